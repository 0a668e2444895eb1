"""The right edge of what is printed: beside it programs keep what they fill the form from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from opendata.budget.columns import is_header
from opendata.budget.grid import Cell, Line
from opendata.budget.labels import label_of
from opendata.budget.parts import heading_of
from opendata.budget.words import head_of, numbered


def within_margin(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines without cells to the right of every heading, label and head of a column.

    Only merged cells tell where the form ends; of a form without any, nothing is left out.
    """
    printed = list(_printed(lines))
    merged = [cell for cell in printed if cell.last_col > cell.col]
    if len(merged) * 2 < len(printed) or not merged:
        return tuple(lines)
    edge = max(cell.last_col for cell in printed)
    kept = (tuple(cell for cell in line if cell.col <= edge) for line in lines)
    return tuple(line for line in kept if line)


def _printed(lines: Sequence[Line]) -> Iterator[Cell]:
    for line in lines:
        if heading_of(line) is not None:
            # Its number may stand in a cell of its own; what follows the words may be anything.
            number, words = numbered(line[0].text)
            yield from line[: 2 if number is not None and not words else 1]
        elif is_header(line):
            yield from (cell for cell in line if head_of(cell) is not None)
        else:
            yield from (cell for cell in line if label_of(cell.text) is not None)
