"""An old workbook of Excel: its cells by python-calamine, and everything in it that reads as text.

Comments, properties, names and lists stand in records that no library of ours reads, as UTF-16 or
as narrow letters: they come out of the bytes themselves. Hidden rows and columns are cells as well.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from struct import Struct
from typing import Final

from opendata.acts import failures
from opendata.acts.beside import grid, ole
from opendata.acts.beside.part import Inside, Part, Where
from opendata.acts.beside.strings import strings
from opendata.problems import OpendataError

_RECORD, _COUNTS = Struct("<HH"), Struct("<LL")
"""The head of a record by [MS-XLS]: its kind and its size; how many strings a table of them has."""
_STRINGS, _CORNERS = 0xFC, 0x200
_HIGHEST: Final = 65_536
"""Rows of a sheet."""
_MOST: Final = 20_000_000
"""Cells of a sheet, empty ones within its corners included: more would not fit into memory."""


def parts(data: bytes, name: str) -> Iterator[Part | Inside]:
    """Every sheet, the letters of the file that are no cells of these, and the files within.

    :raises OpendataError: ``document-broken`` or ``document-too-large``, exit 3.
    """
    told: set[str] = set()
    for sheet_name, hidden, rows in _sheets(data, name):
        told.update(text for _, row in rows for text in row.values())
        text = grid.lines_of(rows, grid.header_of(rows))
        yield Part(Where.HIDDEN if hidden else Where.CELLS, sheet_name, text)
    for text in strings(data):
        lines = (line.strip() for line in text.split("\n"))
        yield Part(Where.HIDDEN, name, "\n".join(one for one in lines if one and one not in told))
    yield from ole.within(data)


def _check_book(data: bytes, name: str) -> None:
    """Refuse a book that promises more strings than it has bytes, or more rows than there can be:
    its reader takes the memory for them first, and the whole program would end.
    """
    books = [
        content
        for path, content in ole.streams(data).items()
        if path.rpartition("/")[2] in ole.WORKBOOKS
    ]
    if not books:
        raise failures.broken(name)
    for book in books:
        at = 0
        while at + _RECORD.size <= len(book):
            kind, size = _RECORD.unpack_from(book, at)
            at += _RECORD.size
            whole = at + _COUNTS.size <= len(book)
            most = {_STRINGS: len(book), _CORNERS: _HIGHEST}.get(kind)
            if whole and most is not None and max(_COUNTS.unpack_from(book, at)) > most:
                raise failures.broken(name)
            at += size


def _sheets(data: bytes, name: str) -> Iterator[tuple[str, bool, list[tuple[int, grid.Row]]]]:
    """Each sheet: its name, whether it is hidden, its rows."""
    _check_book(data, name)
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        listed = [one for one in book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
        for one in listed:
            sheet = book.get_sheet_by_name(one.name)
            size = (sheet.total_height + 1) * (sheet.total_width + 1)
            _check(name, size)
            rows = sheet.to_python(skip_empty_area=False) if sheet.start is not None else []
            yield one.name, one.visible != SheetVisibleEnum.Visible, list(_rows(rows))
    except (OpendataError, GeneratorExit, KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:  # a panic of its language is no Exception
        raise failures.broken(name) from error


def _check(name: str, size: int) -> None:
    if size > _MOST:
        raise failures.too_large(name, size, _MOST)


def _rows(rows: Sequence[Sequence[object]]) -> Iterator[tuple[int, grid.Row]]:
    for number, row in enumerate(rows):
        texts = {at: text for at, value in enumerate(row) if (text := _shown(value))}
        if texts:
            yield number, texts


def _shown(value: object) -> str:
    """A cell as people see it, in one line."""
    if isinstance(value, float):
        return grid.shown(repr(value))
    if isinstance(value, date | datetime):
        return f"{value:%d.%m.%Y}"
    return " ".join(str(value).split())
