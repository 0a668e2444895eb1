"""XLSX, XLSB, XLS and ODS by python-calamine."""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING

from opendata.collect.sheets import MOST_CELLS, Sheet, SheetFile, broken, refusal
from opendata.messages import msg
from opendata.problems import OpendataError, Place

if TYPE_CHECKING:
    from opendata.collect.sheets_xlsx import Extras


def open_workbook(data: bytes, kind: str, place: Place) -> SheetFile:
    """The workbook ``data`` of format ``kind``, already known to be no trap.

    ``OpendataError``: ``register-encrypted``, ``register-broken``, ``register-too-large``.
    """
    from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    from opendata.collect.sheets_guard import encrypted

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        about = [one for one in book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
    except PasswordError as error:
        raise encrypted(place) from error
    except BaseException as error:
        raise _damaged(error, place) from error

    @cache
    def read(name: str | None) -> Sheet:
        if name is None:
            raise ValueError("a workbook has named sheets")
        extras = _extras(data, kind, name, place)
        try:
            sheet = book.get_sheet_by_name(name)
            too_large = (sheet.total_height + 1) * (sheet.total_width + 1) > MOST_CELLS
            blank = too_large or sheet.start is None
            rows = [] if blank else sheet.to_python(skip_empty_area=False)
            merges = sheet.merged_cell_ranges or []
        except BaseException as error:
            raise _damaged(error, place) from error
        if too_large:
            raise _too_large(name, None, place)
        return Sheet(
            name,
            rows,
            name not in hidden,
            merges,
            extras.errors if extras else {},
            extras.links if extras else {},
            extras.hidden_rows if extras else frozenset(),
            extras.hidden_columns if extras else frozenset(),
            extras.date1904 if extras else None,
        )

    hidden = frozenset(one.name for one in about if one.visible != SheetVisibleEnum.Visible)
    return SheetFile(kind, tuple(one.name for one in about), hidden, read)


def _extras(data: bytes, kind: str, name: str, place: Place) -> Extras | None:
    if kind != "xlsx":
        return None
    from opendata.collect.sheets_xlsx import read_extras

    try:
        extras = read_extras(data, name)
    except (KeyError, ValueError, SyntaxError) as error:
        raise broken(place, str(error)) from error
    if extras.cells > MOST_CELLS:
        raise _too_large(name, extras.corner, place)
    return extras


def _too_large(sheet: str, corner: str | None, place: Place) -> OpendataError:
    return refusal(
        "register-too-large",
        msg("the sheet is too large: something stands very far from the table"),
        Place(place.file, sheet, cell=corner),
        msg("Delete the empty rows and columns after the table, or copy the table to a new file."),
    )


def _damaged(error: BaseException, place: Place) -> BaseException:
    """The error to raise: a reader that panics in Rust raises no ordinary exception."""
    if isinstance(error, (KeyboardInterrupt, SystemExit, MemoryError, GeneratorExit)):
        return error
    return broken(place, str(error))
