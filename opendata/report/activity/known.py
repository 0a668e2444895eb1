"""The released tables that the report is worked out from, and the period that it is for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from opendata.catalogue.schema import TableSchema
from opendata.clock import day, end_of_day
from opendata.journal.journal import Journal, Proof
from opendata.journal.trouble import facts_of
from opendata.release.release import Version
from opendata.release.store import ReleaseStore
from opendata.report.activity.model import Source
from opendata.table import Cell
from opendata.workspace.workspace import Dataset, Workspace

Row = Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Found:
    """The rows of one released table, and which release they are of."""

    source: Source
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """A workspace, and the period from the day ``first`` to the day ``last``.

    ``end`` is the last moment of the period that has passed. Tables are those of the newest
    releases that were proven to be served at ``until``: what was corrected later is right.
    """

    workspace: Workspace
    journal: Journal
    store: ReleaseStore
    first: date
    last: date
    end: datetime
    until: datetime

    def tables(self, key: str) -> tuple[Found, ...]:
        """The released tables of the structure ``key``, one for each set that has it."""
        found = (self._table(*one, self.until) for one in self._structures(key))
        return tuple(one for one in found if one is not None)

    def fresh(self, key: str) -> tuple[Found, ...]:
        """The rows that the public saw for the first time in the period.

        They are in the release that was served at its end, and not in the one that was served
        before it began. A row that was corrected is no new one: rows are told apart by their key.
        """
        return tuple(self._fresh(key))

    def _fresh(self, key: str) -> Iterator[Found]:
        for dataset, schema in self._structures(key):
            now = self._table(dataset, schema, self.end)
            if now is None:
                continue
            before = self._table(dataset, schema, self.since)
            known = {_key(schema, row) for row in before.rows} if before else set()
            rows = tuple(row for row in now.rows if _key(schema, row) not in known)
            yield Found(now.source, rows)

    @property
    def since(self) -> datetime:
        """The last moment before the period."""
        return end_of_day(self.first - timedelta(days=1))

    def _structures(self, key: str) -> Iterator[tuple[Dataset, TableSchema]]:
        for dataset in self.workspace.datasets.values():
            for schema in dataset.structures:
                if schema.key == key:
                    yield dataset, schema
                    break

    def _table(self, dataset: Dataset, schema: TableSchema, until: datetime) -> Found | None:
        proof = self.journal.latest_proof(dataset.name, until)
        if proof is None:
            return None
        version = _version(proof)
        table = self.store.tables(self.store.load(dataset.name, version)).get(schema.name)
        if table is None:
            return None
        return Found(Source(dataset.name, str(version), proof.number), tuple(table.records()))

    def within(self, row: Row, column: str) -> bool:
        """Whether the day in ``column`` lies in the period."""
        when = day_of(row, column)
        return when is not None and self.first <= when <= self.last

    @property
    def shown_end(self) -> str:
        """The last day of the period that has come, as people write it."""
        return min(self.last, day(self.end)).strftime("%d.%m.%Y")

    @property
    def months(self) -> tuple[str, ...]:
        """The months that the period touches, as ``2019-03``."""
        found, year, month = [], self.first.year, self.first.month
        while (year, month) <= (self.last.year, self.last.month):
            found.append(f"{year:04}-{month:02}")
            year, month = (year, month + 1) if month < 12 else (year + 1, 1)
        return tuple(found)


def _version(proof: Proof) -> Version:
    with facts_of(proof.number):
        return Version.parse(proof.version)


def _key(schema: TableSchema, row: Row) -> tuple[Cell, ...]:
    return tuple(row.get(name) for name in schema.primary_key or schema.columns)


def day_of(row: Row, column: str) -> date | None:
    """The day in a cell; None where there is none."""
    try:
        return date.fromisoformat(str(row.get(column) or "")[:10])
    except ValueError:
        return None


def number_of(row: Row, column: str) -> int | float | None:
    """The number in a cell; None where there is none."""
    text = str(row.get(column) or "").strip()
    try:
        value = float(text)
    except ValueError:
        return None
    return int(value) if value.is_integer() else value
