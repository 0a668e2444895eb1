"""One run at a time in a workspace, and a refusal that says who is running."""

from __future__ import annotations

import errno
import getpass
import json
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from opendata.journal.files import write_atomically
from opendata.journal.journal import Journal
from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Place, Problem

_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST}


@contextmanager
def only_run(state: Path, command: str, now: datetime) -> Iterator[None]:
    """Hold the lock of the workspace whose state folder is ``state`` while the block runs.

    At its end the journal is sealed, if it is not: see :mod:`opendata.journal.head`. That may be
    for a run before, which was killed.

    The operating system holds the lock, so that a killed run leaves none behind. Who holds it is
    written beside it: on Windows a locked file itself cannot be read.

    :raises OpendataError: ``run-locked``, exit 11, when another run holds it; ``run-folder``,
        exit 4, when the state folder cannot be written.
    """
    from filelock import FileLock, Timeout

    holder = state / "lock.json"
    lock = FileLock(state / "lock", timeout=0)
    try:
        state.mkdir(parents=True, exist_ok=True)
        lock.acquire()
        write_atomically(holder, json.dumps(_me(command, now)).encode())
    except Timeout:
        raise OpendataError(_taken(holder), Exit.LOCKED) from None
    except NotImplementedError as error:  # a network folder that knows no locks
        raise OpendataError(_refused(state, str(error)), Exit.CONFIGURATION) from None
    except OSError as error:
        lock.release()
        if error.errno not in _REFUSED:
            raise
        found = error.strerror or str(error)
        raise OpendataError(_refused(state, found), Exit.CONFIGURATION) from None
    journal = Journal(state / "journal.sqlite")
    try:
        yield
    finally:
        # Whatever the run recorded, it was under this lock: here its end is known, once.
        with suppress(OpendataError, OSError):  # what was recorded stands also without a seal
            journal.seal()
        with suppress(OSError):
            holder.unlink()
        lock.release()


def _me(command: str, now: datetime) -> dict[str, object]:
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user in a container, or no pwd on Windows
        user = "?"
    return {
        "user": user,
        "host": platform.node(),
        "pid": os.getpid(),
        "since": now.isoformat(timespec="seconds"),
        "command": command,
    }


def _taken(holder: Path) -> Problem:
    try:
        who = json.loads(holder.read_text(encoding="utf-8"))
        found = "{user}@{host}, pid {pid}, {since}, opendata {command}".format(**who)
    except (OSError, ValueError, KeyError, TypeError):
        found = None  # the other run is only just starting or ending
    return Problem(
        "run-locked",
        msg("another run is working in this workspace"),
        found=found,
        expected=msg("one run at a time"),
        remedy=msg("Wait until it ends and repeat the command; nothing was changed."),
    )


def _refused(state: Path, found: str) -> Problem:
    return Problem(
        "run-folder",
        msg("the folder where opendata keeps its journal and releases cannot be written"),
        Place(state.name),
        found=found,
        expected=msg("a folder that this account may write to"),
        remedy=msg(
            "Give this account the right to write to the workspace; a network folder has to allow "
            "locks."
        ),
    )
