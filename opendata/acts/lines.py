"""A text as lines that can be compared: look-alikes mended, spacing closed, origins remembered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from opendata.acts.unfold import unfold

HEAD_CHARS = 12_000
HEAD_LINES = 300
LINE_CHARS = 1_500
"""The header of an act stands at its very beginning; site navigation may take a page before it."""
REPEATED = 60
"""Lines up to this long often come again in the next act, and are remembered for a while."""

SPACES = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"
)
BLANKS = SPACES + "\t\x0b\x0c|\x1c\x1d\x1e\x1f\x85"
"""Whatever parts words, the border of a table's cell included."""
DROPPED = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u0301\u202a\u202b\u202c\u202d\u202e"
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
APOSTROPHES = "'`\u2018\u02bc\u00b4\u2032"
FOLDED = {
    **dict.fromkeys(map(ord, BLANKS), " "),
    **dict.fromkeys(map(ord, DASHES), "-"),
    **dict.fromkeys(map(ord, APOSTROPHES), "\u2019"),
}
LATIN = "ABCEHIKMOPTXaceiopxy"
CYRILLIC = "АВСЕНІКМОРТХасеіорху"
MENDED = str.maketrans(LATIN, CYRILLIC)
BLANK_SIGN = re.compile(f"[{BLANKS}]")
UNFOLDED = re.compile(f"[{BLANKS}{DASHES}{APOSTROPHES}]")
WORD = re.compile(r"[A-Za-zА-яҐґЄєІіЇї]+")
MIXED = re.compile(r"[A-Za-z](?:(?=[А-яҐґЄєІіЇї])|(?<=[А-яҐґЄєІіЇї][A-Za-z]))")
"""A Latin letter beside a Cyrillic one; few letters are Latin, so this begins with them."""
HIDDEN = re.compile(f"[{DROPPED}]")
NOT_SPACE = re.compile("[^ ]+")
CYRILLIC_LETTER = re.compile(r"[А-яҐґЄєІіЇї]")
SPACED_WORD = re.compile(r"(?<!\S)[^\W\d_]{1,2}(?: +[^\W\d_]{1,2}(?![^\W\d_])){3,}(?!\w)")
PAIR = re.compile(r"[^\W\d_]{2}")
PAIRS_AT_MOST = 0.2
"""Typists forget a blank now and then: «р а й о н но ї»; more pairs than this are real words."""
SPACED_GAP = re.compile(" +")
BROKEN_OFF = re.compile(r"[^\W\d_]-$")
SINGLE_LETTERS = re.compile(r" [^\W\d_]{1,2} +[^\W\d_]{1,2}(?: |$)")
NOT_LETTERS = re.compile(r"[\W\d_]+")


class Line(NamedTuple):
    """One line of the text, as it is compared and as it is shown.

    ``text`` has single spaces, Cyrillic letters for their Latin doubles inside Cyrillic words, one
    sign for all dashes and apostrophes, and no letter-spacing; ``shown`` has the same length but
    the signs of the source. ``offsets[i]`` is where ``text[i]`` stands in the source.
    ``gap`` says that an empty line stands above it.
    """

    text: str
    shown: str
    offsets: Sequence[int]
    gap: bool = False

    @property
    def squeezed(self) -> str:
        """The capitals of ``text`` alone: «Р І Ш Е Н Н Я № 5» → «РІШЕННЯ»."""
        return NOT_LETTERS.sub("", self.text).upper()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where ``text[start:end]`` stands in the source."""
        return self.offsets[start], self.offsets[end - 1] + 1

    def whole(self) -> tuple[int, int]:
        """Where the line stands in the source."""
        return self.offsets[0], self.offsets[-1] + 1


def head_lines(text: str) -> Iterator[Line]:
    """The lines of the beginning of ``text`` that hold anything, in order, made as they are asked.

    The rest of the text is not even looked at: an annex may be as long as a book.
    """
    position, count, gap = 0, 0, False
    for raw in text[:HEAD_CHARS].split("\n"):
        for part, start in unfold(raw):
            line = make_line(part[:LINE_CHARS], position + start, gap=gap)
            gap = not line.text
            if line.text:
                yield line
                count += 1
                if count == HEAD_LINES:
                    return
        position += len(raw) + 1


def make_line(raw: str, position: int = 0, *, gap: bool = False) -> Line:
    """One line; ``position`` is where ``raw`` begins in the source, ``gap`` as in :class:`Line`."""
    line = _short(raw) if len(raw) <= REPEATED else _made(raw)
    offsets = line.offsets
    if isinstance(offsets, range):
        moved: Sequence[int] = range(offsets.start + position, offsets.stop + position)
    else:
        moved = [position + place for place in offsets]
    return Line(line.text, line.shown, moved, gap)


@lru_cache(maxsize=256)
def _short(raw: str) -> Line:
    """The acts of a council repeat their short lines: its name, the heading, «ВИРІШИЛА:»."""
    return _made(raw)


def _made(raw: str) -> Line:
    """The line as if it stood at the beginning of its source."""
    kept: Sequence[int] = range(len(raw))
    if holds_hidden(raw):
        kept = [place for place, sign in enumerate(raw) if sign not in DROPPED]
        raw = HIDDEN.sub("", raw)
    folded = mended(raw.translate(FOLDED) if UNFOLDED.search(raw) else raw)
    drop = _letter_spacing(folded) if SINGLE_LETTERS.search(folded) else frozenset()
    if not drop and "  " not in folded:
        return _plain(folded, raw, kept)
    words: list[str] = []
    glyphs: list[str] = []
    offsets: list[int] = []
    last = -1
    for match in NOT_SPACE.finditer(folded):
        start, end = match.span()
        if last >= 0 and not (drop and last in drop):
            words.append(" ")
            glyphs.append(" ")
            offsets.append(kept[last])
        words.append(match.group())
        glyphs.append(raw[start:end])
        offsets += kept[start:end]
        last = end
    # A word closed up by the step above may only now be seen to mix the alphabets.
    text = mended("".join(words)) if drop else "".join(words)
    return Line(text, "".join(glyphs), offsets)


def _plain(folded: str, raw: str, kept: Sequence[int]) -> Line:
    """A line with single blanks only, as most are: nothing moves in it."""
    start = len(folded) - len(folded.lstrip(" "))
    text = folded.strip(" ")
    shown = raw[start : start + len(text)]
    if BLANK_SIGN.search(shown):
        shown = BLANK_SIGN.sub(" ", shown)
    return Line(text, shown, kept[start : start + len(text)])


def holds_hidden(text: str) -> bool:
    """Whether ``text`` has signs that nobody sees; one after another they are found fastest."""
    return any(map(text.__contains__, DROPPED))


def joined(lines: list[Line]) -> Line:
    """Several lines as one, parted by single spaces; «природно-» / «заповідного» by none."""
    if len(lines) == 1:
        return lines[0]
    text: list[str] = []
    shown: list[str] = []
    offsets: list[int] = []
    for line in lines:
        if offsets and not (BROKEN_OFF.search(text[-1]) and line.text[:1].islower()):
            text.append(" ")
            shown.append(" ")
            offsets.append(offsets[-1] + 1)
        text.append(line.text)
        shown.append(line.shown)
        offsets.extend(line.offsets)
    return Line("".join(text), "".join(shown), offsets)


def in_small(text: str) -> str:
    """``text`` in small letters and as long as before: «İ» by itself would become two signs."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(sign.lower()[0] for sign in text)


def mended(text: str) -> str:
    """``text`` with the words that are Cyrillic in part made Cyrillic altogether."""
    return WORD.sub(_mend_word, text) if MIXED.search(text) else text


def _mend_word(match: re.Match[str]) -> str:
    word = match.group()
    return word.translate(MENDED) if CYRILLIC_LETTER.search(word) else word


def _letter_spacing(text: str) -> Set[int]:
    """The blanks that part the letters of one word: «Р І Ш Е Н Н Я   № 5» → those before «№»'s gap.

    The narrowest gap of a run is taken for the letter-spacing; clearly wider ones part words.
    """
    drop: set[int] = set()
    for match in SPACED_WORD.finditer(text):
        gaps = list(SPACED_GAP.finditer(match.group()))
        if len(PAIR.findall(match.group())) > PAIRS_AT_MOST * (len(gaps) + 1):
            continue
        narrow = min(len(gap.group()) for gap in gaps)
        limit = 1 if narrow == 1 else 2 * narrow
        for gap in gaps:
            if len(gap.group()) <= limit:
                drop.update(range(match.start() + gap.start(), match.start() + gap.end()))
    return drop
