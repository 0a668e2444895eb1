"""How wide the columns of a table are on paper."""

from __future__ import annotations

from typing import Final

from opendata.messages import Language
from opendata.report.layout.blocks import Grid
from opendata.report.layout.shown import told

_SAMPLE: Final = 500
_LONGEST_WORD: Final = 16
_LONGEST: Final = 60
_ROOM_OF_A_LETTER: Final = 0.19
"""Centimetres of a letter of 9.5 points, with what a cell keeps free beside its text."""


def widths(grid: Grid, language: Language, room: float) -> list[float]:
    """A width in centimetres for each column of ``grid``; together they are ``room``.

    Each column gets what its longest word needs, and of the rest so much more as it has to say.
    """
    needed, more = [], []
    for at, column in enumerate(grid.columns):
        cells = [row[at] for row in (*grid.rows[:_SAMPLE], *([grid.totals] if grid.totals else []))]
        texts = [column.title, *(told(cell, language) for cell in cells)]
        word = max((len(word) for text in texts for word in text.split()), default=1)
        word = min(word, _LONGEST_WORD)
        needed.append(word * _ROOM_OF_A_LETTER + 0.5)
        more.append(1 + max(min(max(map(len, texts)), _LONGEST) - word, 0))
    rest = room - sum(needed)
    if rest < 0:
        return [room * one / sum(needed) for one in needed]
    return [one + rest * want / sum(more) for one, want in zip(needed, more, strict=True)]
