"""Text in columns on a terminal: measured as it is shown, wrapped and never cut."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

GAP = 2
"""Blanks between two columns."""
_LEAST = 8
"""No column of words is made narrower."""
_WORD = 24
"""Longer words are addresses, or no words."""


def width_of(text: str) -> int:
    """Places that one line of ``text`` takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(map(_places, text))


def _places(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrap(text: str, width: int) -> list[str]:
    """``text`` in lines of at most ``width`` places: broken at blanks, long words anywhere.

    Nothing is left out but the blanks that lines are broken at. A character wider than ``width``
    stands alone on its line.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            joined = f"{line} {word}" if line else word
            if width_of(joined) <= width:
                line = joined
                continue
            if line:
                lines.append(line)
            *full, line = _pieces(word, width)
            lines += full
        lines.append(line)
    return lines


def _pieces(word: str, width: int) -> list[str]:
    """``word`` in pieces; what stands above or below a letter stays with it."""
    pieces, taken = [""], 0
    for character in word:
        places = _places(character)
        if taken + places > width and pieces[-1]:
            pieces.append("")
            taken = 0
        pieces[-1] += character
        taken += places
    return pieces


def fitted(
    cells: Sequence[Sequence[str]], fixed: Sequence[bool], room: int, *, broken: bool = True
) -> list[int] | None:
    """A width for each column so that all stand in ``room``; None where they cannot.

    ``fixed`` columns (numbers) are as wide as their longest text. The widest of the others give
    way first; ``broken`` allows to break their words.
    """
    lines = [[line for row in cells for line in row[at].split("\n")] for at in range(len(fixed))]
    widths = [max(map(width_of, one), default=0) for one in lines]
    least = list(widths)
    for at, is_fixed in enumerate(fixed):
        if not is_fixed:
            words = (width_of(word) for line in lines[at] for word in line.split())
            longest = _LEAST if broken else max(words, default=0)
            least[at] = min(widths[at], max(min(longest, _WORD), _LEAST))
    return _narrowed(widths, least, room - GAP * (len(widths) - 1))


def _narrowed(widths: Sequence[int], least: Sequence[int], room: int) -> list[int] | None:
    """``widths`` made narrower until they stand in ``room``, none below its ``least``."""
    found = list(widths)
    while (over := sum(found) - room) > 0:
        loose = [at for at in range(len(found)) if found[at] > least[at]]
        if not loose:
            return None
        widest = max(loose, key=lambda at: found[at])
        alike = [at for at in loose if found[at] == found[widest]]
        lower = max((found[at] for at in loose if found[at] < found[widest]), default=0)
        much = found[widest] - max(lower, least[widest]) if len(alike) == 1 else 1
        found[widest] -= min(over, much)
    return found


def aligned(row: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> Iterator[str]:
    """The lines of one row of a table whose columns are ``widths`` wide."""
    wrapped = [wrap(text, width) for text, width in zip(row, widths, strict=True)]
    for at in range(max((len(lines) for lines in wrapped), default=0)):
        parts = []
        for lines, width, to_right in zip(wrapped, widths, right, strict=True):
            text = lines[at] if at < len(lines) else ""
            blanks = " " * (width - width_of(text))
            parts.append(blanks + text if to_right else text + blanks)
        yield (" " * GAP).join(parts).rstrip()
