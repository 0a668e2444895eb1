"""XLSX as it is released: every cell text, dates real dates, no formula, equal bytes twice."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from opendata.catalogue.schema import TableSchema
from opendata.clean.workbook import MAX_CHARACTERS, cell_text, save_book, units
from opendata.messages import Message, msg
from opendata.problems import Exit, OpendataError, Place, Problem
from opendata.release.csv_table import MISSING
from opendata.table import Cell, Table

if TYPE_CHECKING:
    from openpyxl.cell import Cell as SheetCell

MAX_ROWS: Final = 1_048_576
"""Rows of a sheet, the header among them."""

_WIDTHS = (10, 60)
_WIDTH_SAMPLE = 1000
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_FIRST_DATE = datetime.date(1900, 3, 1)
"""Excel counts a 29 February 1900 that never was; earlier days stay text."""


def xlsx_bytes(table: Table, schema: TableSchema) -> bytes:
    """One sheet with ``table`` in the order given.

    Text that looks like a formula stays text. Control characters, which XML cannot hold, are shown
    as U+FFFD. ``OpendataError`` where a limit of the format is passed.
    """
    from openpyxl import Workbook

    _check_limits(table)
    book = Workbook(write_only=True)
    sheet = book.create_sheet(schema.name[:31])
    sheet.freeze_panes = "A2"
    for letter, width in zip(_letters(len(table.columns)), _widths(table), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.append(_header(sheet, table.columns))
    texts = [_cell(sheet, "@") for _ in table.columns]
    dates = [
        _cell(sheet, "yyyy-mm-dd") if schema.field(name).type == "date" else None
        for name in table.columns
    ]
    for row in table.rows:
        sheet.append(
            [_fill(cell, text, date) for cell, text, date in zip(row, texts, dates, strict=True)]
        )
    sheet.auto_filter.ref = f"A1:{_letters(len(table.columns))[-1]}{len(table) + 1}"
    return save_book(book)


def _header(sheet: Any, columns: Sequence[str]) -> list[SheetCell]:
    from openpyxl.styles import Font

    cells = [_cell(sheet, "@") for _ in columns]
    for cell, name in zip(cells, columns, strict=True):
        cell.font = Font(bold=True)
        _fill(name, cell, None)
    return cells


def _cell(sheet: Any, number_format: str) -> SheetCell:
    """A cell to be filled again and again: a sheet writes each row out as it is appended."""
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet)
    cell.number_format = number_format
    return cell


def _fill(cell: Cell, text: SheetCell, date: SheetCell | None) -> Any:
    if date is not None and cell and (day := _day(cell)):
        date.value = day
        return date
    value = cell_text(cell or MISSING)
    text.value = ""
    text.value = value
    text.data_type = "s"  # openpyxl takes a text that starts with «=» for a formula
    return text


def _day(cell: str) -> datetime.date | None:
    if not _DATE.fullmatch(cell):
        return None
    try:
        day = datetime.date.fromisoformat(cell)
    except ValueError:
        return None
    return day if day >= _FIRST_DATE else None


def _letters(number: int) -> list[str]:
    from openpyxl.utils import get_column_letter

    return [get_column_letter(at) for at in range(1, number + 1)]


def _widths(table: Table) -> list[int]:
    """A width per column, in characters, from its name and its first rows."""
    low, high = _WIDTHS
    longest = [len(name) + 4 for name in table.columns]  # the filter button stands on the name
    for row in table.rows[:_WIDTH_SAMPLE]:
        for at, cell in enumerate(row):
            longest[at] = max(longest[at], len(cell or MISSING) + 1)
    return [min(max(length, low), high) for length in longest]


def _check_limits(table: Table) -> None:
    """Before anything is written: openpyxl cannot stop half-way without complaint."""
    if len(table) + 1 > MAX_ROWS:
        raise _too_big(
            "release-xlsx-rows",
            msg("The table has more rows than XLSX can hold."),
            str(len(table)),
            msg("at most {n} rows", n=MAX_ROWS - 1),
            msg("Split the dataset, for example by year."),
        )
    for row in table.rows:
        for column, cell in zip(table.columns, row, strict=True):
            if cell and len(cell) > MAX_CHARACTERS // 2 and units(cell) > MAX_CHARACTERS:
                raise _too_big(
                    "release-xlsx-cell",
                    msg("A cell is too long for XLSX."),
                    cell,
                    msg("at most {n} characters", n=MAX_CHARACTERS),
                    msg("Shorten the text, or publish it as a document and keep its name here."),
                    column,
                )


def _too_big(
    code: str,
    what: Message,
    found: str,
    expected: Message,
    remedy: Message,
    column: str | None = None,
) -> OpendataError:
    problem = Problem(code, what, Place(field=column), found, expected, remedy)
    return OpendataError(problem, Exit.INVALID)
