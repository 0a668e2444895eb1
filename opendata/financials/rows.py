"""The lines of a table: the code, the name left of it, the two figures right of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from opendata.budget.figures import figure_of
from opendata.budget.form import Figure
from opendata.budget.grid import Cell
from opendata.budget.grid import Line as SheetLine
from opendata.budget.words import compact
from opendata.financials.forms import kind_of
from opendata.financials.heads import Group
from opendata.financials.statement import Kind, Line
from opendata.financials.words import END, Head, code_in, is_blank

_FAR: Final = 40
_SKIP: Final = 25.0
_START: Final = 0.6
_STRANGE: Final = 12.0
_MOST: Final = 8


@dataclass(frozen=True, slots=True)
class Misread:
    """A cell in a column of figures that holds none."""

    code: str
    text: str
    cell: str


@dataclass(frozen=True, slots=True)
class RowsRead:
    """The lines of a table with the place of each on the sheet, and what is no figure in them."""

    lines: tuple[tuple[int, Line], ...]
    misread: tuple[Misread, ...]


def read_rows(sheet: Sequence[SheetLine], start: int, end: int, group: Group) -> RowsRead:
    """The lines of the table whose head ``group`` is, in ``sheet[start:end]``."""
    lines: list[tuple[int, Line]] = []
    misread: list[Misread] = []
    for at in range(start, end):
        inside = [cell for cell in sheet[at] if group.holds(cell)]
        code = _code_cell(inside, group)
        if code is None:
            if lines and _ends(inside):
                break
            continue
        line, wrong = _line(inside, code, group)
        lines.append((at, line))
        misread += wrong
    return RowsRead(tuple(lines), tuple(misread))


def _ends(cells: Sequence[Cell]) -> bool:
    """«Керівник … Головний бухгалтер …»: a table does not go on below its signatures."""
    return bool(cells) and END.match(compact(cells[0].text)) is not None


def _code_cell(cells: Sequence[Cell], group: Group) -> Cell | None:
    """The cell with the code: left of the figures, nearest to its head."""
    first = group.columns[0].col
    head = group.code
    found = [cell for cell in cells if cell.col < first and code_in(cell)]
    reach = max(2, (first - head.col) // 2, head.last_col - head.col)
    found = [cell for cell in found if abs(cell.col - head.col) <= reach]
    return min(found, key=lambda cell: abs(cell.col - head.col), default=None)


def _line(cells: Sequence[Cell], code: Cell, group: Group) -> tuple[Line, list[Misread]]:
    number = code_in(code) or ""
    first = group.columns[0].col
    texts = [
        cell.text
        for cell in cells
        if cell is not code and cell.col < first and not cell.is_number and not is_blank(cell.text)
    ]
    right = list(_without_brackets([cell for cell in cells if cell.col > code.col]))
    right = [cell for cell in right if cell.col >= first or figure_of(cell) is not None]
    placed = _place(right[:_MOST], group)
    figures: dict[Head, Figure] = {}
    wrong = []
    for head, cell in placed.items():
        value = figure_of(cell)
        if value is not None:
            figures[head] = Figure(value, cell.address)
        elif not is_blank(cell.text) and head is not Head.OTHER:
            wrong.append(Misread(number, cell.text, cell.address))
    name = " ".join(texts) or None
    balance = kind_of(number) is Kind.BALANCE
    third, fourth = figures.get(Head.THIRD), figures.get(Head.FOURTH)
    current = figures.get(Head.CURRENT) or (fourth if balance else third)
    previous = figures.get(Head.PREVIOUS) or (third if balance else fourth)
    return Line(number, name, current, previous, code.address), wrong


def _without_brackets(cells: Sequence[Cell]) -> Iterator[Cell]:
    """Figures whose brackets stand in cells of their own, or in the same, as negative ones.

    A figure in brackets is below nought, also where a minus stands inside them.
    """
    opened = False
    for cell in cells:
        text = cell.text.strip()
        if text in ("(", "["):
            opened = True
            continue
        if text in (")", "]"):
            opened = False
            continue
        both = text.startswith("(") and text.endswith(")")
        half = text.startswith("(") != text.endswith(")")
        if opened or both or (half and not cell.is_number):
            inner = text.strip("()[] ").lstrip("-–—−").strip()
            opened = False
            yield cell.with_text(f"({inner})" if inner else "-")
        else:
            yield cell


def _place(cells: Sequence[Cell], group: Group) -> dict[Head, Cell]:
    """Which cell stands in which column: in their order, with the least shift."""
    columns = group.columns
    best: tuple[float, dict[Head, Cell]] = (float("inf"), {})
    for count in range(min(len(cells), len(columns)) + 1):
        for chosen in combinations(cells, count):
            for places in combinations(range(len(columns)), count):
                cost = _SKIP * (len(cells) - count)
                pairs = [(cell, columns[at]) for cell, at in zip(chosen, places, strict=True)]
                for cell, column in pairs:
                    gap = max(column.col - cell.last_col, cell.col - column.last, 0)
                    apart = min(abs(cell.col - column.col), _FAR)
                    inside = column.merged and column.col <= cell.col <= column.last
                    cost += apart / 100 if inside else min(gap, _FAR) + apart * _START
                    if figure_of(cell) is None and not is_blank(cell.text):
                        cost += _STRANGE
                if cost < best[0]:
                    best = (cost, {column.head: cell for cell, column in pairs})
    return best[1]
