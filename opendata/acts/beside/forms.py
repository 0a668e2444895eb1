"""Which format the bytes of a file within a file have; endings of names are not asked."""

from __future__ import annotations

import importlib
from typing import Final, cast

from opendata.acts import guard, sniff, text
from opendata.acts.beside import ole
from opendata.problems import OpendataError

SHEETS: Final = ("csv", "ods", "xls", "xlsx")
"""Formats of spreadsheets; ``xlsx`` is XLSM and templates as well."""
_ODS: Final = b"application/vnd.oasis.opendocument.spreadsheet"
_ZIPPED: Final = (b"PK\3\4", b"PK\5\6")


def form_of(data: bytes) -> str | None:
    """The format as :func:`.beside.beside` takes it; ``zipped`` for other zip archives, ``ole``
    for other OLE containers; None if it is not known, encrypted, or broken.
    """
    if data.startswith(_ZIPPED):
        return _zipped(data)
    if data.startswith(ole.MAGIC):
        return _contained(data)
    try:
        return sniff.sniff(data, "")
    except OpendataError:
        return None


def is_mute(data: bytes) -> bool:
    """Whether the bytes cannot hold anything of people: none at all, or a formula's object."""
    return not data.strip(b"\0") or ole.is_harmless(data)


def read(data: bytes, form: str, name: str) -> str:
    """The text of a document of the format ``form``.

    :raises OpendataError: as reading a document does.
    """
    reader = cast("text.Reader", importlib.import_module(f"opendata.acts.{form}"))
    return reader.read(data, name)


def _zipped(data: bytes) -> str | None:
    try:
        with guard.open_archive(data, "") as archive:
            names = frozenset(archive.namelist())
            mimetype = guard.read_member(archive, "mimetype", "") if "mimetype" in names else b""
    except OpendataError:
        return None
    if mimetype.startswith(_ODS):
        return "ods"
    if mimetype.startswith(tuple(one.encode() for one in sniff.ODT_TYPES)):
        return "odt"
    if "xl/workbook.xml" in names:
        return "xlsx"
    return "docx" if "word/document.xml" in names else "zipped"


def _contained(data: bytes) -> str | None:
    found = ole.names(data)
    if "EncryptedPackage" in found:
        return None
    if ole.DOCUMENT in found:
        return "doc"
    if found & ole.WORKBOOKS:
        return "xls"
    whole = [one for one in ole.within(data) if one.data]
    return "ole" if whole else None
