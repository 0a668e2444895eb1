"""One line of a section table as a row: names, units, figures by stage and fund."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from opendata.budget.columns import Column, place
from opendata.budget.figures import figure_of, is_none
from opendata.budget.form import Figure, Row, Sums
from opendata.budget.grid import Cell, Line
from opendata.budget.words import FUNDS, Head
from opendata.clean.spaces import one_line

_COUNT: Final = re.compile(r"(\d{1,3}(?:\.\d{1,3})*)[.)]?")


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A cell in a column of figures that holds none."""

    cell: str
    text: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A line laid over the columns of its table.

    ``number`` is the row's own number, ``name`` its name cell, ``figures`` says whether any column
    of figures speaks, were it by a dash.
    """

    columns: Sequence[Column]
    cells: Mapping[int, Cell]
    by_head: Mapping[Head, Cell] = field(default_factory=dict)

    @property
    def number(self) -> str | None:
        """The number in the first column."""
        cell = self.by_head.get(Head.NUMBER)
        found = _COUNT.fullmatch(cell.text) if cell is not None else None
        return found[1] if found else None

    @property
    def name(self) -> Cell | None:
        """The cell with the name."""
        return self.by_head.get(Head.NAME)

    @property
    def figures(self) -> bool:
        """Whether a column of figures holds a figure, or says that there is none."""
        return any(
            self.columns[n].head in FUNDS and (figure_of(cell) is not None or is_none(cell.text))
            for n, cell in self.cells.items()
        )

    @property
    def speaks(self) -> bool:
        """Whether a column of figures holds a figure."""
        return any(
            self.columns[n].head in FUNDS and figure_of(cell) is not None
            for n, cell in self.cells.items()
        )

    def text(self, head: Head) -> str | None:
        """The text in a column; None for a blank or a dash."""
        cell = self.by_head.get(head)
        return None if cell is None or is_none(cell.text) else cell.text

    def sums(self, stage: Head) -> Sums:
        """The figures of a stage; those of a passport have none, and are what is approved."""
        found = {
            self.columns[n].head: Figure(value, cell.address)
            for n, cell in self.cells.items()
            if self._is_of(n, stage) and (value := figure_of(cell)) is not None
        }
        return Sums(*(found.get(fund) for fund in FUNDS))

    def unreadable(self) -> list[Unreadable]:
        """Cells among the figures that are neither a figure nor a dash."""
        return [
            Unreadable(cell.address, cell.text)
            for n, cell in self.cells.items()
            if self.columns[n].head in FUNDS and figure_of(cell) is None and not is_none(cell.text)
        ]

    def row(self, name: str, group: str | None) -> Row:
        """The line as a row of its own."""
        return Row(
            name,
            self.number,
            self.sums(Head.APPROVED),
            self.sums(Head.ACTUAL),
            self.sums(Head.DEVIATION),
            self.text(Head.EXPLANATION),
            group,
            self.text(Head.UNIT),
            self.text(Head.SOURCE),
        )

    def _is_of(self, n: int, stage: Head) -> bool:
        column = self.columns[n]
        return column.head in FUNDS and (column.stage or Head.APPROVED) is stage


def laid(line: Line, columns: Sequence[Column]) -> Placed:
    """The line over ``columns``; texts that share a column are joined."""
    cells = place(line, columns)
    return Placed(columns, cells, {columns[n].head: cell for n, cell in cells.items()})


def continued(row: Row, more: Placed) -> Row:
    """The row with the texts of the line below it, and its figures where the row had none."""
    explanation = _joined(row.explanation, more.text(Head.EXPLANATION))
    name = one_line(f"{row.name} {more.name.text if more.name else ''}")
    unit = _joined(row.unit, more.text(Head.UNIT))
    source = _joined(row.source, more.text(Head.SOURCE))
    row = replace(row, name=name, unit=unit, source=source, explanation=explanation)
    if not more.figures:
        return row
    return replace(
        row,
        approved=more.sums(Head.APPROVED),
        actual=more.sums(Head.ACTUAL),
        deviation=more.sums(Head.DEVIATION),
    )


def deviates(row: Row) -> bool:
    """Whether the row prints a deviation that is not nought."""
    sums = row.deviation
    figures = (sums.general, sums.special, sums.total)
    return any(figure is not None and figure.value for figure in figures)


def _joined(one: str | None, more: str | None) -> str | None:
    return one_line(f"{one or ''} {more or ''}") or None
