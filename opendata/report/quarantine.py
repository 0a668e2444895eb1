"""The rows that were not published, as a workbook: where each stands, and what is wrong with it.

For the clerk who corrects them at the source; nothing reads this workbook again.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
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


def quarantine_book(
    table: Table, invalid: Collection[int], problems: Sequence[Problem], language: Language
) -> bytes:
    """The rows ``invalid`` (from 0) of ``table``, with those of ``problems`` that speak of them.

    The cells that are at fault are marked, and a sheet lists all findings with links. Equal input
    gives equal bytes.
    """
    from openpyxl import Workbook

    book = Workbook()
    page = book.worksheets[0]
    page.title = say(ROWS, language)
    _head(page, table.columns, language)
    places: dict[tuple[str | None, ...], int] = {}
    for number, row in enumerate(sorted(invalid), start=2):
        origin = table.origin(row)
        places[_source(origin.place())] = number
        put_text(page.cell(number, 1), _where(origin))
        for column, text in enumerate(table.rows[row], start=2):
            if text is not None:
                put_text(page.cell(number, column), text)
    moved = [_moved(one, places, table.columns, page.title) for one in problems]
    shown = [one for one in moved if one is not None]
    add_list(book, shown, mark(book, shown, language), language)
    return save_book(book)


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


def _moved(
    problem: Problem,
    places: dict[tuple[str | None, ...], int],
    columns: Sequence[str],
    sheet: str,
) -> Problem | None:
    """The problem at its place in this workbook; None where it is of another row."""
    from openpyxl.utils import get_column_letter

    number = places.get(_source(problem.place))
    if number is None:
        return None
    name = problem.place.field
    cell = f"{get_column_letter(columns.index(name) + 2)}{number}" if name in columns else None
    return replace(problem, place=Place(None, sheet, number, cell, field=name))
