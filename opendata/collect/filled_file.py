"""The bytes of a file that a person named on the command line."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import Final

from opendata.collect.register_file import register_bytes
from opendata.messages import Message, msg
from opendata.problems import Exit, OpendataError, Place, Problem


def file_bytes(path: Path) -> bytes:
    """The bytes of the file ``path``.

    :raises OpendataError: ``table-missing``, exit 2, if there is no such file or it is a folder;
        as for :func:`~opendata.collect.register_file.register_bytes`, exit 3, if it cannot be read.
    """
    path = path.absolute()
    if path.is_dir():
        remedy = msg("Name one file of the folder.")
        raise _missing(path, msg("this is a folder, not a file"), remedy)
    if not path.exists():
        raise _missing(path, msg("the file is not there"), msg("Check the path and its spelling."))
    return register_bytes(path, path.parent)


HEAD: Final = 1 << 20
"""Bytes that have the header and the first rows of any table in them."""


def head_bytes(path: Path) -> bytes:
    """What tells the table that the file ``path`` holds: whole lines at the start of a CSV, all of
    a workbook.

    :raises OpendataError: as for :func:`file_bytes`; a CSV may be of any size.
    """
    try:
        large = path.suffix.lower() == ".csv" and path.stat().st_size > HEAD
        if not large:
            return file_bytes(path)
        with path.open("rb") as file:
            return _whole_lines(file.read(HEAD))
    except OSError:  # the same in words
        return file_bytes(path)


def _whole_lines(data: bytes) -> bytes:
    """``data`` up to its last line break; in UTF-16 it has two bytes."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        end = "\n".encode("utf-16-le" if data.startswith(codecs.BOM_UTF16_LE) else "utf-16-be")
    else:
        end = b"\n"
    at = data.rfind(end)
    return data[: at + len(end)] if at >= 0 else data


def _missing(path: Path, what: Message, remedy: Message) -> OpendataError:
    return OpendataError(
        Problem("table-missing", what, Place(path.name), str(path), remedy=remedy), Exit.USAGE
    )
