"""Redacted copies of spreadsheets of any format."""

from __future__ import annotations

from typing import Final

from opendata.acts import guard
from opendata.redact.choice import Remover
from opendata.redact.office import as_xlsx
from opendata.redact.sheets import ods, xlsx

FORMATS: Final = ("ods", "xls", "xlsx")
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BOOKS: Final = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
_ODS: Final = b"application/vnd.oasis.opendocument.spreadsheet"


def sniff_sheets(data: bytes, name: str) -> str | None:
    """Which format of spreadsheets ``data`` has; None if it has none of them."""
    if data.startswith(b"PK"):
        with guard.open_archive(data, name) as archive:
            names = archive.NameToInfo
            if any(one.startswith("xl/") for one in names):
                return "xlsx"
            if "mimetype" in names and guard.read_member(archive, "mimetype", name).startswith(
                _ODS
            ):
                return "ods"
        return None
    return "xls" if data.startswith(_OLE) and any(one in data for one in _BOOKS) else None


def redact_sheets(data: bytes, form: str, name: str, remover: Remover) -> tuple[bytes, str]:
    """The copy of ``data``, and its format: that of an XLS is an XLSX.

    :raises OpendataError: as reading the document does; ``redact-no-office``, exit 3, for an XLS
        where there is no LibreOffice.
    """
    if form == "ods":
        return ods.redact_ods(data, name, remover), form
    return xlsx.redact_xlsx(as_xlsx(data, name) if form == "xls" else data, name, remover), "xlsx"
