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
    start = _start(journal, names, since, until)
    if start is None:
        return ()
    days = month_ends(start, day(until))
    moments = [*map(end_of_day, days[:-1]), until]
    sets, documents = [0] * len(days), [0] * len(days)
    proven = [journal.proven_at(name, moments) for name in names]
    held = _held(journal, sorted({one for each in proven for one in each if one is not None}))
    for each in proven:
        for at, number in enumerate(each):
            if number is not None:
                sets[at] += 1
                documents[at] += held[number]
    return tuple(map(Point, days, sets, documents))


def _start(
    journal: Journal, names: Sequence[str], since: date | None, until: datetime
) -> date | None:
    """The day of the first publication, or ``since`` where that is later; None before the first."""
    begun: date | None = None
    for name in names:
        for first in _first(journal, name, until):
            begun = min(begun or date.max, day(first.at))
        if begun and since and begun <= since:
            break
    return max(begun, since or begun) if begun else None


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
