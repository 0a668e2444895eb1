"""A review workbook as a person saved it, in Excel or LibreOffice, as XLSX or ODS → its rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from opendata.clean.text import tidy
from opendata.collect.register_cells import as_text
from opendata.collect.sheets import Sheet, Value, cell_name, open_sheets
from opendata.problems import OpendataError, Place
from opendata.review.columns import clean, count_headers, headers_needed, mark, places
from opendata.review.corrections import DECIDED
from opendata.review.findings import no_header, spoilt_header, unreadable
from opendata.review.sheet import ABOUT

SEARCHED: Final = 10
"""The header stands within so many rows; people write notes above it."""
ENOUGH: Final = 4
"""So many of our headers in one row are no chance."""
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a review sheet.

    ``sha256`` is None where the code of the document is not one. ``values`` are the cells of
    :data:`~.corrections.DECIDED` as they would be published, None where blank; ``wrong`` are those
    that hold an error, a formula without a value, or a date in place of a number, as they stand.
    ``action`` is what was typed; ``touched`` says that a value is not as the program wrote it.
    ``shown`` is the name of the document that people see, the end of ``path`` in a whole row.
    """

    file: str
    sheet: str | None
    number: int
    cells: Mapping[str, str]
    path: str
    sha256: str | None
    values: Mapping[str, str | None]
    wrong: Mapping[str, str]
    action: str
    touched: bool
    shown: str = ""

    def place(self, column: str | None = None) -> Place:
        """Where the row stands, or its cell in ``column``."""
        cell = self.cells.get(column) if column else None
        return Place(self.file, self.sheet, self.number, cell)


@dataclass(frozen=True, slots=True)
class Filled:
    """A workbook as read; ``dataset`` is what it was made for, None where that is not known."""

    dataset: str | None
    rows: tuple[Row, ...]


def read_workbook(data: bytes, name: str) -> Filled:
    """The rows of all review sheets in the workbook ``data``; ``name`` is for what is said of it.

    :raises OpendataError: ``review-unreadable`` or ``review-no-header``, exit 3; the latter also if
        one sheet of several has lost its header.
    """
    try:
        book = open_sheets(data, Place(name))
        sheets = [book.read(one) for one in book.names]
    except OpendataError as error:
        raise unreadable(name, error.problem.found) from error
    rows: list[Row] = []
    found = False
    for sheet in sheets:
        header = _header(sheet)
        if header is not None:
            found = True
            rows += _rows(sheet, *header, name)
        elif _was_ours(sheet):
            # Passing over it would lose what somebody has decided there.
            raise spoilt_header(name, sheet.name, headers_needed())
    if not found:
        raise no_header(name, headers_needed())
    return Filled(_dataset(sheets), tuple(rows))


def _header(sheet: Sheet) -> tuple[int, Mapping[str, int]] | None:
    """The row of the header (from 0), and the place of each column."""
    for number, row in enumerate(sheet.rows[:SEARCHED]):
        found = places([tidy(value) if isinstance(value, str) else "" for value in row])
        if found is not None:
            return number, found
    return None


def _was_ours(sheet: Sheet) -> bool:
    """Whether a sheet without our header was one of ours: by the rest of it, or by its codes."""
    for number, row in enumerate(sheet.rows):
        texts = [tidy(value) for value in row if isinstance(value, str)]
        if number < SEARCHED and count_headers(texts) >= ENOUGH:
            return True
        if any(_SHA256.fullmatch(text.lower()) for text in texts):
            return True
    return False


def _rows(sheet: Sheet, header: int, columns: Mapping[str, int], name: str) -> Iterator[Row]:
    for number, cells in enumerate(sheet.rows[header + 1 :], header + 1):
        row = _row(sheet, number, cells, columns, name)
        if row.sha256 or row.path or row.action or row.wrong or any(row.values.values()):
            yield row


def _row(
    sheet: Sheet, number: int, cells: Sequence[Value], columns: Mapping[str, int], name: str
) -> Row:
    def text(column: str) -> str:
        place = columns.get(column, len(cells))
        return tidy(as_text(cells[place])) if place < len(cells) else ""

    def value(column: str) -> Value:
        return cells[columns[column]] if columns[column] < len(cells) else ""

    wrong = {}
    for column in DECIDED:
        error = sheet.errors.get((number, columns[column]))
        if error is not None:
            wrong[column] = error
        elif column == "number" and isinstance(value(column), (date, datetime, time)):
            wrong[column] = as_text(value(column))
    values = {column: clean(column, value(column), date1904=sheet.date1904) for column in DECIDED}
    code, before = text("sha256").lower(), text("mark")
    return Row(
        name,
        sheet.name,
        number + 1,
        {column: cell_name(number, place) for column, place in columns.items()},
        text("path") or text("document"),
        code if _SHA256.fullmatch(code) else None,
        values,
        wrong,
        text("action"),
        bool(before) and mark(values) != before,
        text("document"),
    )


def _dataset(sheets: Sequence[Sheet]) -> str | None:
    for sheet in sheets:
        if sheet.name == ABOUT:
            for row in sheet.rows:
                if len(row) > 1 and row[0] == "dataset":
                    return as_text(row[1])
    return None
