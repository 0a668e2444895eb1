"""Cells and rows that a person has confirmed, written into a copy of a filled-in table."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from opendata.catalogue.schema import TableSchema
from opendata.check.repair.writing import exact_number
from opendata.clean.workbook import put_text
from opendata.collect.filled import choose_sheet
from opendata.collect.sheets import Spot, open_sheets
from opendata.collect.sheets_csv import csv_form
from opendata.problems import Place

FORMATS: Final = ("xlsx", "csv")
"""What is written as it was."""
FIRST_DATE: Final = date(1900, 3, 1)
"""Excel counts a 29 February 1900 that never was; earlier days stay text."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a table stands in a file: its format, sheet, the columns (from 0) by their names, the
    row of the header and the last row that holds anything (both from 0).
    """

    format: str
    sheet: str | None
    columns: Mapping[str, int]
    header: int
    last: int


def target_of(data: bytes, name: str, schema: TableSchema, sheet: str | None) -> Target:
    """Where the table of ``schema`` stands in the file ``data``.

    :raises OpendataError: as :func:`opendata.collect.filled.read_filled`.
    """
    book = open_sheets(data, Place(name))
    chosen, header = choose_sheet(book, name, schema, sheet)
    filled = [n for n, row in enumerate(chosen.rows) if any(value != "" for value in row)]
    last = max([header.row, *filled])
    columns = {column: found.spot for column, found in header.found.items()}
    return Target(book.format, chosen.name, columns, header.row, last)


def filled_in(
    data: bytes,
    name: str,
    target: Target,
    schema: TableSchema,
    cells: Mapping[Spot, tuple[str, str]],
    rows: Sequence[Mapping[str, str]],
) -> bytes:
    """``data`` with ``cells`` (place → column and text) written and ``rows`` (column → text) added
    below the last one. Everything else stays; new rows look like the last one.
    """
    if target.format == "csv":
        return _csv(data, name, target, cells, rows)
    return _xlsx(data, target, schema, cells, rows)


def _xlsx(
    data: bytes,
    target: Target,
    schema: TableSchema,
    cells: Mapping[Spot, tuple[str, str]],
    rows: Sequence[Mapping[str, str]],
) -> bytes:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), rich_text=True)
    page = book[str(target.sheet)]
    types = {one.name: one.type for one in schema.fields}
    for (row, column), (field, text) in cells.items():
        _put(page.cell(row + 1, column + 1), text, types[field])
    for number, values in enumerate(rows, target.last + 2):
        if target.last > target.header:
            _dress(page, target.last + 1, number)
        for field, text in values.items():
            _put(page.cell(number, target.columns[field] + 1), text, types[field])
    if rows:
        _reach(page, target, len(rows))
    buffer = io.BytesIO()
    book.save(buffer)  # not save_book(): the file is the clerk's, with its author and its dates
    return buffer.getvalue()


def _put(cell: Any, text: str, kind: str) -> None:
    day = _day(cell, text) if kind == "date" else None
    if day is not None:
        cell.value = day
        return
    number = exact_number(text, kind)
    if number is None:
        put_text(cell, text)
        return
    cell.value = number
    if cell.number_format == "@":
        cell.number_format = "General"


def _day(cell: Any, text: str) -> date | None:
    """The day that ``text`` is, where the cell shows days: it is then sorted as one."""
    from openpyxl.styles.numbers import is_date_format

    if not is_date_format(cell.number_format):
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day >= FIRST_DATE else None


def _dress(page: Any, last: int, number: int) -> None:
    """Give the new row the looks of the row ``last``."""
    for cell in page[last]:
        if cell.has_style:
            new = page.cell(number, cell.column)
            new._style = copy(cell._style)  # the one way to copy all of it
    page.row_dimensions[number].height = page.row_dimensions[last].height


def _reach(page: Any, target: Target, added: int) -> None:
    """Let the filter and the table of the sheet, which ended with the last row, hold the new."""
    before, after = target.last + 1, target.last + 1 + added
    if page.auto_filter.ref:
        page.auto_filter.ref = _longer(page.auto_filter.ref, before, after)
    for table in page.tables.values():
        table.ref = _longer(table.ref, before, after)
        if table.autoFilter is not None and table.autoFilter.ref:
            table.autoFilter.ref = _longer(table.autoFilter.ref, before, after)


def _longer(ref: str, before: int, after: int) -> str:
    from openpyxl.utils.cell import get_column_letter, range_boundaries

    left, top, right, bottom = range_boundaries(ref)
    if bottom != before or left is None or right is None:
        return ref
    return f"{get_column_letter(left)}{top}:{get_column_letter(right)}{after}"


def _csv(
    data: bytes,
    name: str,
    target: Target,
    cells: Mapping[Spot, tuple[str, str]],
    rows: Sequence[Mapping[str, str]],
) -> bytes:
    form = csv_form(data, Place(name))
    lines = [list(row) for row in form.rows[: target.last + 1]]
    width = len(lines[target.header])
    for (row, column), (_, text) in cells.items():
        lines[row] += [""] * (column + 1 - len(lines[row]))
        lines[row][column] = text
    for values in rows:
        line = [""] * width
        for field, text in values.items():
            line[target.columns[field]] = text
        lines.append(line)
    out = io.StringIO(newline="")
    out.write(form.order)
    csv.writer(out, delimiter=form.delimiter, lineterminator=form.line_end).writerows(lines)
    return out.getvalue().encode("utf-8-sig" if form.marked else "utf-8")
