"""How the published sets and documents grew, month by month."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from opendata.clock import day, end_of_day
from opendata.journal.journal import Journal, Proof
from opendata.report.counts.held import count_of


@dataclass(frozen=True, slots=True)
class Point:
    """What was published at the end of ``day``: the last day of a month, or the last that is
    asked about.
    """

    day: date
    sets: int
    documents: int


def growth(journal: Journal, since: date | None, until: datetime) -> tuple[Point, ...]:
    """A point for each month from the first publication, or from ``since`` if that is later.

    The last point is ``until`` itself. There is none where nothing was published.

    :raises OpendataError: ``journal-…``, exit 4, when the journal is not as it was written.
    """
    names = journal.datasets()
    begun = [day(first.at) for name in names for first in _first(journal, name, until)]
    if not begun:
        return ()
    start = max(min(begun), since or date.min)
    days = month_ends(start, day(until))
    moments = [*map(end_of_day, days[:-1]), until]
    sets, documents = [0] * len(days), [0] * len(days)
    for name in names:
        numbers = journal.proven_at(name, moments)
        held = _held(journal, sorted({one for one in numbers if one is not None}))
        for at, number in enumerate(numbers):
            if number is not None:
                sets[at] += 1
                documents[at] += held[number]
    return tuple(map(Point, days, sets, documents))


def month_ends(first: date, last: date) -> tuple[date, ...]:
    """The last day of each month from that of ``first`` on, and ``last`` instead of that of its
    own month; only ``last`` where ``first`` is after it.
    """
    ends = []
    end = month_end(first)
    while end < last:
        ends.append(end)
        end = month_end(end + timedelta(days=1))
    return (*ends, last)


def month_end(when: date) -> date:
    """The last day of the month of ``when``."""
    return when.replace(day=monthrange(when.year, when.month)[1])


def _first(journal: Journal, dataset: str, until: datetime) -> Sequence[Proof]:
    for proof in journal.proofs(dataset, until=until):
        return (proof,)
    return ()


def _held(journal: Journal, numbers: Sequence[int]) -> dict[int, int]:
    """Receipt → how many documents its release holds."""
    return {one.number: count_of(one).documents for one in journal.numbered(numbers)}
