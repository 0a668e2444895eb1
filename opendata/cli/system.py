"""What the operating system refuses (a full disk, a missing right), as a problem to mend."""

from __future__ import annotations

import errno
import os
import re
import shutil
from pathlib import Path

from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Place, Problem

_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_MISSING = {errno.ENOENT, errno.ENOTDIR}
_NAME_TOO_LONG = 206
"""What Windows says where a path is too long; Python makes «no such file» of it."""
_IN_USE = {32, 33}
"""What Windows says of a file that another program holds."""


def explained(error: Exception, workspace: Path) -> OpendataError | None:
    """The refusal of the file system as a problem, exit 4; None if ``error`` is none.

    ``workspace`` is the folder against which the name of the file is shortened.
    """
    if isinstance(error, shutil.Error):
        error = _first(error)
    error = _from_lxml(error) or error
    if not isinstance(error, OSError) or error.errno is None:
        return None
    return OpendataError(_problem(error, _place(error.filename, workspace)), Exit.CONFIGURATION)


def _from_lxml(error: Exception) -> OSError | None:
    """What lxml was refused: sheets are written to temporary files, and it has errors of its own.

    They say ``IO_ENOSPC`` and the like.
    """
    code = getattr(errno, str(error).removeprefix("IO_"), None)
    if type(error).__name__ != "SerialisationError" or not isinstance(code, int):
        return None
    return OSError(code, os.strerror(code))


def _problem(error: OSError, place: Place) -> Problem:
    found = error.strerror or str(error)
    windows = getattr(error, "winerror", None)
    if error.errno in _FULL:
        return Problem(
            "system-disk-full",
            msg("there is no room left on the disk"),
            place,
            found=found,
            remedy=msg("Free some space and repeat the command; what is published stays whole."),
        )
    if windows in _IN_USE or (error.errno in _FORBIDDEN and os.name == "nt"):
        return Problem(
            "system-file-in-use",
            msg("the file cannot be opened: another program holds it, or a right is missing"),
            place,
            found=found,
            remedy=msg("Close the file in Excel or Word and repeat the command."),
        )
    if error.errno in _FORBIDDEN:
        return Problem(
            "system-permission",
            msg("the file or folder may not be read or written"),
            place,
            found=found,
            remedy=msg("Give this account the right to it, or run as its owner, and repeat."),
        )
    if error.errno == errno.ENAMETOOLONG or windows == _NAME_TOO_LONG:
        return Problem(
            "system-name-long",
            msg("the name of the file or the path to it is too long"),
            place,
            found=found,
            remedy=msg("Shorten the name, or move the workspace nearer to the top of the disk."),
        )
    if error.errno in _MISSING:
        return Problem(
            "system-missing",
            msg("the file or folder is not there"),
            place,
            found=found,
            remedy=msg("See whether it was moved, renamed or disconnected, and repeat."),
        )
    return Problem(
        "system-failure",
        msg("the operating system refused"),
        place,
        found=found,
        remedy=msg("See that the disk or the network is connected and works, and repeat."),
    )


def _place(name: object, workspace: Path) -> Place:
    if not isinstance(name, str | bytes | os.PathLike):
        return Place()
    path = Path(os.fsdecode(name))
    for root in (workspace.absolute(), workspace.resolve()):
        if path.is_absolute() and path.is_relative_to(root):
            return Place(path.relative_to(root).as_posix())
    return Place(str(path))


def _first(error: shutil.Error) -> OSError:
    """The first of the failures of copying a folder, which come as texts."""
    try:
        source, _target, text = error.args[0][0]
        number = re.search(r"\[Errno (\d+)\] ([^:]*)", str(text))
    except (IndexError, TypeError, ValueError):
        return error
    if number is None:
        return OSError(errno.EIO, str(text), str(source))
    return OSError(int(number[1]), number[2], str(source))
