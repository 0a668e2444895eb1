"""The report of counts, worked out once: what every rendering tells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from opendata.clock import day
from opendata.journal.journal import Journal
from opendata.release.store import ReleaseStore
from opendata.report.counts.growth import Point, growth, month_end
from opendata.report.counts.held import CountsReport, count, summed
from opendata.report.counts.kinds import Group, body_of, group_of
from opendata.report.counts.news import News, news
from opendata.workspace.workspace import Council

DEFINITION: Final = "docs/counting.md"
"""Where it stands what counts as a document."""


@dataclass(frozen=True, slots=True)
class Period:
    """What was published for the first time from the day ``since`` to the day ``until``."""

    since: date
    until: date
    news: tuple[News, ...]

    @property
    def appeared(self) -> tuple[News, ...]:
        """The first publication of each set that had not been published before."""
        return tuple(one for one in self.news if one.before is None)

    @property
    def documents(self) -> int:
        """How many documents were newly published."""
        return sum(self.by_kind.values())

    @property
    def by_kind(self) -> Mapping[str, int]:
        """Newly published documents by kind, the most frequent first."""
        return summed(one.documents for one in self.news)

    @property
    def by_set(self) -> Mapping[str, Mapping[str, int]]:
        """Newly published documents by set, and of each set by kind."""
        found: dict[str, list[Mapping[str, int]]] = {}
        for one in self.news:
            found.setdefault(one.dataset, []).append(one.documents)
        return {name: summed(parts) for name, parts in found.items()}

    @property
    def months(self) -> Mapping[date, tuple[News, ...]]:
        """What was published in each month that brought something; a month is its last day, the
        last one that of the period.
        """
        found: dict[date, list[News]] = {}
        for one in self.news:
            end = min(month_end(day(one.at)), self.until)
            found.setdefault(end, []).append(one)
        return {end: tuple(parts) for end, parts in found.items()}


@dataclass(frozen=True, slots=True)
class BodyCount:
    """What is published of one body of the council, and of that newly in the period.

    A set with documents of several bodies counts for each of them; one without documents is the
    council's.
    """

    body: str
    sets: int
    documents: int
    added: int


@dataclass(frozen=True, slots=True)
class Counts:
    """The whole report. ``growth`` is empty where nothing was published."""

    council: str
    now: CountsReport
    bodies: tuple[BodyCount, ...]
    growth: tuple[Point, ...]
    period: Period | None

    def of_group(self, group: Group) -> int:
        """How many published documents are acts, drafts, or others."""
        return sum(n for kind, n in self.now.by_kind.items() if group_of(kind) is group)

    @property
    def kinds(self) -> tuple[tuple[Group, str, int, int], ...]:
        """Group, kind, published documents, and of the period those newly published.

        Sorted by group, then the most frequent first.
        """
        new = self.period.by_kind if self.period else {}
        held = self.now.by_kind
        found = [(group_of(one), one, held.get(one, 0), new.get(one, 0)) for one in {*held, *new}]
        order = list(Group)
        return tuple(sorted(found, key=lambda one: (order.index(one[0]), -one[2], one[1])))


@dataclass(frozen=True, slots=True)
class Span:
    """A period that is asked about: the days, and the moments after and up to which it is."""

    first: date
    last: date
    since: datetime | None
    until: datetime


def counts_of(
    journal: Journal, store: ReleaseStore, council: Council, until: datetime, span: Span | None
) -> Counts:
    """The report as of ``until``, or as of the end of ``span`` with what was new in it.

    :raises OpendataError: ``journal-…``, exit 4; ``release-…``, exit 4, as
        :func:`opendata.report.counts.news.news`.
    """
    until = span.until if span else until
    now = count(journal, until)
    period = None
    if span is not None:
        period = Period(span.first, span.last, news(journal, store, span.since, span.until))
    return Counts(
        council.name,
        now,
        _bodies(now, period, council),
        growth(journal, span.first if span else None, until),
        period,
    )


def _bodies(now: CountsReport, period: Period | None, council: Council) -> tuple[BodyCount, ...]:
    sets: dict[str, set[str]] = {}
    held: list[Mapping[str, int]] = []
    for one in now.datasets:
        owners = [body_of(kind, council) for kind in one.by_kind] or [body_of(None, council)]
        for owner in owners:
            sets.setdefault(owner, set()).add(one.dataset)
        held.append(_of_bodies([one.by_kind], council))
    documents = summed(held)
    new = _of_bodies((one.documents for one in period.news), council) if period else {}
    found = (
        BodyCount(name, len(sets.get(name, ())), documents.get(name, 0), new.get(name, 0))
        for name in {*sets, *documents, *new}
    )
    return tuple(sorted(found, key=lambda one: (-one.documents, -one.sets, one.body)))


def _of_bodies(every: Iterable[Mapping[str, int]], council: Council) -> Mapping[str, int]:
    return summed({body_of(kind, council): n} for one in every for kind, n in one.items())
