"""Workbooks that are the same bytes every time and hold no formula."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from pathlib import Path
from typing import Any, Final

MAX_CHARACTERS: Final = 32_767
"""Characters of a cell, counted as Excel does: in UTF-16 units."""
EPOCH: Final = datetime.datetime(2015, 10, 21)  # noqa: DTZ001 - a fixed date without a zone, as OOXML wants
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CUT = "…"


def cell_text(text: str) -> str:
    """``text`` as a cell can hold it: with what XML cannot hold shown as U+FFFD, one line end."""
    return _NOT_XML.sub("\ufffd", text).replace("\r\n", "\n").replace("\r", "\n")


def units(text: str) -> int:
    """How long ``text`` is for Excel."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def put_text(cell: Any, text: str) -> None:
    """Write ``text`` into an openpyxl cell, never as a formula, cut where it is too long.

    The format «text» keeps it a text when somebody edits the cell.
    """
    shown = cell_text(text)
    if units(shown) > MAX_CHARACTERS:
        shown = shown[: MAX_CHARACTERS // 2 - 1] + _CUT
    cell.number_format = "@"
    cell.value = shown
    cell.data_type = "s"  # openpyxl takes a text that starts with «=» for a formula


def save_book(book: Any) -> bytes:
    """An openpyxl workbook as a file whose entries have one fixed time: equal books, equal bytes.

    Its dates of creation and change become :data:`EPOCH`.
    """
    from openpyxl.writer.excel import ExcelWriter

    book.properties.creator = "opendata"
    book.properties.created = book.properties.modified = EPOCH
    buffer = io.BytesIO()
    # not book.save(): that would set the time of modification to the clock
    ExcelWriter(book, _TimelessZip(buffer)).save()
    return buffer.getvalue()


class _TimelessZip(zipfile.ZipFile):
    """A ZIP for writing that does not look at the clock."""

    def __init__(self, buffer: io.BytesIO) -> None:
        super().__init__(buffer, "w", zipfile.ZIP_DEFLATED, allowZip64=True)

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_args: Any, **_more: Any) -> None:
        """Add ``data``; its time is fixed."""
        super().writestr(_entry(str(zinfo_or_arcname)), data)

    def write(self, filename: Any, arcname: Any = None, *_args: Any, **_more: Any) -> None:
        """Add a file; its time is fixed."""
        source = Path(filename)
        with source.open("rb") as file, self.open(_entry(str(arcname)), "w") as target:
            while block := file.read(1 << 20):
                target.write(block)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _ZIP_TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    return entry
