"""A workbook as openpyxl opens it for Frictionless, with the shared strings read sooner."""

from __future__ import annotations

import warnings
from typing import Any

from opendata.check.fast.xlsx_strings import strings_of
from opendata.check.fast.xlsx_texts import Unsure

_NEEDED = ("_worksheet_path", "_get_row", "max_row", "max_column")
_NEEDED_OF_BOOK = ("_archive", "_date_formats", "_timedelta_formats", "epoch")


def open_sheet(path: str, wanted: str | int) -> Any:
    """The sheet ``wanted`` (its name, or its number from 1) of the workbook at ``path``.

    What comes is openpyxl's own sheet, not yet read; its workbook is to be closed.

    :raises Unsure: Frictionless would not open it either, or it is no sheet of cells.
    """
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

    book = _open_book(path)
    try:
        sheet = book[wanted] if isinstance(wanted, str) else book.worksheets[wanted - 1]
    except (KeyError, IndexError, TypeError) as error:
        book.close()
        raise Unsure from error
    if type(sheet) is not ReadOnlyWorksheet or not _is_known(sheet):
        book.close()
        raise Unsure
    return sheet


def _is_known(sheet: Any) -> bool:
    """Whether this openpyxl has all the parts that are used here."""
    return all(hasattr(sheet, name) for name in _NEEDED) and all(
        hasattr(sheet.parent, name) for name in _NEEDED_OF_BOOK
    )


def _open_book(path: str) -> Any:
    from openpyxl.reader import excel
    from openpyxl.xml.constants import SHARED_STRINGS

    class Reader(excel.ExcelReader):
        """openpyxl's reader; only the strings take another way."""

        def read_strings(self) -> None:
            package: Any = self.package
            part = package.find(SHARED_STRINGS)
            if part is None:
                return
            try:
                self.shared_strings = strings_of(self.archive.read(part.PartName[1:]))
            except Unsure:
                super().read_strings()

    reader = None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            reader = Reader(path, read_only=True, data_only=True)
            reader.read()
    except Exception as error:
        if reader is not None:
            reader.archive.close()
        raise Unsure from error
    return reader.wb
