"""Many lines of a text as one: mended and with single blanks, as :mod:`.lines` makes each."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple, overload

from opendata.acts.lines import (
    APOSTROPHES,
    BLANKS,
    BROKEN_OFF,
    DASHES,
    FOLDED,
    SPACED_WORD,
    UNFOLDED,
    Line,
    holds_hidden,
    joined,
    make_line,
    mended,
)

SIGNS: Final = tuple((sign, FOLDED[ord(sign)]) for sign in DASHES + APOSTROPHES)
SHORT_WORDS: Final = re.compile(
    r" [^\W\d_]{1,2} +[^\W\d_]{1,2}(?![^\W\d_]) +[^\W\d_]{1,2}(?![^\W\d_])"
)
"""What every word with blanks between its letters has in it, and hardly anything else."""
RUN: Final = re.compile("[^ ]+(?: [^ ]+)*")


class Flat(NamedTuple):
    """The lines as one ``line``, and where in its text each of them starts."""

    line: Line
    starts: Sequence[int]


class Moved(Sequence[int]):
    """Where each sign of a text stands in its source, kept for the runs that moved together."""

    __slots__ = ("_firsts", "_length", "_shifts")

    def __init__(self, firsts: list[int], shifts: list[int], length: int) -> None:
        """``firsts`` are where the runs begin in the text, ``shifts`` how far on in the source."""
        self._firsts = firsts
        self._shifts = shifts
        self._length = length

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, at: int) -> int: ...
    @overload
    def __getitem__(self, at: slice) -> list[int]: ...
    def __getitem__(self, at: int | slice) -> int | list[int]:
        if isinstance(at, slice):
            return [self[i] for i in range(*at.indices(self._length))]
        at = at + self._length if at < 0 else at
        if not 0 <= at < self._length:
            raise IndexError(at)
        return at + self._shifts[bisect_right(self._firsts, at) - 1]


def flat(text: str, start: int, end: int) -> Flat:
    """The lines of ``text[start:end]`` that hold anything; offsets are those into ``text``.

    The same as making each line and joining them, but where nothing moves nothing is copied sign
    by sign: the text of most acts is left as it is.
    """
    raw = text[start:end]
    shown = raw
    usual = UNFOLDED.search(raw) is None
    for sign in () if usual else BLANKS:
        if sign in shown:
            shown = shown.replace(sign, " ")
    if holds_hidden(raw) or (SHORT_WORDS.search(shown) and SPACED_WORD.search(shown)):
        return _by_lines(raw, start)
    folded = shown
    for sign, plain in () if usual else SIGNS:
        if sign in folded:
            folded = folded.replace(sign, plain)
    folded = mended(folded)
    if "\n" in folded or "  " in folded or folded.strip(" ") != folded or not folded:
        return _joined(folded, shown, start)
    return Flat(
        Line(folded, shown, range(start, start + len(raw))), (0,)
    )  # one line in which nothing moves


def _joined(folded: str, shown: str, start: int) -> Flat:
    """The lines with a blank between each two; «природно-» / «заповідного» have none."""
    parts: list[str] = []
    glyphs: list[str] = []
    firsts: list[int] = []
    shifts: list[int] = []
    starts: list[int] = []
    length = at = 0
    for line in folded.split("\n"):
        fresh = True
        for begin, stop in _runs(line, at):
            if parts and not (fresh and _goes_on(parts[-1], folded[begin])):
                parts.append(" ")
                glyphs.append(" ")
                length += 1
            if fresh:
                starts.append(length)
                fresh = False
            if not shifts or start + begin - length != shifts[-1]:
                firsts.append(length)
                shifts.append(start + begin - length)
            parts.append(folded[begin:stop])
            glyphs.append(shown[begin:stop])
            length += stop - begin
        at += len(line) + 1
    if not parts:
        return Flat(make_line(""), ())
    still = len(firsts) == 1
    offsets = range(shifts[0], shifts[0] + length) if still else Moved(firsts, shifts, length)
    return Flat(Line("".join(parts), "".join(glyphs), offsets), starts)


def _runs(line: str, at: int) -> Iterable[tuple[int, int]]:
    """Where the parts of ``line`` stand that have single blanks only; mostly that is all of it."""
    if "  " not in line and line[:1] not in ("", " ") and line[-1] != " ":
        return ((at, at + len(line)),)
    return [(at + run.start(), at + run.end()) for run in RUN.finditer(line)]


def _goes_on(before: str, first: str) -> bool:
    """Whether a word broken off at the end of a line goes on with the letter ``first``."""
    return before[-1] == "-" and first.islower() and BROKEN_OFF.search(before) is not None


def _by_lines(raw: str, start: int) -> Flat:
    """The slow way, for words with blanks between their letters and for signs without a width."""
    lines: list[Line] = []
    for one in raw.split("\n"):
        line = make_line(one, start)
        start += len(one) + 1
        if line.text:
            lines.append(line)
    whole = joined(lines)
    return Flat(whole, [bisect_left(whole.offsets, line.offsets[0]) for line in lines])
