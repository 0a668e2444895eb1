"""The rows that were not published, as a workbook: where each stands, and what is wrong with it.

For the clerk who corrects them at the source; nothing reads this workbook again.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from opendata.clean.workbook import put_text, save_book
from opendata.messages import Language, msg, say
from opendata.problems import Place, Problem
from opendata.report.annotated.list_sheet import add_list
from opendata.report.annotated.marks import mark
from opendata.table import Origin, Table

ROWS: Final = msg("Not published")
WHERE: Final = msg("Where it stands")
_WIDTH: Final = 24


@dataclass(frozen=True, slots=True)
class _Row:
    """Where a row stands in the workbook, and the columns of its table."""

    sheet: str
    number: int
    columns: tuple[str, ...]


_Rows = dict[tuple[str | None, ...], _Row]
"""The rows by the place that they came from."""


def quarantine_book(
    tables: Sequence[tuple[Table, Collection[int]]],
    problems: Sequence[Problem],
    language: Language,
) -> bytes:
    """The invalid rows of each of ``tables``, with those of ``problems`` that speak of them.

    A table comes with the positions (from 0) of the rows, and has a sheet of its own. The cells
    that are at fault are marked, and a sheet lists all findings with links. Equal input gives equal
    bytes.
    """
    from openpyxl import Workbook

    book = Workbook()
    rows: _Rows = {}
    for number, (table, invalid) in enumerate(tables, start=1):
        page = book.worksheets[0] if number == 1 else book.create_sheet()
        page.title = say(ROWS, language) + (f" {number}" if number > 1 else "")
        rows |= _sheet(page, table, invalid, language)
    moved = [_moved(one, rows) for one in problems]
    shown = [one for one in moved if one is not None]
    add_list(book, shown, mark(book, shown, language), language)
    return save_book(book)


def _sheet(page: Any, table: Table, invalid: Collection[int], language: Language) -> _Rows:
    _head(page, table.columns, language)
    rows: _Rows = {}
    for number, row in enumerate(sorted(invalid), start=2):
        origin = table.origin(row)
        rows[_source(origin.place())] = _Row(page.title, number, table.columns)
        put_text(page.cell(number, 1), _where(origin))
        for column, text in enumerate(table.rows[row], start=2):
            if text is not None:
                put_text(page.cell(number, column), text)
    return rows


def _head(page: Any, columns: Sequence[str], language: Language) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    for number, name in enumerate((say(WHERE, language), *columns), start=1):
        put_text(page.cell(1, number), name)
        page.cell(1, number).font = Font(bold=True)
        page.column_dimensions[get_column_letter(number)].width = _WIDTH
    page.freeze_panes = "B2"


def _where(origin: Origin) -> str:
    """The row of the register and the document, as far as there are such."""
    row = str(origin.place()) if origin.file is not None else None
    return "; ".join(dict.fromkeys(one for one in (row, origin.document) if one))


def _source(place: Place) -> tuple[str | None, ...]:
    return place.file, place.sheet, str(place.row) if place.row else None


def _moved(problem: Problem, rows: _Rows) -> Problem | None:
    """The problem at its place in this workbook; None where it is of another row."""
    from openpyxl.utils import get_column_letter

    row = rows.get(_source(problem.place))
    if row is None:
        return None
    name, cell = problem.place.field, None
    if name in row.columns:
        cell = f"{get_column_letter(row.columns.index(name) + 2)}{row.number}"
    return replace(problem, place=Place(None, row.sheet, row.number, cell, field=name))
