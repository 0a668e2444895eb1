"""Ways in which a text is spoiled: some harm what it says, some must not change what is read."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from hypothesis import strategies as st

LATIN = "ABCEHIKMOPTXaceiopxy"
CYRILLIC = "АВСЕНІКМОРТХасеіорху"
TO_LATIN = str.maketrans(CYRILLIC, LATIN)
TO_CYRILLIC = str.maketrans(LATIN, CYRILLIC)
MARKS = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff\u0301"
PUNCTUATION = ".,;:!?()[]{}«»„“”\"'’`-–—_/\\|*№#&%$@+=<>~^…·•"
NAVIGATION = (
    "Головна\nНовини\nКонтакти\n",
    "Головна | Документи | Нормативні документи\n",
    "Версія для друку   Надіслати листа\n",
    "A A A\nМапа сайту\nПошук\n",
    "Фото без опису\n\n",
    "Facebook\nTelegram\nYouTube\n",
    "Кількість переглядів: 1204\n",
)
CYRILLIC_WORD = re.compile(r"[А-яҐґЄєІіЇї]{4,}")
Change = Callable[[str, random.Random], str]


def _lines(text: str, rnd: random.Random) -> tuple[list[str], int]:
    lines = text.split("\n")
    return lines, rnd.randrange(len(lines))


def drop_line(text: str, rnd: random.Random) -> str:
    """Without one line."""
    lines, i = _lines(text, rnd)
    return "\n".join(lines[:i] + lines[i + 1 :])


def double_line(text: str, rnd: random.Random) -> str:
    """One line twice."""
    lines, i = _lines(text, rnd)
    return "\n".join(lines[: i + 1] + lines[i:])


def swap_lines(text: str, rnd: random.Random) -> str:
    """Two lines in each other's place."""
    lines, i = _lines(text, rnd)
    j = rnd.randrange(len(lines))
    lines[i], lines[j] = lines[j], lines[i]
    return "\n".join(lines)


def cut(text: str, rnd: random.Random) -> str:
    """A piece out of the middle, or one end of it."""
    first, last = sorted((rnd.randint(0, len(text)), rnd.randint(0, len(text))))
    return rnd.choice((text[:first], text[last:], text[first:last]))


def one_line(text: str, rnd: random.Random) -> str:
    """All line ends lost."""
    return text.replace("\n", rnd.choice((" ", "", "  ", " | ", "\t", "\u2028")))


def marks(text: str, rnd: random.Random) -> str:
    """Invisible marks anywhere."""
    return _sprinkled(text, rnd, MARKS)


def punctuation(text: str, rnd: random.Random) -> str:
    """Stray signs anywhere."""
    return _sprinkled(text, rnd, PUNCTUATION)


def _sprinkled(text: str, rnd: random.Random, signs: str) -> str:
    out = list(text)
    for _ in range(rnd.randint(1, 20)):
        out.insert(rnd.randint(0, len(out)), rnd.choice(signs))
    return "".join(out)


def homoglyphs(text: str, rnd: random.Random) -> str:
    """Letters of the other alphabet that look the same, in either direction."""
    table = rnd.choice((TO_LATIN, TO_CYRILLIC))
    share = rnd.choice((0.1, 0.5, 1.0))
    return "".join(c.translate(table) if rnd.random() < share else c for c in text)


def other_case(text: str, rnd: random.Random) -> str:
    """All in capitals, or in small letters, or the wrong way about."""
    return rnd.choice((str.upper, str.lower, str.swapcase, str.title))(text)


def letter_spaced(text: str, rnd: random.Random) -> str:
    """Some words with blanks between their letters."""
    return re.sub(r"\w+", lambda m: " ".join(m[0]) if rnd.random() < 0.2 else m[0], text)


def repeated(text: str, rnd: random.Random) -> str:
    """A chunk again and again."""
    first, last = sorted((rnd.randint(0, len(text)), rnd.randint(0, len(text))))
    last = min(last, first + 300)
    return text[:last] + text[first:last] * rnd.randint(1, 12) + text[last:]


def strange_spaces(text: str, rnd: random.Random) -> str:
    """Blanks of all kinds in place of blanks."""
    spaces = " \u00a0\u2003\u2009\u202f\t\x0b\x0c\u3000"
    return "".join(rnd.choice(spaces) if c == " " and rnd.random() < 0.5 else c for c in text)


HARMFUL: tuple[Change, ...] = (
    drop_line, double_line, swap_lines, cut, one_line, marks, punctuation, homoglyphs, other_case,
    letter_spaced, repeated, strange_spaces,
)  # fmt: skip


def no_break_spaces(text: str, rnd: random.Random) -> str:
    """No-break spaces in place of some blanks, as Word puts them."""
    return "".join("\u00a0" if c == " " and rnd.random() < 0.5 else c for c in text)


def soft_hyphens(text: str, rnd: random.Random) -> str:
    """Soft hyphens and zero-width signs inside words."""

    def broken(match: re.Match[str]) -> str:
        if rnd.random() < 0.5:
            return match[0]
        at = rnd.randint(2, len(match[0]) - 2)
        return match[0][:at] + rnd.choice("\u00ad\u200b\u200d") + match[0][at:]

    return CYRILLIC_WORD.sub(broken, text)


def look_alikes(text: str, rnd: random.Random) -> str:
    """A Latin letter here and there inside long Cyrillic words: «РIШEННЯ»."""

    def typed(match: re.Match[str]) -> str:
        at = rnd.randrange(len(match[0]) - 1)
        return match[0][:at] + match[0][at].translate(TO_LATIN) + match[0][at + 1 :]

    return CYRILLIC_WORD.sub(typed, text)


def trailing_blanks(text: str, rnd: random.Random) -> str:
    """Blanks and tabs at the ends of lines."""
    return "\n".join(
        line + rnd.choice(("", " ", "   ", "\t", "\u00a0")) for line in text.split("\n")
    )


def indented(text: str, rnd: random.Random) -> str:
    """Blanks before the lines, as a typist centres them."""
    return "\n".join(rnd.choice(("", "   ", " " * 30)) + line for line in text.split("\n"))


def empty_lines(text: str, rnd: random.Random) -> str:
    """An empty line after every line, as many converters put out paragraphs."""
    return text.replace("\n", rnd.choice(("\n\n", "\n \n", "\n\n\n")))


def navigation(text: str, rnd: random.Random) -> str:
    """The menu of a site above the act."""
    return "".join(rnd.sample(NAVIGATION, rnd.randint(1, 3))) + text


HARMLESS: tuple[Change, ...] = (
    no_break_spaces, soft_hyphens, look_alikes, trailing_blanks, indented, empty_lines, navigation,
)  # fmt: skip


@st.composite
def changes(draw: st.DrawFn, of: tuple[Change, ...], most: int = 4) -> Callable[[str], str]:
    """Several changes, one after another, each at places of its own."""
    chosen = draw(st.lists(st.sampled_from(of), min_size=1, max_size=most))
    seed = draw(st.integers(0, 2**32))

    def apply(text: str) -> str:
        rnd = random.Random(seed)  # noqa: S311 - so that a failure can be repeated
        for change in chosen:
            text = change(text, rnd)
        return text

    apply.__name__ = "_then_".join(change.__name__ for change in chosen)
    return apply
