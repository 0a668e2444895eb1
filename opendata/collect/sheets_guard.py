"""Traps in spreadsheet files, looked for before any reader sees the bytes."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Final

from opendata.clean.archives import Member, has_dtd, is_bomb
from opendata.collect.sheets import broken, refusal, wrong_format
from opendata.messages import msg
from opendata.problems import OpendataError, Place

_BOMB_REMEDY: Final = msg(
    "If the file is your own, copy the table into a new workbook and save that one."
)
_PASSWORD_REMEDY: Final = msg(
    "Save a copy of the file without a password: a public register needs none."
)
_ODS: Final = b"application/vnd.oasis.opendocument.spreadsheet"


def check_archive(data: bytes, place: Place) -> str:
    """The format of a zipped workbook (``xlsx``, ``xlsb``, ``ods``) that is known to be no trap.

    Every part is unpacked once here: that finds damaged parts, and parts larger than they claim.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            if is_bomb(Member(info.filename, info.file_size, info.compress_size) for info in infos):
                what = msg("unpacked, the file would be far too large: it may be a trap")
                raise refusal("register-bomb", what, place, _BOMB_REMEDY)
            kind = _zip_format(archive, place)
            for info in infos:
                _check_part(info.filename, archive.read(info), kind, place)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as error:
        if isinstance(error, OpendataError):
            raise
        raise broken(place, str(error)) from error
    return kind


def encrypted(place: Place) -> OpendataError:
    """The error for a workbook that asks for a password."""
    what = msg("the file is protected by a password")
    return refusal("register-encrypted", what, place, _PASSWORD_REMEDY)


def check_ole(data: bytes, place: Place) -> None:
    """Refuse an old Office file (OLE) that is encrypted or is no workbook."""
    if _utf16("EncryptedPackage") in data or _utf16("EncryptionInfo") in data:
        raise encrypted(place)
    if _utf16("WordDocument") in data:
        raise wrong_format("DOC", place)
    if _utf16("Workbook") not in data and _utf16("Book") not in data:
        raise broken(place, "OLE")


def _zip_format(archive: zipfile.ZipFile, place: Place) -> str:
    names = set(archive.namelist())
    if "encrypted-package" in names:  # the whole of an ODS, as LibreOffice does it now
        raise encrypted(place)
    if "xl/workbook.bin" in names:
        return "xlsb"
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    if "mimetype" in names and archive.read("mimetype").strip().startswith(_ODS):
        return "ods"
    if any(name.startswith("word/") for name in names):
        raise wrong_format("DOCX", place)
    raise wrong_format("ODT" if "content.xml" in names else "ZIP", place)


def _check_part(name: str, part: bytes, kind: str, place: Place) -> None:
    if not name.lower().endswith((".xml", ".rels", ".vml")):
        return
    if has_dtd(part) and not name.lower().endswith(".vml"):
        what = msg("the file holds XML that office programs never write: it may be a trap")
        raise refusal("register-bomb", what, place, _BOMB_REMEDY, f"<!DOCTYPE> {name}")
    if kind == "ods" and name == "META-INF/manifest.xml" and b"encryption-data" in part:
        raise encrypted(place)


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le")
