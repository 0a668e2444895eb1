"""The released tables that the report is worked out from, and the period that it is for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from opendata.clock import day
from opendata.journal.journal import Journal
from opendata.journal.trouble import facts_of
from opendata.release.release import Version
from opendata.release.store import ReleaseStore
from opendata.report.activity.model import Source
from opendata.table import Cell
from opendata.workspace.workspace import Workspace

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
        return tuple(self._tables(key))

    def _tables(self, key: str) -> Iterator[Found]:
        for dataset in self.workspace.datasets.values():
            name = next((one.name for one in dataset.structures if one.key == key), None)
            proof = self.journal.latest_proof(dataset.name, self.until) if name else None
            if name is None or proof is None:
                continue
            with facts_of(proof.number):
                version = Version.parse(proof.version)
            release = self.store.load(dataset.name, version)
            table = self.store.tables(release).get(name)
            if table is not None:
                source = Source(dataset.name, str(version), proof.number)
                yield Found(source, tuple(table.records()))

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
