"""Putting a new folder in the place of an old one, so that a reader meets the one or the other.

Beside ``public`` there may stand ``.public.opendata-new`` (being filled) and
``.public.opendata-old`` (on its way out): names that nobody gives to a copy of their own, so that
only what this file made is ever removed. Where the system can exchange two folders in one step,
``public`` is never missing. Elsewhere two renames do it; a kill between them leaves the old folder,
and the next run puts it back.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import shutil
import stat
import sys
from pathlib import Path
from typing import Final

from opendata.journal.files import replace, write_atomically
from opendata.portals.site.marker import BUILDING, MARKER, is_empty, must_be_ours, read_marker

_AT_FDCWD: Final = -100
_RENAME_EXCHANGE: Final = 2  # Linux renameat2 and macOS RENAME_SWAP happen to agree
_CANNOT: Final = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM}


def beside(folder: Path, suffix: str) -> Path:
    """The folder ``.public.opendata-new`` (or ``-old``) beside ``public``."""
    return folder.with_name(f".{folder.name}.opendata-{suffix}")


def standing(folder: Path) -> Path:
    """Where the whole site stands: ``folder``, or the old one beside it if a run died half way."""
    old = beside(folder, "old")
    return old if is_empty(folder) and read_marker(old) is not None else folder


def recover(folder: Path) -> None:
    """Undo what a killed run left: put an old site back, remove half-built and outgoing folders."""
    old = standing(folder)
    if old != folder:
        if folder.exists():
            folder.rmdir()
        replace(old, folder)
    for leftover in (beside(folder, "new"), beside(folder, "old")):
        if leftover.exists():
            must_be_ours(leftover)
            remove(leftover)


def swap(folder: Path, new: Path) -> None:
    """Put ``new`` where ``folder`` is, and remove what stood there."""
    if hasattr(os, "sync"):
        os.sync()  # a power cut after the exchange must not leave names without their bytes
    if not folder.exists():
        replace(new, folder)
        return
    shutil.copymode(folder, new)
    if exchange(folder, new):
        remove(new)
        return
    old = beside(folder, "old")
    replace(folder, old)
    try:
        replace(new, folder)
    except OSError:
        replace(old, folder)  # whatever was wrong with the new one, the old one is whole
        raise
    remove(old)


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system or the file system cannot."""
    try:
        library = ctypes.CDLL(None, use_errno=True) if sys.platform != "win32" else None
        first, second = os.fsencode(one), os.fsencode(other)
        if sys.platform == "linux" and library is not None:
            failed = library.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE)
        elif sys.platform == "darwin" and library is not None:
            failed = library.renamex_np(first, second, _RENAME_EXCHANGE)
        else:
            return False
    except (AttributeError, OSError):
        return False  # an old C library, or one that is not there
    if not failed:
        return True
    code = ctypes.get_errno()
    if code in _CANNOT:
        return False
    raise OSError(code, os.strerror(code), str(one), None, str(other))


def remove(folder: Path) -> None:
    """Remove ``folder``, its marker last: what a kill leaves of it is still known as ours.

    The marker first says that this is no whole site any more. It may share its bytes with the
    marker of the new site, so it is replaced and not written over. A folder that never was a whole
    site says so already, and can be removed from a full disk.
    """
    if read_marker(folder) is not None:
        write_atomically(folder / MARKER, BUILDING)
    for root, folders, files in os.walk(folder, topdown=False):
        for name in files:
            path = Path(root, name)
            if path != folder / MARKER:
                _force(path)
        for name in folders:
            path = Path(root, name)
            if path.is_symlink():
                _force(path)
            else:
                path.rmdir()
    (folder / MARKER).unlink(missing_ok=True)
    folder.rmdir()


def _force(path: Path) -> None:
    try:
        path.unlink()
    except PermissionError:  # Windows does not remove a file that is marked read-only
        with contextlib.suppress(OSError):
            path.chmod(stat.S_IWRITE | stat.S_IREAD)
        path.unlink()
