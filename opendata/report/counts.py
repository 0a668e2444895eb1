"""How many sets and documents are published, now or at a past moment: see docs/counting.md."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from opendata.journal.journal import Event, Journal, Step
from opendata.journal.trouble import facts_of


@dataclass(frozen=True, slots=True)
class DatasetCount:
    """One published set: its documents in all and per kind, by its last proven publication."""

    dataset: str
    title: str
    version: str
    published: datetime
    rows: int
    documents: int
    by_kind: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class CountsReport:
    """The counts of a workspace; ``until`` is the moment they are true for, in UTC."""

    until: datetime
    datasets: tuple[DatasetCount, ...]

    @property
    def sets(self) -> int:
        """How many sets are published."""
        return len(self.datasets)

    @property
    def documents(self) -> int:
        """How many documents are published, in all sets."""
        return sum(one.documents for one in self.datasets)

    @property
    def by_kind(self) -> Mapping[str, int]:
        """Documents per kind of act, in all sets, the most frequent first."""
        total: Counter[str] = Counter()
        for one in self.datasets:
            total.update(one.by_kind)
        return dict(sorted(total.items(), key=lambda item: (-item[1], item[0])))


def count(journal: Journal, until: datetime) -> CountsReport:
    """The counts at the moment ``until``.

    A set counts when a receipt proves that a portal served it: the last such receipt up to
    ``until`` says which version, and how many documents it holds.

    :raises OpendataError: ``journal-…``, exit 4, when the journal is not as it was written.
    """
    return CountsReport(until, _published(journal, until))


def totals(journal: Journal) -> tuple[int, int]:
    """The published sets and documents by all that is recorded, whatever a clock may say now."""
    every = _published(journal, None)
    return len(every), sum(one.documents for one in every)


def _published(journal: Journal, until: datetime | None) -> tuple[DatasetCount, ...]:
    latest: dict[str, DatasetCount] = {}
    for event in journal.each(step=Step.RECEIPT, until=until):
        with facts_of(event.number):
            if event.data["proven"] is True:
                latest[event.dataset] = _count_of(event)
    return tuple(latest[name] for name in sorted(latest))


def _count_of(event: Event) -> DatasetCount:
    data, counts = event.data, event.data["counts"]
    return DatasetCount(
        dataset=event.dataset,
        title=str(data["title"]),
        version=str(data["version"]),
        published=event.at,
        rows=int(counts["rows"]),
        documents=int(counts["documents"]),
        by_kind={str(kind): int(number) for kind, number in counts["by_kind"].items()},
    )
