"""A sheet that is painted cell by cell, as accounting programs paint the forms that they print."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from opendata.budget.grid import Line, Spot, Value, make_lines


def column(letters: str) -> int:
    """Number of a column from 0: ``A`` is 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


class Page:
    """Cells and merged ranges of one sheet."""

    def __init__(self, name: str = "Лист1") -> None:
        self.name = name
        self.cells: dict[Spot, Value] = {}
        self.merges: list[tuple[Spot, Spot]] = []
        self.row = 0
        """Where :meth:`line` paints next, from 0."""

    def put(self, where: str, value: Value) -> None:
        """``B3`` or a range to merge: ``B3:F4``."""
        found = re.fullmatch(r"([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?", where)
        assert found, where
        first = int(found[2]) - 1, column(found[1])
        if value != "":
            self.cells[first] = value
        if found[3]:
            self.merges.append((first, (int(found[4]) - 1, column(found[3]))))

    def line(self, *cells: tuple[int, int, Value], height: int = 1) -> None:
        """One row of merged cells: first column, last column, value; then the next row."""
        for first, last, value in cells:
            if value != "":
                self.cells[self.row, first] = value
            if last > first or height > 1:
                self.merges.append(((self.row, first), (self.row + height - 1, last)))
        self.row += height

    def table(self, text: str, start: int = 0) -> None:
        """Rows written as ``a | b | c``, one cell to a column from ``start`` on, without merges."""
        for row in text.strip("\n").split("\n"):
            for at, cell in enumerate(row.split("|")):
                if value := cell.strip():
                    self.cells[self.row, start + at] = typed(value)
            self.row += 1

    @property
    def rows(self) -> list[list[Value]]:
        """The grid from A1 on."""
        height = max((row for row, _ in self.cells), default=-1) + 1
        width = max((col for _, col in self.cells), default=-1) + 1
        return [[self.cells.get((row, col), "") for col in range(width)] for row in range(height)]

    def lines(self) -> tuple[Line, ...]:
        """As the reader takes it, without a file in between."""
        return make_lines(self.rows, self.merges)


def typed(text: str) -> Value:
    """``=12,5`` is the number 12.5, ``@2020-01-15`` a day; all else is text."""
    if text.startswith("="):
        number = float(text[1:].replace(",", ".").replace(" ", ""))
        return int(number) if number.is_integer() else number
    if text.startswith("@"):
        return date.fromisoformat(text[1:])
    return text.replace("\\n", "\n")


def save(pages: Sequence[Page], path: Path) -> Path:
    """The pages as an XLSX file."""
    import openpyxl
    from openpyxl.utils import get_column_letter

    book = openpyxl.Workbook()
    for at, page in enumerate(pages):
        sheet: Any = book.active if at == 0 else book.create_sheet()
        sheet.title = page.name
        for (row, col), value in page.cells.items():
            sheet.cell(row + 1, col + 1).value = value
        for (row, col), (last_row, last_col) in page.merges:
            sheet.merge_cells(
                start_row=row + 1,
                start_column=col + 1,
                end_row=last_row + 1,
                end_column=last_col + 1,
            )
        for col in range(80):
            sheet.column_dimensions[get_column_letter(col + 1)].width = 2.5
    book.save(path)
    return path
