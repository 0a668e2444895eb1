"""The bytes of a file that a person named on the command line."""

from __future__ import annotations

from pathlib import Path

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


def _missing(path: Path, what: Message, remedy: Message) -> OpendataError:
    return OpendataError(
        Problem("table-missing", what, Place(path.name), str(path), remedy=remedy), Exit.USAGE
    )
