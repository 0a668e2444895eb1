"""A sheet as lines of text: each cell with the title of its column, as the screen reads it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from opendata.redact.story import Piece

_SEARCHED: Final = 20
"""Rows from the top among which the titles of the columns stand."""
_LONGEST: Final = 120
"""Characters of a title; a longer one is no title."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The pieces of the text of a cell, and the number of its column."""

    column: int
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The text of the cell."""
        return "".join(text for text, _ in self.pieces)


def lines(rows: Sequence[Sequence[Cell]]) -> Iterator[Piece]:
    """A line for each row, «title: cell» parted by tabs; a blank line between two rows, so that
    none is read into the next.
    """
    at = _titles_at(rows)
    titles = _titles(rows[at]) if at is not None else {}
    for number, row in enumerate(rows):
        for cell in row:
            title = titles.get(cell.column) if at is not None and number > at else None
            if title:
                yield f"{title}: ", None
            yield from cell.pieces
            yield "\t", None
        yield "\n\n", None


def _titles_at(rows: Sequence[Sequence[Cell]]) -> int | None:
    """The row with the titles: the first of those with the most cells that hold words."""
    counts = [sum(_is_title(cell.text) for cell in row) for row in rows[:_SEARCHED]]
    most = max(counts, default=0)
    return counts.index(most) if most > 1 else None


def _titles(row: Sequence[Cell]) -> Mapping[int, str]:
    return {cell.column: " ".join(cell.text.split()) for cell in row if _is_title(cell.text)}


def _is_title(text: str) -> bool:
    return len(text) <= _LONGEST and any(sign.isalpha() for sign in text)
