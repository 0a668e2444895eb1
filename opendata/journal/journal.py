"""The append-only record: one event per step, chained by hash, in one SQLite file.

SQLite gives what is needed here: a step is recorded whole or not at all, whatever is killed when.
Nothing in the product changes or deletes an event, and triggers refuse it to everybody else; the
chain shows it if somebody gets past them.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Place, Problem


class Step(StrEnum):
    """The steps of a run, in their order."""

    STARTED = "started"
    COLLECTED = "collected"
    CHECKED = "checked"
    RELEASED = "released"
    PLANNED = "planned"
    APPLIED = "applied"
    RECEIPT = "receipt"
    FINISHED = "finished"
    RESTORED = "restored"


@dataclass(frozen=True, slots=True)
class Event:
    """One recorded step. ``at`` is in UTC; ``data`` is what the step had to say, as plain JSON."""

    number: int
    at: datetime
    run: str
    step: str
    dataset: str
    data: Mapping[str, Any]
    hash: str


_SCHEMA = """
CREATE TABLE IF NOT EXISTS events (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    run TEXT NOT NULL,
    step TEXT NOT NULL,
    dataset TEXT NOT NULL,
    data TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE
) STRICT;
CREATE INDEX IF NOT EXISTS events_of_dataset ON events (dataset, step, number);
CREATE TRIGGER IF NOT EXISTS events_stay BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER IF NOT EXISTS events_remain BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
PRAGMA user_version = 1;
"""
_COLUMNS = "number, at, run, step, dataset, data, hash"


class Journal:
    """The journal in the file ``path``; the file is made with the first event, not before."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def record(
        self, at: datetime, run: str, step: Step, dataset: str, data: Mapping[str, object]
    ) -> None:
        """Append one event. When this returns, the event survives a power cut."""
        text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        stamp = at.astimezone(UTC).isoformat(timespec="seconds")
        with self._open(make=True) as database:
            # IMMEDIATE: the last hash is read under the same lock that the new event is written.
            database.execute("BEGIN IMMEDIATE")
            last = database.execute(
                "SELECT hash FROM events ORDER BY number DESC LIMIT 1"
            ).fetchone()
            link = _chain(last[0] if last else "", stamp, run, step, dataset, text)
            database.execute(
                "INSERT INTO events (at, run, step, dataset, data, hash) VALUES (?, ?, ?, ?, ?, ?)",
                (stamp, run, str(step), dataset, text, link),
            )
            database.execute("COMMIT")

    def events(
        self, *, dataset: str | None = None, step: Step | None = None, until: datetime | None = None
    ) -> tuple[Event, ...]:
        """The events, oldest first: of one dataset, of one step, recorded up to ``until``."""
        query = f"SELECT {_COLUMNS} FROM events WHERE 1"  # noqa: S608 - a constant of ours
        values: list[str] = []
        for column, value in (("dataset", dataset), ("step", step)):
            if value is not None:
                query += f" AND {column} = ?"
                values.append(str(value))
        if until is not None:
            query += " AND at <= ?"
            values.append(until.astimezone(UTC).isoformat(timespec="seconds"))
        return self._read(query + " ORDER BY number", values)

    def last(self, dataset: str, step: Step) -> Event | None:
        """The newest event of a step of a dataset."""
        query = f"SELECT {_COLUMNS} FROM events WHERE dataset = ? AND step = ?"  # noqa: S608
        found = self._read(query + " ORDER BY number DESC LIMIT 1", [dataset, str(step)])
        return found[0] if found else None

    def verify(self) -> int | None:
        """The number of the first event that does not fit the chain; None if all do."""
        previous = ""
        for event in self.events():
            text = json.dumps(event.data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
            stamp = event.at.isoformat(timespec="seconds")
            previous = _chain(previous, stamp, event.run, event.step, event.dataset, text)
            if previous != event.hash:
                return event.number
        return None

    def _read(self, query: str, values: list[str]) -> tuple[Event, ...]:
        if not self.path.exists():
            return ()
        with self._open(make=False) as database:
            return tuple(_event(row) for row in database.execute(query, values))

    @contextmanager
    def _open(self, *, make: bool) -> Iterator[sqlite3.Connection]:
        if make:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        database: sqlite3.Connection | None = None
        try:
            database = sqlite3.connect(self.path, timeout=30, isolation_level=None)
            if make:
                database.execute("PRAGMA synchronous = FULL")
                if database.execute("PRAGMA user_version").fetchone()[0] == 0:
                    database.executescript(_SCHEMA)
            yield database
        except sqlite3.DatabaseError as error:
            raise OpendataError(_broken(self.path, error), Exit.CONFIGURATION) from error
        finally:
            if database is not None:
                database.close()


def _chain(previous: str, *parts: str) -> str:
    return hashlib.sha256("\n".join((previous, *parts)).encode()).hexdigest()


def _event(row: tuple[Any, ...]) -> Event:
    number, at, run, step, dataset, data, link = row
    return Event(number, datetime.fromisoformat(at), run, step, dataset, json.loads(data), link)


def _broken(path: Path, error: sqlite3.DatabaseError) -> Problem:
    return Problem(
        "journal-unusable",
        msg("the journal cannot be read or written"),
        Place(path.name),
        found=str(error),
        expected=msg("the SQLite file that opendata made"),
        remedy=msg(
            "Check that the disk is not full and the folder .opendata may be written to; if the "
            "file is damaged, restore it from a backup or set it aside: the releases stay."
        ),
    )
