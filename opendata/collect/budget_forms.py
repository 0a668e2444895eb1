"""A workbook → the budget passports, and the reports on them, that are on its sheets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from opendata.budget.form import Finding, Form
from opendata.budget.grid import Line, make_lines
from opendata.budget.read import read_forms
from opendata.collect.sheets import open_sheets
from opendata.collect.sheets_percent import percent_spots
from opendata.problems import Place

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS: Final = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
_DIRECTORY: Final = 1 << 16


def is_workbook(data: bytes) -> bool:
    """Whether ``data`` look like an XLSX, ODS or XLS, from a glance that unpacks nothing."""
    if data.startswith(_OLE):
        return any(name in data for name in _STREAMS)
    if not data.startswith(b"PK"):
        return False
    return b"xl/workbook" in data[-_DIRECTORY:] or b"opendocument.spreadsheet" in data[:256]


def forms_in(data: bytes, place: Place) -> tuple[Form, ...]:
    """The forms in the workbook ``data``, by sheets and from top to bottom; none in other tables.

    Where they are on several sheets, cells in findings are named with the sheet: ``'Лист 2'!D14``.
    Hidden sheets are templates of programs, and are left out.

    :raises OpendataError: as :func:`opendata.collect.sheets.open_sheets` does.
    """
    found: list[Form] = []
    for name, lines in lines_of_sheets(data, place):
        found += read_forms(lines, name)
    if len({form.sheet for form in found}) < 2:
        return tuple(found)
    return tuple(
        replace(one, findings=tuple(on_sheet(f, one.sheet) for f in one.findings)) for one in found
    )


def lines_of_sheets(data: bytes, place: Place) -> Iterator[tuple[str | None, tuple[Line, ...]]]:
    """The sheets of a workbook that are shown: their names, and the lines that readers of printed
    forms take.

    :raises OpendataError: as :func:`opendata.collect.sheets.open_sheets` does.
    """
    book = open_sheets(data, place)
    percents = percent_spots(data, book.format)
    for name in book.names:
        if name not in book.hidden:
            sheet = book.read(name)
            yield name, make_lines(sheet.rows, sheet.merges, sheet.errors, percents(name))


def on_sheet(finding: Finding, sheet: str | None) -> Finding:
    """The finding with cells as spreadsheet programs write those of another sheet."""
    name = sheet or ""
    quoted = name if name.isidentifier() else "'" + name.replace("'", "''") + "'"
    place = replace(finding.problem.place, sheet=sheet)
    return Finding(
        replace(finding.problem, place=place), tuple(f"{quoted}!{cell}" for cell in finding.cells)
    )
