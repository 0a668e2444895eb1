"""The history of one row, from the difference that each release keeps to the one before it.

Of 700 releases each has its few changes in ``changes.json``: it is only parsed where it names the
cells of the key. A table is read where the difference does not say what became of the row: columns
came or went, the release before cannot be read, or the difference itself is damaged.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from opendata.journal.journal import Journal
from opendata.problems import OpendataError, Problem
from opendata.release.changes import read_changes
from opendata.release.csv_table import MISSING
from opendata.release.release import Changes, Release, ReleaseFile, Role
from opendata.release.store import ReleaseStore
from opendata.release.tables import uid_of
from opendata.report.history.files import (
    broken,
    checked,
    documents_with,
    of_role,
    place_of,
    table_in,
    tables_of,
)
from opendata.report.history.model import Document, RowEvent, RowHistory, Turn
from opendata.report.history.releases import Teller, gaps, releases_of
from opendata.table import Cell

State = Mapping[str, Cell] | None
"""A row in a release: column → cell; None where the release does not have it."""


@dataclass(frozen=True, slots=True)
class Sought:
    """The row that is asked for: its key in the release that is newest."""

    table: str
    columns: tuple[str, ...]
    values: tuple[str, ...]
    first: bool
    """It is the first table: in older releases this may have had another name."""

    def is_in(self, row: Mapping[str, Cell]) -> bool:
        """Whether ``row`` is the row."""
        return all(
            column in row and (row[column] or MISSING) == value
            for column, value in zip(self.columns, self.values, strict=True)
        )

    @property
    def uid(self) -> str:
        """The key as one text, as lists of documents have it."""
        return uid_of(tuple(None if one == MISSING else one for one in self.values))


def row_history(
    journal: Journal, store: ReleaseStore, dataset: str, sought: Sought, until: datetime
) -> RowHistory:
    """What became of the row up to ``until``; no events where no release had it.

    A release that cannot be read is among the problems; the others are told all the same.

    :raises OpendataError: ``journal-…``, exit 4.
    """
    read, problems = releases_of(journal, store, dataset, until)
    walk = _Walk(store, sought, Teller(journal, dataset, until))
    unread = gaps(read)
    for version, release in read:
        if release is None:
            walk.lose()
        else:
            walk.step(release, gap=version in unread)
    return RowHistory(
        dataset,
        sought.table,
        sought.columns,
        sought.values,
        until,
        tuple(walk.events),
        (*problems, *walk.problems),
    )


def key_of(release: Release, table: ReleaseFile) -> tuple[str, ...]:
    """The columns of the key of a table, as its structure in the manifest says."""
    for one in release.manifest["resources"]:
        if one["path"] == table.path:
            key = one.get("schema", {}).get("primaryKey") or ()
            return (key,) if isinstance(key, str) else tuple(key)
    return ()


@dataclass
class _Walk:
    """The releases in their order, with the row as it is in the last one."""

    store: ReleaseStore
    sought: Sought
    teller: Teller
    events: list[RowEvent] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    state: State = None
    documents: tuple[Document, ...] = ()
    place: tuple[int, str] | None = None
    """Number and name of the table in the release before."""
    lost: bool = False

    def lose(self) -> None:
        """A release cannot be read: what it did to the row is unknown."""
        self.lost = True

    def step(self, release: Release, *, gap: bool) -> None:
        """The next release; ``gap``: it is not told against the one that was read before."""
        try:
            found = self._find(release, reread=gap or self.lost)
        except OpendataError as error:
            self.problems += error.problems
            self.lost = True
            return
        if found is not None:
            state, one = found
            if state != self.state:
                self._tell(release, state, one, unread=gap or self.lost)
            self.state = state
        self.lost = False

    def _find(self, release: Release, *, reread: bool) -> tuple[State, ReleaseFile] | None:
        """The row in ``release``, with the file that says so; None where nothing became of it."""
        tables = tables_of(release)
        place = self._place(tables)
        moved = place != self.place and self.place is not None
        self.place = place
        changes = of_role(release, Role.CHANGES)
        if place is None:
            return None, changes
        table = tables[place[1]]
        if not (reread or moved):
            try:
                found = self._changed(release, table, changes, place)
            except OpendataError as error:
                self.problems += error.problems
            else:
                if found is None or found[0]:
                    return None if found is None else (found[1], changes)
        return self._row_in(release, table), table

    def _place(self, tables: Mapping[str, ReleaseFile]) -> tuple[int, str] | None:
        names = list(tables)
        if self.sought.table in names:
            return names.index(self.sought.table), self.sought.table
        return (0, names[0]) if self.sought.first and names else None

    def _changed(
        self, release: Release, table: ReleaseFile, one: ReleaseFile, place: tuple[int, str]
    ) -> tuple[bool, State] | None:
        """The row after the changes of a release, and whether they say it; None for no change."""
        data = checked(self.store, release, one)
        key = key_of(release, table)
        if key == self.sought.columns and not _may_name(data, self.sought.values):
            return None
        try:
            changes = read_changes(data)
        except ValueError as error:
            raise broken(place_of(release, one), str(error)) from error
        mine = changes if place[0] == 0 else changes.others.get(place[1], Changes())
        if self.state is not None and (mine.columns_added or mine.columns_removed):
            return False, None
        return self._after(mine, key)

    def _after(self, changes: Changes, key: tuple[str, ...]) -> tuple[bool, State] | None:
        for row in changes.added:
            if self.sought.is_in(row):
                return True, dict(row)
        for row in changes.removed:
            if self.sought.is_in(row):
                return True, None
        if self.state is None:
            return None
        mine = tuple(self.state.get(column) or MISSING for column in key)
        for one in changes.changed:
            if one.key == mine:
                return True, {**self.state, **{name: new for name, (_, new) in one.values.items()}}
        return None

    def _row_in(self, release: Release, table: ReleaseFile) -> State:
        rows = table_in(self.store, release, table).records()
        return next((dict(row) for row in rows if self.sought.is_in(row)), None)

    def _tell(self, release: Release, state: State, one: ReleaseFile, *, unread: bool) -> None:
        before, after = self.state, state
        known = self.documents
        if after is not None:
            self.documents = self._documents(release)
        hashes = frozenset(each.sha256 for each in (*known, *self.documents))
        old, new = before or {}, after or {}
        both = before is not None and after is not None
        self.events.append(
            RowEvent(
                turn=self._turn(after),
                made=self.teller.made(release, hashes),
                values=_values(old, new) if both else {},
                columns_added=tuple(c for c in new if c not in old) if both else (),
                columns_removed=tuple(c for c in old if c not in new) if both else (),
                row=new or old,
                documents=self.documents,
                file=place_of(release, one),
                sha256=one.sha256,
                since_unread=unread,
            )
        )

    def _turn(self, after: State) -> Turn:
        if after is None:
            return Turn.VANISHED
        if self.state is not None:
            return Turn.CHANGED
        return Turn.RETURNED if self.events else Turn.APPEARED

    def _documents(self, release: Release) -> tuple[Document, ...]:
        if not self.sought.first:
            return ()
        one = of_role(release, Role.DOCUMENTS)
        uid = self.sought.uid
        try:
            found = documents_with(checked(self.store, release, one), release, one, uid)
        except OpendataError as error:
            self.problems += error.problems
            return ()
        return tuple(
            Document(each.path, each.sha256, each.uid, each.kind, each.source)
            for each in found
            if each.uid == uid
        )


def _values(old: Mapping[str, Cell], new: Mapping[str, Cell]) -> dict[str, tuple[Cell, Cell]]:
    """The cells that differ: those of columns that came or went too, against nothing."""
    names = dict.fromkeys((*old, *new))
    return {
        name: (old.get(name), new.get(name)) for name in names if old.get(name) != new.get(name)
    }


def _may_name(data: bytes, values: Sequence[str]) -> bool:
    """Whether changes can be about a row of this key, or about columns, without parsing them."""
    for columns in (b'"columns_added": ', b'"columns_removed": '):
        if data.count(columns) != data.count(columns + b"[]"):
            return True
    return all(
        one == MISSING or json.dumps(one, ensure_ascii=False).encode() in data for one in values
    )


def keys_known(
    journal: Journal, store: ReleaseStore, dataset: str, sought: Sought, until: datetime
) -> Iterator[tuple[str, ...]]:
    """The keys of all rows that readable releases added to the table: to say which was meant."""
    for _, release in releases_of(journal, store, dataset, until)[0]:
        if release is None:
            continue
        try:
            changes = read_changes(checked(store, release, of_role(release, Role.CHANGES)))
        except (OpendataError, ValueError):
            continue
        mine = changes if sought.first else changes.others.get(sought.table, Changes())
        for row in mine.added:
            yield tuple(row.get(column) or MISSING for column in sought.columns)
