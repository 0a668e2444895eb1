"""A spreadsheet file → its sheets as grids of values, whatever the format.

The format is found from the content: an ``.xls`` is often a CSV or a web page. Only this file knows
which reader reads what; the readers know nothing of registers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final

from opendata.messages import Message, msg
from opendata.problems import Exit, OpendataError, Place, Problem

Value = str | int | float | bool | date | datetime | time | timedelta
Spot = tuple[int, int]
"""Row and column of a cell, both from 0, counted from the corner of the sheet."""

MOST_CELLS: Final = 20_000_000
"""The largest grid that is read: one stray cell in the far corner of a sheet makes billions."""

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UTF16_BOMS: Final = (b"\xff\xfe", b"\xfe\xff")
_MARKUP = re.compile(
    rb"\s*<(?:!doctype|html|head|body|table|\?xml|meta|style|office:document)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. ``rows`` start at the corner of the sheet (A1), a blank cell is ``""``.

    ``name`` is None for a CSV, which has no sheets. ``merges`` are the first and last spot of each
    merged range (unknown in ODS: empty). ``errors`` are the cells that hold an error (``#N/A``) or
    a formula whose value was never saved (``=``), ``links`` the addresses behind cells (XLSX only).
    ``hidden_rows`` and ``hidden_columns`` (from 0) are those that the program does not show, also
    because of a filter (XLSX only). ``date1904`` is the date system, None where it is not known.
    """

    name: str | None
    rows: Sequence[Sequence[Value]]
    visible: bool = True
    merges: Sequence[tuple[Spot, Spot]] = ()
    errors: Mapping[Spot, str] = field(default_factory=dict)
    links: Mapping[Spot, str] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    date1904: bool | None = None


@dataclass(frozen=True, slots=True)
class SheetFile:
    """A spreadsheet file that can be opened: the names of its sheets, and how to read one.

    ``hidden`` are the names of sheets that the program does not show. ``names`` is ``(None,)`` for
    a CSV.
    """

    format: str
    names: tuple[str | None, ...]
    hidden: frozenset[str]
    read: Callable[[str | None], Sheet]


def open_sheets(data: bytes, place: Place) -> SheetFile:
    """The sheets of the file ``data``; ``place`` is named in errors.

    ``OpendataError`` (:attr:`Exit.INCOMPLETE`): ``register-empty``, ``register-format`` (a web
    page, a PDF, a Word document …), ``register-encrypted``, ``register-bomb``, ``register-broken``.
    """
    from opendata.collect import sheets_csv, sheets_excel, sheets_guard

    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise refusal("register-empty", msg("the file is empty"), place, _FILL)
    if data.startswith(b"PK"):
        return sheets_excel.open_workbook(data, sheets_guard.check_archive(data, place), place)
    if data.startswith(_OLE):
        sheets_guard.check_ole(data, place)
        return sheets_excel.open_workbook(data, "xls", place)
    if data.startswith(b"%PDF"):
        raise wrong_format("PDF", place)
    if data.startswith(b"{\\rtf"):
        raise wrong_format("RTF", place)
    head = data[:4096].lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\0", b"").lower()
    if _MARKUP.match(head):
        is_page = b"<?xml" not in head or b"<html" in head
        raise wrong_format("HTML" if is_page else "XML", place)
    if b"\0" in data[:4096] and not data.startswith(_UTF16_BOMS):
        raise broken(place, "0x00")
    return sheets_csv.open_csv(data, place)


def cell_name(row: int, column: int) -> str:
    """``D14`` for row 13, column 3 (both from 0)."""
    letters, rest = "", column + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return f"{letters}{row + 1}"


def spot_of(name: str) -> Spot | None:
    """Row and column (from 0) of ``D14``; None for anything else."""
    found = re.fullmatch(r"\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})", name, re.ASCII)
    if found is None:
        return None
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


_FILL: Final = msg(
    "Fill in the file; a register can also be taken out of the descriptor of its dataset."
)
_SAVE_AGAIN: Final = msg(
    "Open the file in Excel or LibreOffice and save it as an Excel workbook (.xlsx)."
)


def refusal(
    code: str, what: Message, place: Place, remedy: Message, found: str | None = None
) -> OpendataError:
    """The error for a file that cannot be read as a register: the collection is incomplete."""
    return OpendataError(Problem(code, what, place, found, remedy=remedy), Exit.INCOMPLETE)


def broken(place: Place, why: str) -> OpendataError:
    """The error for a damaged file; ``why`` is what the reading library said."""
    what = msg("the file is damaged and cannot be read")
    return refusal("register-broken", what, place, _SAVE_AGAIN, why)


def wrong_format(format_name: str, place: Place) -> OpendataError:
    """The error for a file that is something else than a spreadsheet."""
    what = msg("the file is not a spreadsheet: inside it is {format}", format=format_name)
    problem = Problem(
        "register-format",
        what,
        place,
        expected=msg("a workbook (XLSX, XLS, ODS) or a CSV"),
        remedy=_SAVE_AGAIN,
    )
    return OpendataError(problem, Exit.INCOMPLETE)
