"""The file of the journal, examined as a file: what stands in it beside the events.

Events carry their own hashes. The rest of the file (indexes, by which questions about past days are
answered, the triggers, the counter of numbers, bytes that nothing uses) is looked at here.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final
from urllib.parse import quote

from opendata.journal import trouble
from opendata.journal.head import Head, Seal, read_head, seal_of
from opendata.problems import OpendataError, Problem

LEFTOVERS: Final = ("-journal", "-wal", "-shm")
"""What SQLite puts beside its file while it writes, and leaves there when it is killed."""
TOLERANCE: Final = timedelta(minutes=10)
"""How far a clock may be set back between two events: what a correction over the network does, and
a command that waited a moment for the lock. Whoever dates an event back for a deadline needs a day.
"""
_PATIENCE: Final = (0.05, 0.1, 0.2, 0.4)
_SHOWN: Final = 3


@contextmanager
def undisturbed(path: Path) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """A path at which the journal ``path`` can be read without changing anything, and the names of
    what a killed writer has left beside it.

    SQLite finishes what a killed writer began, in the file itself: that must happen in a copy.
    """
    for wait in (*_PATIENCE, None):
        left = [one for ending in LEFTOVERS if (one := Path(f"{path}{ending}")).exists()]
        if not left or wait is None:
            break
        time.sleep(wait)  # a run may be writing beside us
    if not left:
        yield path, ()
        return
    names = tuple(one.name for one in left)
    with tempfile.TemporaryDirectory(prefix="opendata-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / path.name
        for one in (path, *left):
            if one.is_file():
                shutil.copyfile(one, Path(folder) / one.name)
        yield copy, names


def read_only(path: Path) -> str:
    """The URI under which SQLite opens ``path`` and never writes; also on a network drive."""
    whole = path.resolve().as_posix()
    return f"file://{'' if whole.startswith('/') else '/'}{quote(whole, safe='/:')}?mode=ro"


def is_rollback(path: Path) -> bool:
    """Whether the header says that changes are rolled back by a journal, as we write it.

    The other kind makes files beside the database even when it is only read.
    """
    try:
        with path.open("rb") as file:
            head = file.read(20)
    except OSError:
        return True  # opening it will say why
    return len(head) < 20 or head[18:20] == b"\x01\x01"


def structure_problems(
    database: sqlite3.Connection, layouts: dict[int, str], last: int
) -> Iterator[Problem]:
    """What in the open ``database`` is not as the program made it, events aside.

    ``layouts`` are the statements that make each layout of the file, by its number; ``last`` is the
    number of the last event.
    """
    layout = database.execute("PRAGMA user_version").fetchone()[0]
    if layout not in layouts:
        yield trouble.structure(f"user_version {layout}")
        return
    found, wanted = _schema(database), _made(layouts[layout])
    if found != wanted:
        yield trouble.structure(", ".join(sorted({str(one[1]) for one in found ^ wanted})))
        return
    counter = database.execute("SELECT name, seq FROM sqlite_sequence").fetchall()
    if counter != ([("events", last)] if last else []):
        yield trouble.structure("sqlite_sequence")
    told = [str(row[0]) for row in database.execute(f"PRAGMA integrity_check({_SHOWN})")]
    if told != ["ok"]:
        yield trouble.structure("; ".join(told))


def seal_problems(path: Path, head: Head | None, last: Head | None, at: Path) -> Iterator[Problem]:
    """Whether the file at ``path`` is the one that its head has sealed; ``head`` was read before
    the events were, and ``at`` is the file that it was read from.
    """
    if last is None:
        return
    if head is None or head.seal is None or head != last:
        yield trouble.unsealed(last.number)
        return
    found = seal_of(path)
    if found == head.seal:
        return
    if _moved(at, head):  # a run wrote meanwhile
        yield trouble.unsealed(last.number)
        return
    yield trouble.file_altered(_shown(found), _shown(head.seal))


class Clock:
    """Looks at the times of events in their order."""

    def __init__(self, now: datetime | None = None) -> None:
        """``now``: nothing can have been recorded later."""
        self._now = now
        self._before: datetime | None = None

    def see(self, number: int, at: datetime) -> Problem | None:
        """The problem with the time of an event, by its neighbour."""
        before, self._before = self._before, at
        if before is not None and at < before - TOLERANCE:
            return trouble.time_back(number, at, before)
        if self._now is not None and at > self._now + TOLERANCE:
            return trouble.time_ahead(number, at, self._now)
        return None


def _schema(database: sqlite3.Connection) -> set[tuple[object, ...]]:
    return set(database.execute("SELECT type, name, tbl_name, sql FROM sqlite_master"))


def _made(statements: str) -> set[tuple[object, ...]]:
    fresh = sqlite3.connect(":memory:")
    try:
        fresh.executescript(statements)
        return _schema(fresh)
    finally:
        fresh.close()


def _moved(at: Path, head: Head) -> bool:
    try:
        now = read_head(at)
    except OpendataError:
        return False
    return now is None or now != head or now.seal != head.seal


def _shown(seal: Seal | None) -> str:
    return f"sha256:{seal.sha256}, {seal.bytes}" if seal else "–"
