"""How many sets and documents are published, now or at a past moment: see docs/counting.md."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
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
        return summed(one.by_kind for one in self.datasets)


def summed(every: Iterable[Mapping[str, int]]) -> Mapping[str, int]:
    """Numbers by kind, added up, the largest first."""
    total: Counter[str] = Counter()
    for one in every:
        total.update(one)
    return dict(sorted(total.items(), key=lambda item: (-item[1], item[0])))


def count(journal: Journal, until: datetime) -> CountsReport:
    """The counts at the moment ``until``.

    A set counts when a receipt proves that a portal served it: the last such receipt up to
    ``until`` says which version, and how many documents it holds. It is looked up by the indexes
    of the journal, which is never read through.

    :raises OpendataError: ``journal-…``, exit 4, when the journal is not as it was written.
    """
    proofs = (journal.latest_proof(name, until) for name in journal.datasets())
    numbers = [one.number for one in proofs if one is not None]
    return CountsReport(until, tuple(map(count_of, journal.numbered(numbers))))


def totals(journal: Journal) -> tuple[int, int]:
    """The published sets and documents by all that is recorded, whatever a clock may say now."""
    every = [found for name in journal.datasets() for found in _last_written(journal, name)]
    return len(every), sum(one.documents for one in every)


def _last_written(journal: Journal, dataset: str) -> tuple[DatasetCount, ...]:
    for event in journal.backwards(dataset, Step.RECEIPT):
        with facts_of(event.number):
            if event.data["proven"] is True:
                return (count_of(event),)
    return ()


def count_of(event: Event) -> DatasetCount:
    """What a receipt says of its set.

    :raises OpendataError: ``journal-damaged``, exit 4.
    """
    with facts_of(event.number):
        data, counts = event.data, event.data["counts"]
        return DatasetCount(
            dataset=event.dataset,
            title=str(data["title"]),
            version=str(data["version"]),
            published=event.at,
            rows=int(counts["rows"]),
            documents=int(counts["documents"]),
            by_kind=by_kind_of(counts["by_kind"]),
        )


def by_kind_of(said: Mapping[str, object]) -> dict[str, int]:
    """Numbers by kind out of an event; ``ValueError`` or ``TypeError`` where they are none."""
    found = {str(kind): number for kind, number in said.items()}
    if not all(type(number) is int and number >= 0 for number in found.values()):
        raise ValueError(said)
    return {kind: int(str(number)) for kind, number in found.items()}
