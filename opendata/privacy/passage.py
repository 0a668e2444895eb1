"""A text made ready for the detectors, and what stands around a place in it.

Identifiers are hidden by accident more than by intent: a Latin letter in a series, a no-break space
in a number, a soft hyphen from a web page. The detectors look at a folded copy in which these are
gone; places are given back in the text as it was.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property
from typing import Final, TypeVar, cast

from opendata.privacy.people import Person, people_in

T = TypeVar("T")
_GONE: Final = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Characters without width that split what a reader sees as one number."""
_SPACES: Final = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u202f\u205f\u3000"
)
_DASHES: Final = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_FOLDS: Final = (
    *((sign, " ") for sign in _SPACES),
    *((sign, "-") for sign in _DASHES),
    *((chr(0xFF10 + digit), str(digit)) for digit in range(10)),
    *((sign, "’") for sign in "'`ʼ‘′´"),
)
_USUAL: Final = tuple(one for one in _FOLDS if one[0].encode("cp1251", "ignore"))
_LONGEST_NAME: Final = 150
_TWINS: Final = (*zip("aceiopxyABCEHIKMOPTXY", "асеіорхуАВСЕНІКМОРТХУ", strict=True),)
_LETTERS: Final = 6
_SOME: Final = 4
_FEWEST: Final = 3
_NO_DIGITS = re.compile(r"[^0-9]+")
_MORE: Final = 40
_RUN = re.compile(r"[0-9](?:[ ()\n-]{0,3}[0-9]){3,}")
_SHORTENED: Final = (
    *(r"\sвул", "мешк", r"\sрах", r"\sадр", r"\sвид", r"\sорг", r"\sкім", r"\sпос", "гурт"),
    *("пров", "росп", "ульв", "обл", "смт", "тел", "моб", "буд", "асп", "сер", "ном", "зареєстр"),
    *("прож", "нар"),
)
_SENTENCE = re.compile(
    # The sign comes first, so that nothing is looked at around any other.
    r"[\n;.!?](?:(?<=\n)(?<![:,].)(?!\s?[а-яґєії])|(?<=;)"
    r"|(?<=[.!?])(?=\s+[А-ЯҐЄІЇA-Z])(?<=[а-яґєіїa-zA-Z)»\"]{3}.)"
    rf"{''.join(f'(?<!{word}.)' for word in _SHORTENED)})",
    re.DOTALL,
)
"""Abbreviations end no sentence: «вул. Садова», «обл. Київська»."""


def _table() -> bytes:
    """For each byte of the code page 1251 the small Cyrillic letter that it is or looks like; a
    blank for what is no letter.
    """
    twins = dict(_TWINS)
    signs = (bytes([code]).decode("cp1251", "replace") for code in range(256))
    small = (twins.get(sign, sign).lower() for sign in signs)
    return b"".join(sign.encode("cp1251", "replace") if sign.isalpha() else b" " for sign in small)


_PLAIN: Final = _table()
_NO_TWINS: Final = bytes(code for code in range(256) if chr(code) not in dict(_TWINS))


def _plain(text: bytes) -> bytes:
    return text.translate(_PLAIN)


@cache
def _beginnings(words: tuple[str, ...]) -> frozenset[bytes]:
    first = (_plain(word.encode("cp1251", "replace")).split()[0] for word in words)
    return frozenset(
        word[: _LETTERS if len(word) >= _LETTERS else min(len(word), _SOME)] for word in first
    )


@cache
def _heads(stems: tuple[str, ...]) -> tuple[tuple[bytes, str], ...]:
    return tuple((next(iter(_beginnings((stem,)))), stem) for stem in stems)


def occurrences(text: str, part: str) -> Iterator[int]:
    """Where ``part`` begins in ``text``, each time."""
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def _scripts() -> bytes:
    """For each byte of the code page 1251 whether it is a Latin or a Cyrillic letter, or a zero."""
    signs = (bytes([code]).decode("cp1251", "replace") for code in range(256))
    return b"".join(
        b"0" if sign == "0" else b" " if not sign.isalpha() else b"L" if sign.isascii() else b"C"
        for sign in signs
    )


_SCRIPTS: Final = _scripts()
_MIXED = re.compile(r"\w*(?:[A-Za-z][а-яґєіїА-ЯҐЄІЇ]|[а-яґєіїА-ЯҐЄІЇ][A-Za-z])\w*")
_ZERO = re.compile(r"(?<=[а-яґєіїА-ЯҐЄІЇ])0(?=[а-яґєії])")
"""«Пасп0рт»."""
_LOOKALIKE = re.compile(r"(?<![\w@.\\/])[aceiopxyABCEHIKMOPTXY]+(?![\w@])")
"""A word of such letters alone, in a text that mixes the two: «MOTPOHA»."""
_AS_DIGITS: Final = {"О": "0", "о": "0", "O": "0", "o": "0", "l": "1", "I": "1", "І": "1", "і": "1",
                     "З": "3", "з": "3", "б": "6"}  # fmt: skip
_SHAPES: Final = b"".join(
    b"D" if bytes([code]).isdigit()
    else b"L" if bytes([code]).decode("cp1251", "replace") in _AS_DIGITS
    else b" "
    for code in range(256)
)  # fmt: skip
_NUMBER = re.compile(r"(?<!\w)[0-9ОоOolIІіЗзб]{6,20}(?!\w)")
_GROUPS = re.compile(
    r"(?<![\w-])[0ОоOo][0-9ОоOoIlІіЗзб]{2}(?:[ -][0-9ОоOoIlІіЗзб]{2,3}){3}(?![\w-])"
)
"""«О67 43О 18 27»."""
_PART: Final = r"(?=[ОоOoIlІі]{0,3}[0-9])[0-9ОоOoIlІі]{1,5}"
_PARTS = re.compile(
    rf"(?<![\w-])\(?[0ОоOo](?=[ОоOoIlІі]{{0,3}}[0-9])[0-9ОоOoIlІі]{{1,4}}\)?"
    rf"(?:[ -]{{1,2}}{_PART}){{2,4}}(?![\w-])"
)
"""«(О5236) 4-4l-17»."""
_AT_HOUSE = re.compile(
    r"(?<=[бв]\. )[lIІ](?=[0-9])[0-9]{1,2}(?!\w)|(?<=[бв]\. )[0-9]{1,2}[lIІОO](?!\w)"
)
"""«Вул. Садова б. l9»."""
_SERIES = re.compile(
    r"(?<=(?<![А-ЯҐЄІЇA-Zа-яґєії’-])[А-ЯҐЄІЇA-Z]{2}[ №])"
    r"[0-9ОоOoIlІіЗзб]{3} ?[0-9ОоOoIlІіЗзб]{3}(?![\w-])"
)
"""«МЕ І47 905»."""
_LINE = re.compile(r"(?<![^\W_])_+|_+(?![^\W_])")
"""What a form has to be filled in on: «Адр.___Садова, 2___», «_СО 771 204_»."""
_NUMERO = re.compile(r"\bN[oо°](?=\s?\d)")
"""What old machines had for «№»."""
_DAY = re.compile(
    r"(?<![\w./-])(?=[ОоOoIlІі./]{0,9}[0-9])[0-9ОоOoIlІі]{1,2}([./])[0-9ОоOoIlІі]{1,2}\1"
    r"[12IlІі][0-9ОоOoIlІі]{3}(?![\w/-])"
)
_BARE_PHONE = re.compile(
    r"(?<![\w-])(?=[ОоOoIlІі-]{0,9}[0-9])[0-9ОоOoIlІі]{1,3}-[0-9ОоOoIlІі]{2}-[0-9ОоOoIlІі]{2}(?![\w-])"
)
_TEN: Final = 10
"""The digits of a tax number: half of them may be letters."""
_TO_DIGITS: Final = str.maketrans(_AS_DIGITS)
_BROKEN = re.compile(r"(?:(?<=[а-яґєії])-\n(?=[а-яґєії])|(?<=\d)-\n(?=\d))")
"""A word or a number that goes on in the next line."""
_TO_CYRILLIC: Final = str.maketrans(dict(_TWINS))


def _mended(text: str, signs: bytes) -> str:
    """``text``, of which ``signs`` are the bytes, with the Latin letters made Cyrillic that stand
    within Cyrillic words: «пacпорт» has three, from a scanner or from a clever hand.
    """
    scripts = signs.translate(_SCRIPTS)
    if b"C0C" in scripts:
        text = _ZERO.sub("о", text)
    if b"LC" not in scripts and b"CL" not in scripts:
        return text
    text = _MIXED.sub(lambda word: word[0].translate(_TO_CYRILLIC), text)
    return _LOOKALIKE.sub(lambda word: word[0].translate(_TO_CYRILLIC), text)


def _with_digits(text: str, signs: bytes) -> str:
    """``text`` with the letters made digits that stand for digits in long numbers: «2О13О7127О»,
    «228585004l».
    """
    shapes = signs.translate(_SHAPES)
    if b"DL" not in shapes and b"LD" not in shapes:
        return text
    for pattern in (_PARTS, _DAY, _BARE_PHONE):
        text = pattern.sub(_number, text)
    text = _AT_HOUSE.sub(lambda one: one[0].translate(_TO_DIGITS), text)
    return _SERIES.sub(_number, _GROUPS.sub(_number, _NUMBER.sub(_number, text)))


def _number(found: re.Match[str]) -> str:
    digits = sum(sign.isdigit() for sign in found[0])
    signs = sum(sign.isalnum() for sign in found[0])
    enough = digits * 2 >= signs if signs == _TEN else digits * 5 >= signs * 3
    return found[0].translate(_TO_DIGITS) if enough else found[0]


class Passage:
    """A text, its folded copy ``text``, and the people in it."""

    def __init__(self, text: str) -> None:
        self.original = text
        folded = text
        self._bytes = text.encode("cp1251", "replace")
        # Nearly all texts have no sign outside of this code page: then few have to be looked for.
        plain = self._bytes.count(b"?") == text.count("?")
        for sign, fold in _USUAL if plain else _FOLDS:
            if sign in folded:
                folded = folded.replace(sign, fold)
        if "N" in folded:
            folded = _NUMERO.sub(" №", folded)
        if "_" in folded:
            folded = _LINE.sub(lambda line: " " * len(line[0]), folded)
        self._made: dict[object, object] = {}
        self._places: list[int] | None = None
        broken: set[int] = set()
        if "-\n" in folded:
            broken = {one.start() for one in _BROKEN.finditer(folded)}
        if broken or "\u00ad" in folded or (not plain and any(sign in folded for sign in _GONE)):
            gone = broken | {at + 1 for at in broken}
            kept = [n for n, sign in enumerate(folded) if sign not in _GONE and n not in gone]
            folded = "".join(folded[at] for at in kept)
            self._places = [*kept, len(text)]
            self._bytes = folded.encode("cp1251", "replace")
        self.text = _with_digits(_mended(folded, self._bytes), self._bytes)

    @cached_property
    def low(self) -> str:
        """The folded text in small letters; it has the same length as :attr:`text`."""
        low = self.text.lower()
        return low if len(low) == len(self.text) else "".join(s.lower()[:1] or s for s in self.text)

    @cached_property
    def marked(self) -> str:
        """The text as long as :attr:`text`, with the tabs that part the cells of tables."""
        text = self.original
        if self._places is not None:
            text = "".join(text[at] for at in self._places[:-1])
        return text.replace(" \\ ", " | ")

    @cached_property
    def cyrillic(self) -> str:
        """The small text with Latin letters that look Cyrillic made so: «i.п.н.» has a Latin i."""
        if not self._bytes.translate(None, _NO_TWINS):
            return self.low
        twin = self.text
        for latin, letter in _TWINS:
            if latin in twin:
                twin = twin.replace(latin, letter)
        low = twin.lower()
        return low if len(low) == len(twin) else self.low

    @cached_property
    def runs(self) -> tuple[tuple[int, int, int], ...]:
        """Where digits stand close together: start, end, and how many; at least four."""
        return tuple(
            (one.start(), one.end(), len(_NO_DIGITS.sub("", one[0])))
            for one in _RUN.finditer(self.text)
        )

    @cached_property
    def most_digits(self) -> int:
        """The number of digits in the longest run: most acts have no long ones at all."""
        return max((digits for _, _, digits in self.runs), default=0)

    @cached_property
    def letters(self) -> bytes:
        """The small letters in the code page 1251, Latin ones that look Cyrillic made so, a
        blank for every other sign and at both ends: searching bytes is quicker than searching text.
        """
        return b" " + _plain(self._bytes) + b" "

    @cached_property
    def beginnings(self) -> frozenset[bytes]:
        """The first letters of all words, three, four and six, as :func:`_beginnings` makes them.

        Most acts have none of the words that a detector goes by, and looking a set over takes a
        hundredth of the time of looking the text over.
        """
        most = {word[:_LETTERS] for word in set(self.letters.split())}
        some = {word[:_SOME] for word in most}
        return frozenset(most | some | {word[:_FEWEST] for word in some})

    def has(self, words: tuple[str, ...]) -> bool:
        """Whether a word of the text may begin with one of ``words``; a word of one or two letters
        is meant whole. Six letters are looked at: it is no more than a hint, but never misses.
        """
        return not _beginnings(words).isdisjoint(self.beginnings)

    def places(self, stems: tuple[str, ...], *, twins: bool = False) -> list[int]:
        """Where ``stems`` stand in the small text, or with ``twins`` in :attr:`cyrillic`, in order:
        at the beginning of a word at least.
        """
        found: list[int] = []
        for head, stem in _heads(stems) if self.has(stems) else ():
            if head in self.beginnings:
                found.extend(occurrences(self.cyrillic if twins else self.low, stem))
        return sorted(found)

    def near_digits(
        self, pattern: re.Pattern[str], least: int, before: int, after: int
    ) -> Iterator[re.Match[str]]:
        """The matches of ``pattern`` in the text around runs of ``least`` digits or more, each
        once: looking there alone saves reading the whole text for each pattern.
        """
        reached = 0
        for start, end, digits in self.runs:
            if digits < least or end <= reached:
                continue
            # Some more is shown to the pattern, as what follows a number decides what it is.
            close = min(len(self.text), end + after + _MORE)
            for found in pattern.finditer(self.text, max(reached, start - before), close):
                if found.start() > end + after or (found.end() == close < len(self.text)):
                    break
                reached = found.end()
                yield found
            reached = max(reached, end)

    def once(self, make: Callable[[Passage], T]) -> T:
        """What ``make`` makes of this text, made once for all that ask."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("T", self._made[make])

    def at_words(self, pattern: re.Pattern[str], stems: tuple[str, ...]) -> Iterator[re.Match[str]]:
        """The matches of ``pattern`` in the small text, that begin with one of ``stems``."""
        reached = 0
        for at in self.places(stems):
            found = pattern.match(self.low, at) if at >= reached else None
            if found is not None:
                reached = found.end()
                yield found

    def near_words(
        self, pattern: re.Pattern[str], stems: tuple[str, ...], reach: int = 60
    ) -> Iterator[re.Match[str]]:
        """The matches of ``pattern`` in the small text within ``reach`` of one of ``stems``."""
        return self.around(pattern, ((at, at) for at in self.places(stems)), reach)

    def around(
        self, pattern: re.Pattern[str], places: Iterable[tuple[int, int]], reach: int
    ) -> Iterator[re.Match[str]]:
        """The matches of ``pattern`` in the small text up to ``reach`` characters from ``places``,
        which are in order. Windows that touch are read as one; what begins in one and may go on
        behind it is read to its end.
        """
        begin = close = -1
        for start, end in places:
            if begin >= 0 and start - reach <= close:
                close = max(close, end + reach)
                continue
            if begin >= 0:
                yield from self._window(pattern, begin, close)
            begin, close = max(0, start - reach, close), end + reach
        if begin >= 0:
            yield from self._window(pattern, begin, close)

    def _window(self, pattern: re.Pattern[str], begin: int, close: int) -> Iterator[re.Match[str]]:
        for found in pattern.finditer(self.low, begin, min(len(self.low), close + _MORE)):
            if found.start() >= close:
                return
            yield found

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Everybody who is named, in the order of the text."""
        return people_in(self.text, self.low, self.has)

    @cached_property
    def _starts(self) -> list[int]:
        return [one.start for one in self.people]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A place of the folded text in the text as it was."""
        if self._places is None:
            return start, end
        return self._places[start], self._places[end - 1] + 1

    def before(self, at: int, reach: int) -> str:
        """Up to ``reach`` characters before ``at``, in small letters."""
        return self.low[max(0, at - reach) : at]

    def after(self, at: int, reach: int) -> str:
        """Up to ``reach`` characters after ``at``, in small letters."""
        return self.low[at : at + reach]

    def sentence(self, start: int, end: int, reach: int = 250) -> tuple[int, int]:
        """Where the sentence begins and ends that has the place in it, but not farther off than
        ``reach``: protocols have sentences of pages.
        """
        low = max(0, start - reach)
        begin = low
        for found in _SENTENCE.finditer(self.text, low, start):
            begin = found.end()
        close = _SENTENCE.search(self.text, end, min(len(self.text), end + reach))
        return begin, close.start() if close else min(len(self.text), end + reach)

    def official(self, start: int, end: int) -> bool:
        """Whether an office names the person whose name stands there."""
        return Person(start, end, full=False, low=self.low).official

    def people_between(self, start: int, end: int) -> tuple[Person, ...]:
        """Whose names begin between the two places."""
        return self.people[bisect_left(self._starts, start) : bisect_right(self._starts, end)]

    def person_before(self, at: int, reach: int) -> Person | None:
        """Whoever is named, official or not, no more than ``reach`` characters before ``at``."""
        place = bisect_left(self._starts, at) - 1
        if place < 0 or not 0 <= at - self.people[place].end <= reach:
            return None
        return self.people[place]

    def person_near(self, start: int, end: int, before: int, after: int) -> Person | None:
        """The nearest private person named up to so many characters before or after a place, with
        no end of a sentence between.
        """
        begin, close = self.sentence(start, end)
        begin, close = max(begin, start - before), min(close, end + after)
        first = bisect_right(self._starts, begin - _LONGEST_NAME)
        near = [
            one
            for one in self.people[first : bisect_left(self._starts, close)]
            if not one.official and one.end > begin
        ]
        return min(
            near, key=lambda one: min(abs(start - one.end), abs(one.start - end)), default=None
        )
