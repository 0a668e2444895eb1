"""How wide the columns of a table are on paper."""

from __future__ import annotations

from typing import Final

from opendata.messages import Language
from opendata.report.layout.blocks import Grid
from opendata.report.layout.shown import told

_SAMPLE: Final = 500
_LONGEST_WORD: Final = 16
_LONGEST: Final = 60
_ROOM_OF_A_LETTER: Final = 0.2
"""Centimetres of a letter of 9.5 points, with what a cell keeps free beside its text."""


def widths(grid: Grid, language: Language, room: float) -> list[float]:
    """A width in centimetres for each column of ``grid``; together they are ``room``.

    Each column gets what its longest word needs, and of the rest so much more as it has to say.
    """
    needed, wanted = [], []
    for at, column in enumerate(grid.columns):
        cells = [row[at] for row in (*grid.rows[:_SAMPLE], *([grid.totals] if grid.totals else []))]
        texts = [column.title, *(told(cell, language) for cell in cells)]
        words = (len(word) for text in texts for word in text.split())
        needed.append(min(max(words, default=1), _LONGEST_WORD) * _ROOM_OF_A_LETTER + 0.5)
        wanted.append(1 + min(max(map(len, texts)), _LONGEST))
    rest = room - sum(needed)
    if rest < 0:
        return [room * one / sum(needed) for one in needed]
    return [one + rest * want / sum(wanted) for one, want in zip(needed, wanted, strict=True)]
