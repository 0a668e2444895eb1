"""The append-only record: one event per step, chained by hash, in one SQLite file.

SQLite gives what is needed here: a step is recorded whole or not at all, whatever is killed when.
Nothing in the product changes or deletes an event, and triggers refuse it to everybody else; the
chain shows it if somebody gets past them. A chain that lost its end is still a chain, so its last
link is kept outside the database too, in :mod:`opendata.journal.head`.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from opendata.journal import as_of, examine, trouble
from opendata.journal.as_of import Proof
from opendata.journal.event import Event, Step, chain, event_of, fits
from opendata.journal.head import Head, read_head, seal_of, write_head
from opendata.problems import Exit, OpendataError, Problem, Severity

__all__ = ["Event", "Journal", "Proof", "Step"]

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
"""
_COLUMNS = "number, at, run, step, dataset, data, hash"
_LAYOUT: Final = 2
"""Counts the layouts of the file; 2 added the indexes for looking at past moments."""
_LAYOUTS: Final = {0: _SCHEMA, 1: _SCHEMA, 2: _SCHEMA + as_of.INDEXES}
"""What makes each layout; the first program did not number them."""


class Journal:
    """The journal in the file ``path``; the file is made with the first event, not before.

    Whatever reads or appends raises ``OpendataError`` with exit 4 where the journal is not as it
    was written: ``journal-truncated``, ``journal-damaged``, ``journal-head``, ``journal-unusable``.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.head = path.with_suffix(".head")
        self._kept: sqlite3.Connection | None = None
        """What :meth:`reading` has opened."""

    def record(
        self, at: datetime, run: str, step: Step, dataset: str, data: Mapping[str, object]
    ) -> None:
        """Append one event. When this returns, the event survives a power cut."""
        text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        stamp = as_of.stamp(at)
        self._known_head()
        with self._open(make=True) as database:
            last = self._begin(database)
            link = chain(last.hash if last else "", stamp, run, step, dataset, text)
            database.execute(
                "INSERT INTO events (at, run, step, dataset, data, hash) VALUES (?, ?, ?, ?, ?, ?)",
                (stamp, run, str(step), dataset, text, link),
            )
            database.execute("COMMIT")
            self._move_head(database)

    def _begin(self, database: sqlite3.Connection) -> Head | None:
        """Begin to write, after the last event, which is returned.

        A head that is missing or lags by more than one event is not made whole in silence: it may
        be all that tells of events that were cut off. It is looked at again for a moment, as a
        writer beside us moves it only after its event is in.
        """
        for wait in (0.02, 0.05, 0.1, 0.2, 0.4, None):
            # IMMEDIATE: the last hash is read under the same lock that the new event is written.
            database.execute("BEGIN IMMEDIATE")
            head, last = read_head(self.head), _last(database)
            _must_reach(database, head)
            if last is None or last.number - (head.number if head else 0) <= 1:
                return last
            database.execute("ROLLBACK")
            if wait is not None:
                time.sleep(wait)
        raise OpendataError(trouble.head_unfit(self.head, None), Exit.CONFIGURATION)

    def each(
        self, *, dataset: str | None = None, step: Step | None = None, until: datetime | None = None
    ) -> Iterator[Event]:
        """The events, oldest first and one at a time: a receipt alone can be megabytes.

        Of one dataset, of one step, recorded up to ``until``.
        """
        query = f"SELECT {_COLUMNS} FROM events WHERE 1"  # noqa: S608 - a constant of ours
        values: list[str] = []
        for column, value in (("dataset", dataset), ("step", step)):
            if value is not None:
                query += f" AND {column} = ?"
                values.append(str(value))
        # The time is compared here and not in SQL, where a damaged one would drop out in silence.
        return (
            event
            for event in self._read(query + " ORDER BY number", values)
            if until is None or event.at <= until
        )

    def events(
        self, *, dataset: str | None = None, step: Step | None = None, until: datetime | None = None
    ) -> tuple[Event, ...]:
        """The same events, all at once."""
        return tuple(self.each(dataset=dataset, step=step, until=until))

    def last(self, dataset: str, step: Step) -> Event | None:
        """The newest event of a step of a dataset."""
        query = f"SELECT {_COLUMNS} FROM events WHERE dataset = ? AND step = ?"  # noqa: S608
        found = tuple(self._read(query + " ORDER BY number DESC LIMIT 1", [dataset, str(step)]))
        return found[0] if found else None

    def backwards(self, dataset: str, step: Step) -> Iterator[Event]:
        """The events of a step of a dataset, newest first, for whoever looks for the last such."""
        query = f"SELECT {_COLUMNS} FROM events WHERE dataset = ? AND step = ?"  # noqa: S608
        return self._read(query + " ORDER BY number DESC", [dataset, str(step)])

    def latest(self, dataset: str, step: Step, until: datetime | None = None) -> Event | None:
        """The newest event of a step of a dataset that was recorded up to ``until``.

        Without ``until`` it is the last one written. With it, the one with the latest time: found
        by an index, however long ago that was.
        """
        if until is None:
            return self.last(dataset, step)
        query = f"SELECT {_COLUMNS} {as_of.LATEST}"
        values = [dataset, str(step), as_of.stamp(until)]
        found = tuple(self._read(query, values, sound=True))
        return found[0] if found else None

    def between(
        self, dataset: str, step: Step, since: datetime | None, until: datetime | None
    ) -> Iterator[Event]:
        """The events of a step of a dataset after ``since`` and up to ``until``, oldest first."""
        query = f"SELECT {_COLUMNS} {as_of.BETWEEN}"
        return self._read(query, [dataset, str(step), *as_of.span(since, until)], sound=True)

    def proofs(
        self, dataset: str, *, since: datetime | None = None, until: datetime | None = None
    ) -> Iterator[Proof]:
        """What receipts of the dataset have proven after ``since`` and up to ``until``, oldest
        first; the facts alone, as a receipt may be megabytes.
        """
        return self._proofs(as_of.PROOFS, [dataset, *as_of.span(since, until)])

    def latest_proof(
        self, dataset: str, until: datetime | None = None, portal: str | None = None
    ) -> Proof | None:
        """The last proof up to ``until``, of ``portal`` or of any."""
        values = [dataset, *as_of.span(None, until)]
        if portal is None:
            return next(self._proofs(as_of.LATEST_PROOF, values), None)
        return next(self._proofs(as_of.LATEST_PROOF_OF, [*values, portal]), None)

    def first_proofs(
        self, dataset: str, *, since: datetime | None = None, until: datetime | None = None
    ) -> tuple[Proof, ...]:
        """Of what :meth:`proofs` gives, the first proof of each version."""
        seen: set[object] = set()
        found: list[Proof] = []
        values = [dataset, *as_of.span(since, until)]
        with closing(self._rows(as_of.PROOFS, values, self._known_head(), sound=True)) as rows:
            for row in rows:
                if row[-1] not in seen:
                    with trouble.facts_of(row[0]):
                        found.append(as_of.proof_of(row))
                    seen.add(row[-1])
        return tuple(found)

    def told(
        self,
        dataset: str,
        step: Step,
        names: Sequence[str],
        since: datetime | None,
        until: datetime | None,
    ) -> Iterator[tuple[int, datetime, list[Any]]]:
        """Of what :meth:`between` gives, the number, the time, and the facts ``names`` alone: two
        or more of them, None where an event does not have one. For reports over thousands.
        """
        query = as_of.told(len(names))
        values = [*(f"$.{name}" for name in names), dataset, str(step), *as_of.span(since, until)]
        with closing(self._rows(query, values, self._known_head(), sound=True)) as rows:
            for number, at, facts in rows:
                with trouble.facts_of(number):
                    found = number, datetime.fromisoformat(at), json.loads(facts)
                yield found

    def proven_at(self, dataset: str, moments: Sequence[datetime]) -> tuple[int | None, ...]:
        """The number of the last proof up to each of ``moments``, for a whole past at one go."""
        values = [json.dumps([as_of.stamp(one) for one in moments]), dataset]
        every = self._rows(as_of.PROVEN_AT, values, self._known_head(), sound=True)
        with closing(every) as rows:
            found = tuple(row[0] for row in rows)
        return found or (None,) * len(moments)

    def numbered(self, numbers: Sequence[int]) -> Iterator[Event]:
        """The events of these numbers, in this order; numbers that no event has are left out."""
        columns = ", ".join(f"events.{name}" for name in _COLUMNS.split(", "))
        return self._read(f"SELECT {columns} {as_of.NUMBERED}", [json.dumps(list(numbers))])

    def event(self, number: int) -> Event | None:
        """The event of this number."""
        query = f"SELECT {_COLUMNS} FROM events WHERE number = ?"  # noqa: S608
        return next(self._read(query, [number]), None)

    def datasets(self) -> tuple[str, ...]:
        """The names of all datasets that events were ever recorded for, sorted."""
        with closing(self._rows(as_of.DATASETS, [], self._known_head())) as rows:
            return tuple(str(row[0]) for row in rows)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Many look-ups at one state of the journal, as a report needs: the file is opened, and
        looked at for what is damaged, once. Nothing is recorded meanwhile by whoever reads so.

        :raises OpendataError: as each look-up does.
        """
        head = self._known_head()
        if self._kept is not None or not self.path.exists():
            yield
            return
        with self._open(make=False) as database:
            database.execute("BEGIN")
            if head is not None or _begun(database):
                _must_reach(database, head)
                unfit = database.execute(as_of.UNFIT).fetchone()
                if unfit is not None:
                    raise OpendataError(trouble.damaged(unfit[0]), Exit.CONFIGURATION)
                self._kept = database
            try:
                yield
            finally:
                self._kept = None

    def seal(self) -> bool:
        """Let the head seal the whole file as it is now; whether there was something new to seal.

        For the end of a run, as all of the file is read for it. The caller holds the lock of the
        workspace, so that nobody writes meanwhile. A head that a killed run has left one event
        behind is completed first, also by a run that recorded nothing itself.

        :raises OpendataError: ``journal-head`` or ``journal-unusable``, exit 4.
        """
        head = self._completed(read_head(self.head))
        if head is None or head.seal is not None:
            return False
        sealed = Head(head.number, head.hash, seal_of(self.path))
        if sealed.seal is None:
            return False
        self._put_head(sealed)
        return True

    def _completed(self, head: Head | None) -> Head | None:
        """``head``, or the one after it, if just one event that fits it is there."""
        if not self.path.exists():
            return head
        query = f"SELECT {_COLUMNS} FROM events WHERE number > ? ORDER BY number LIMIT 2"  # noqa: S608
        with self._open(make=False) as database:
            if not _begun(database):
                return head
            _must_reach(database, head)
            rows = database.execute(query, [head.number if head else 0]).fetchall()
        if len(rows) != 1 or not fits(rows[0], head):
            return head
        return Head(rows[0][0], str(rows[0][-1]))

    def verify(
        self, look: Callable[[Event], None] = lambda _event: None, now: datetime | None = None
    ) -> tuple[Problem, ...]:
        """Read everything again: the chain, every event and its time (none is later than ``now``),
        the end that the head knows of, and the file itself.

        ``look`` is shown every event that can be understood. Never raises for what is in the files,
        and never changes them.
        """
        with examine.undisturbed(self.path) as (path, left):
            copy = Journal(path)
            copy.head = self.head
            problems = [trouble.leftover(name) for name in left]
            try:
                return (*problems, *copy._verify(look, now))
            except OpendataError as error:
                return (*problems, *error.problems)

    def _verify(self, look: Callable[[Event], None], now: datetime | None) -> list[Problem]:
        problems: list[Problem] = []
        head: Head | None = None
        try:
            # Read before the events: a run may append some meanwhile, and the head moves after.
            head = read_head(self.head)
        except OpendataError as error:
            problems.extend(error.problems)
        last: Head | None = None
        whole, reached, clock = True, head is None, examine.Clock(now)
        try:
            for row in self._rows(f"SELECT {_COLUMNS} FROM events ORDER BY number", []):  # noqa: S608
                if whole and not fits(row, last):
                    problems.append(trouble.chain_broken(row[0]))
                    whole = False
                last = Head(row[0], str(row[-1]))
                reached = reached or last == head
                try:
                    event = event_of(row)
                except OpendataError as error:
                    problems.extend(error.problems)
                else:
                    look(event)
                    problems += filter(None, [clock.see(event.number, event.at)])
        except OpendataError as error:
            return [*problems, *error.problems]
        if head is not None and not reached:
            problems.append(trouble.truncated(head.number))
        elif last is not None:
            problems += self._lagging(last)
        if all(problem.severity is not Severity.ERROR for problem in problems):
            problems += self._of_the_file(head, last)
        return problems

    def _lagging(self, last: Head) -> Iterator[Problem]:
        """Whether the head lags: one event is what a kill may leave."""
        head = read_head(self.head)
        missing = last.number - (head.number if head else 0)
        if missing > 1:
            yield trouble.head_unfit(self.head, None)
        elif missing == 1:
            yield trouble.behind(last.number)

    def _of_the_file(self, head: Head | None, last: Head | None) -> Iterator[Problem]:
        """What is wrong with the file though all events in it are as they were."""
        if last is None:
            return
        found: list[Problem] = []
        with self._open(make=False) as database:
            found += examine.structure_problems(database, _LAYOUTS, last.number)
        yield from found
        yield from () if found else examine.seal_problems(self.path, head, last, self.head)

    def _known_head(self) -> Head | None:
        if self._kept is not None:
            return None  # looked at when the reading began
        head = read_head(self.head)
        if head is not None and not self.path.exists():
            raise OpendataError(trouble.truncated(head.number), Exit.CONFIGURATION)
        return head

    def _move_head(self, database: sqlite3.Connection) -> None:
        """Under the lock again, so that of two writers the later event stays the head."""
        database.execute("BEGIN IMMEDIATE")
        last = _last(database)
        if last is not None:
            self._put_head(last)
        database.execute("ROLLBACK")

    def _put_head(self, head: Head) -> None:
        try:
            write_head(self.head, head)
        except OSError as error:
            found = error.strerror or type(error).__name__
            problem = trouble.unusable(self.head, found)
            raise OpendataError(problem, Exit.CONFIGURATION) from error

    def _read(
        self, query: str, values: Sequence[str | int], *, sound: bool = False
    ) -> Iterator[Event]:
        head = self._known_head()
        with closing(self._rows(query, values, head, sound=sound)) as rows:
            for row in rows:
                yield event_of(row)

    def _proofs(self, query: str, values: list[str]) -> Iterator[Proof]:
        with closing(self._rows(query, values, self._known_head(), sound=True)) as rows:
            for row in rows:
                with trouble.facts_of(row[0]):
                    yield as_of.proof_of(row)

    def _rows(
        self,
        query: str,
        values: Sequence[str | int],
        head: Head | None = None,
        *,
        sound: bool = False,
    ) -> Generator[tuple[Any, ...], None, None]:
        """``sound``: what the query picks by times and facts must be readable in every event, or
        one that is not would drop out in silence.
        """
        if self._kept is not None:
            yield from self._kept.execute(query, values)
        elif self.path.exists():
            with self._open(make=False) as database:
                if head is None and not _begun(database):
                    return  # a run was killed while it made the file
                _must_reach(database, head)
                unfit = database.execute(as_of.UNFIT).fetchone() if sound else None
                if unfit is not None:
                    raise OpendataError(trouble.damaged(unfit[0]), Exit.CONFIGURATION)
                yield from database.execute(query, values)

    @contextmanager
    def _open(self, *, make: bool) -> Iterator[sqlite3.Connection]:
        database: sqlite3.Connection | None = None
        try:
            if make:
                self.path.parent.mkdir(parents=True, exist_ok=True)
            database = self._connect(make=make)
            # Bytes that are no text are to be found, not to be tripped over.
            database.text_factory = lambda data: data.decode("utf-8", "surrogateescape")
            if make:
                database.execute("PRAGMA synchronous = FULL")
                if database.execute("PRAGMA user_version").fetchone()[0] < _LAYOUT:
                    # A journal of an earlier program gets what is new; its events stay.
                    database.executescript(_SCHEMA + as_of.INDEXES)
                    database.execute(f"PRAGMA user_version = {_LAYOUT}")
            yield database
        except (sqlite3.Error, MemoryError, UnicodeDecodeError) as error:
            # A damaged file may ask for any memory, and have names that are no text.
            found = str(error) or type(error).__name__
            raise OpendataError(trouble.unusable(self.path, found), Exit.CONFIGURATION) from error
        finally:
            if database is not None:
                database.close()

    def _connect(self, *, make: bool) -> sqlite3.Connection:
        """To read, the file is opened so that nothing can change it; what a killed writer has left
        beside it, SQLite has to finish first.
        """
        if not examine.is_rollback(self.path):
            found = "WAL"
            raise OpendataError(trouble.unusable(self.path, found), Exit.CONFIGURATION)
        left = Path(f"{self.path}-journal").exists()
        place = str(self.path) if make or left else examine.read_only(self.path)
        return sqlite3.connect(place, timeout=30, isolation_level=None, uri=place != str(self.path))


def _begun(database: sqlite3.Connection) -> bool:
    query = "SELECT 1 FROM sqlite_master WHERE name = 'events'"
    return database.execute(query).fetchone() is not None


def _last(database: sqlite3.Connection) -> Head | None:
    row = database.execute("SELECT number, hash FROM events ORDER BY number DESC LIMIT 1")
    found = row.fetchone()
    return Head(found[0], str(found[1])) if found else None


def _must_reach(database: sqlite3.Connection, head: Head | None) -> None:
    """An end that was cut off is not written over: it would be forgotten."""
    if head is None:
        return
    row = database.execute("SELECT hash FROM events WHERE number = ?", [head.number]).fetchone()
    if row is None or row[0] != head.hash:
        raise OpendataError(trouble.truncated(head.number), Exit.CONFIGURATION)
