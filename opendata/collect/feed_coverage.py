"""Which months a feed tells in full.

A feed shows its newest ten or twenty materials, and no more: what was pushed out between two visits
was never seen. So a month is counted only where visits overlap from before its first day until
after its last; any other number would be too small, and look like a true one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from opendata.clock import KYIV


@dataclass(frozen=True, slots=True)
class Visit:
    """What one visit to a feed saw: keys of the materials, and their moments in the order of the
    feed. It was made at ``seen`` or later.
    """

    keys: frozenset[str]
    moments: tuple[datetime, ...]
    seen: datetime


@dataclass(frozen=True, slots=True)
class Span:
    """Nothing of a feed is missing that came out after ``since`` and before ``until``."""

    since: datetime
    until: datetime

    def has(self, month: date) -> bool:
        """Whether all of the month that begins on ``month`` lies within, by the time in Kyiv."""
        return self.since < month_start(month) and month_start(next_month(month)) <= self.until


def month_start(month: date) -> datetime:
    """The first moment of a month in Kyiv."""
    return datetime(month.year, month.month, 1, tzinfo=KYIV).astimezone(UTC)


def next_month(month: date) -> date:
    """The first day of the month after the one that ``month`` lies in."""
    return (month.replace(day=1) + timedelta(days=32)).replace(day=1)


def spans(visits: Iterable[Visit]) -> tuple[Span, ...]:
    """The times that the visits to one feed tell in full, the earliest first.

    Two visits hang together if they saw a material in common: nothing can have been pushed out
    between them. A visit that saw nothing tells nothing.
    """
    found: list[tuple[Span, frozenset[str]]] = []
    for visit in sorted((one for one in visits if one.moments), key=lambda one: one.seen):
        since, until = _oldest(visit.moments), max(visit.seen, *visit.moments)
        if found and found[-1][1] & visit.keys:
            span, _ = found.pop()
            since, until = min(span.since, since), max(span.until, until)
        found.append((Span(since, until), visit.keys))
    return tuple(span for span, _ in found)


def _oldest(moments: Sequence[datetime]) -> datetime:
    """The end of the list, not its oldest material: an old one may be pinned to the top."""
    falling = sum(first >= second for first, second in pairwise(moments))
    return moments[-1] if falling * 2 >= len(moments) - 1 else moments[0]
