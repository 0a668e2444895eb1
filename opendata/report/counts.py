"""How many sets and documents are published, now or at a past moment: see docs/counting.md."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from opendata.journal.journal import Journal, Step


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
    """
    latest: dict[str, DatasetCount] = {}
    for event in journal.events(step=Step.RECEIPT, until=until):
        data = event.data
        if data.get("proven"):
            latest[event.dataset] = DatasetCount(
                dataset=event.dataset,
                title=data["title"],
                version=data["version"],
                published=event.at,
                rows=data["counts"]["rows"],
                documents=data["counts"]["documents"],
                by_kind=dict(data["counts"]["by_kind"]),
            )
    return CountsReport(until, tuple(latest[name] for name in sorted(latest)))
