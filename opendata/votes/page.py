"""Letters of a page with their positions → its lines, as they look on paper.

Programs write the cells of a table in any order, some from the bottom up; and which words stand in
one column can be told only from where they stand.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

SAME_LINE: Final = 0.12
"""Letters whose base lines differ by less than this share of their height are in one line."""
WORD_GAP: Final = 0.12
CELL_GAP: Final = 0.9
"""Gaps wider than these shares of the height part words, and cells."""
CELL_BLANKS: Final = 4


class Letter(NamedTuple):
    """A letter: from ``left`` to ``right``, on the line at ``base`` (upwards), ``height`` tall."""

    sign: str
    left: float
    right: float
    base: float
    height: float


def lay_out(letters: Iterable[Letter]) -> str:
    """The text, lines from top to bottom; blanks keep the cells of a line apart and in columns."""
    kept = [one for one in letters if not one.sign.isspace() and one.sign.isprintable()]
    if not kept:
        return ""
    heights = sorted(one.height for one in kept)
    height = heights[len(heights) // 2] or 1.0
    rows: list[list[Letter]] = []
    for one in sorted(kept, key=lambda letter: -letter.base):
        if rows and rows[-1][0].base - one.base <= max(SAME_LINE * height, 0.8):
            rows[-1].append(one)
        else:
            rows.append([one])
    return "\n".join(_line(sorted(row, key=lambda letter: letter.left), height) for row in rows)


def _line(row: list[Letter], height: float) -> str:
    step = height / 2
    line = " " * int(row[0].left / step)
    before: Letter | None = None
    for one in row:
        gap = one.left - before.right if before is not None else 0.0
        if gap > CELL_GAP * height:
            line += " " * max(CELL_BLANKS, int(one.left / step) - len(line))
        elif gap > WORD_GAP * height:
            line += " "
        line += one.sign
        before = one
    return line
