"""The annotated copy of a spreadsheet.

An XLSX stays what it is: openpyxl reads and writes it whole, formulas and formats included, and
what openpyxl cannot carry is told. Of any other file the copy is a new workbook with the same cells
at the same addresses.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from opendata.clean.workbook import put_text
from opendata.collect.sheets import open_sheets
from opendata.messages import Language, msg
from opendata.problems import Exit, OpendataError, Place, Problem, Severity
from opendata.report.annotated.list_sheet import add_list
from opendata.report.annotated.losses import losses
from opendata.report.annotated.marks import mark


@dataclass(frozen=True, slots=True)
class Annotated:
    """The bytes of an XLSX; ``cells`` is how many cells were marked, ``problems`` what the copy
    lacks of the file.
    """

    data: bytes
    cells: int
    problems: tuple[Problem, ...]


def annotate(data: bytes, name: str, problems: Sequence[Problem], language: Language) -> Annotated:
    """A copy of the spreadsheet ``data`` (the file ``name``) with ``problems`` in it.

    Cells are found by the places of the problems: sheet and address, or row.

    :raises OpendataError: it cannot be read as a spreadsheet, exit 3.
    """
    own = data.startswith(b"PK") and _is_xlsx(data)
    book, lost = _own(data, name) if own else _copied(data, name)
    cells = mark(book, problems, language)
    add_list(book, problems, cells, language)
    buffer = io.BytesIO()
    book.save(buffer)
    return Annotated(buffer.getvalue(), len({spot for _, spot in cells if spot}), lost)


def _is_xlsx(data: bytes) -> bool:
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return "xl/workbook.xml" in packed.namelist()
    except zipfile.BadZipFile:
        return False


def _own(data: bytes, name: str) -> tuple[Any, tuple[Problem, ...]]:
    """The clerk's own workbook, opened for change."""
    from openpyxl import load_workbook

    open_sheets(data, Place(name))  # bombs and broken archives are refused there
    try:
        book = load_workbook(io.BytesIO(data), rich_text=True)
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError, OSError):
        # Calamine reads workbooks that openpyxl stumbles over.
        return _copied(data, name)
    return book, losses(data, name)


def _copied(data: bytes, name: str) -> tuple[Any, tuple[Problem, ...]]:
    """A new workbook with the values of the file at their addresses."""
    from openpyxl import Workbook

    file = open_sheets(data, Place(name))
    book = Workbook()
    for sheet in book.worksheets:
        book.remove(sheet)
    for title in file.names:
        grid = file.read(title)
        page = book.create_sheet(title or "CSV")
        if title is not None and title in file.hidden:
            page.sheet_state = "hidden"
        for number, row in enumerate(grid.rows, start=1):
            for column, value in enumerate(row, start=1):
                if isinstance(value, str):
                    if value:
                        put_text(page.cell(number, column), value)
                else:
                    page.cell(number, column, value)
        page.freeze_panes = "A2" if title is None else None
    if not book.sheetnames:
        raise OpendataError(_nothing(name), Exit.INCOMPLETE)
    return book, () if file.names == (None,) else (_values_only(name),)


def _values_only(name: str) -> Problem:
    return Problem(
        "annotated-values-only",
        msg("the marked copy has the values of the file, without its formats and formulas"),
        Place(name),
        expected=msg("a workbook XLSX: its copy keeps everything"),
        remedy=msg("Correct the cells in your own file; the list tells their addresses."),
        severity=Severity.NOTE,
    )


def _nothing(name: str) -> Problem:
    return Problem(
        "annotated-nothing",
        msg("there is no sheet to mark"),
        Place(name),
        expected=msg("a workbook with at least one sheet"),
        remedy=msg("Save the table in a spreadsheet program and check that file."),
    )
