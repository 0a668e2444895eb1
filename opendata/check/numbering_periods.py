"""When a council begins to count anew: every year, every session, or not at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Final

from opendata.check.numbering_order import disorder, lengths, near_ones
from opendata.check.numbering_slots import Family, Item

TOLERATED: Final = 0.1
"""The share of acts that may be out of order or repeated in a count that is one."""
HOPELESS: Final = 0.3
"""From this share on numbers and dates have so little to do with each other that nothing shows."""
NEAR: Final = 3
"""So far may the first number of a year be from the last one of the year before."""
LEAST: Final = 3
"""Acts that a period must have before its count can be joined to that of another."""
SESSION_LASTS: Final = timedelta(days=366)
"""The session of a later convocation has the same number, but years later."""


class Counting(StrEnum):
    """When a council begins to count anew."""

    YEARLY = "yearly"
    BY_SESSION = "by session"
    RUNNING = "running"
    """On from year to year."""
    ONE_PERIOD = "one period"
    """There is no border at which it could have been seen."""
    UNKNOWN = "unknown"
    """The data do not show it: nothing is said of gaps."""


@dataclass(frozen=True, slots=True)
class Period:
    """Acts that were counted together, by date; ``counting`` is that of their family.

    ``from_one`` says that the count must have begun at 1: it did so in the other periods.
    """

    items: tuple[Item, ...]
    counting: Counting
    from_one: bool = False


Unit = list[Item]


def periods_of(family: Family) -> list[Period]:
    """The periods of a family, by date."""
    years = _by_year(family.items)
    if family.slot is None:
        return _all(years, Counting.UNKNOWN)
    sessions = _by_session(family.items)
    counting = _counting(family.items, years, sessions)
    if counting is Counting.BY_SESSION:
        return _begun(_all(sessions, counting))
    if counting is Counting.UNKNOWN:
        return _all(years, counting)
    return _begun(_joined(years))


def _all(units: Sequence[Unit], counting: Counting) -> list[Period]:
    return [Period(tuple(unit), counting) for unit in units]


def _counting(items: Sequence[Item], years: Sequence[Unit], sessions: Sequence[Unit]) -> Counting:
    by_year = sum(map(disorder, years))
    if not sessions:
        hopeless = by_year > HOPELESS * len(items)
        return Counting.UNKNOWN if hopeless else Counting.YEARLY
    by_session = sum(map(disorder, sessions))
    if by_year > TOLERATED * len(items):
        plain = by_session <= TOLERATED * len(items) or 2 * by_session <= by_year
        return Counting.BY_SESSION if plain else Counting.UNKNOWN
    if by_session > TOLERATED * len(items):
        return Counting.YEARLY
    # Both would do, as where only a few acts of each session are here.
    borders = [min(_counters(b)) - max(_counters(a)) for a, b in pairwise(sessions)]
    if len(borders) >= 2 and 2 * sum(1 <= step <= NEAR for step in borders) >= len(borders):
        return Counting.YEARLY
    begin = sum(min(_counters(unit)) == 1 for unit in sessions)
    return Counting.BY_SESSION if begin >= 2 and 2 * begin >= len(sessions) else Counting.UNKNOWN


def _counters(unit: Sequence[Item]) -> list[int]:
    return [item.counter for item in unit]


def _ends(unit: Sequence[Item]) -> tuple[int, int]:
    """The first and the last number, without those that stand far from all others."""
    near = near_ones(_counters(unit))
    return near[0], near[-1]


def _by_year(items: Sequence[Item]) -> list[Unit]:
    """The items by year; a year in which a new convocation began to count anew is two."""
    units: dict[int, Unit] = defaultdict(list)
    for item in items:
        units[item.act.year].append(item)
    return [part for unit in units.values() for part in _halves(unit)]


def _halves(unit: Unit) -> list[Unit]:
    before = disorder(unit)
    if before < LEAST:
        return [unit]
    forward = lengths(_counters(unit))
    backward = lengths([-item.counter for item in reversed(unit)])[::-1]
    borders = [n for n in range(1, len(unit)) if unit[n - 1].act.date != unit[n].act.date]
    if not borders:
        return [unit]
    best = max(borders, key=lambda n: forward[n - 1] + backward[n])
    parts = [unit[:best], unit[best:]]
    anew = min(_counters(parts[1])) <= NEAR and min(map(len, parts)) >= LEAST
    return parts if anew and sum(map(disorder, parts)) <= HOPELESS * before else [unit]


def _by_session(items: Sequence[Item]) -> list[Unit]:
    """The items by session, by date of its first act; nothing where there are not several.

    The session is what else stands in the number, or what the document says.
    """
    if any(not item.others and item.act.session is None for item in items):
        return []
    if len({item.others or item.act.session for item in items}) == 1:
        return []
    units: list[Unit] = []
    open_: dict[Hashable, Unit] = {}
    for item in items:
        key: Hashable = item.others or item.act.session
        unit = open_.get(key)
        if unit is None or _day(item) - _day(unit[-1]) > SESSION_LASTS:
            unit = open_[key] = []
            units.append(unit)
        unit.append(item)
    return units


def _day(item: Item) -> date:
    """The day of an act, near enough to compare; 2024-02-31 is an error that others tell of."""
    year, month, day = map(int, item.act.date.split("-"))
    return date(year, min(max(month, 1), 12), min(max(day, 1), 28))


def _joined(years: Sequence[Unit]) -> list[Period]:
    """Years through which the count ran on become one period."""
    follows = [_follows(a, b) for a, b in pairwise(years)]
    anew = sum(_ends(b)[0] <= _ends(a)[1] for a, b in pairwise(years))
    if sum(follows) < anew or not any(follows):
        return _all(years, Counting.YEARLY if anew else Counting.ONE_PERIOD)
    groups: list[list[Unit]] = [[years[0]]]
    for unit, on in zip(years[1:], follows, strict=True):
        if on:
            groups[-1].append(unit)
        else:
            groups.append([unit])
    return [
        Period(
            tuple(item for unit in group for item in unit),
            Counting.RUNNING if len(group) > 1 else Counting.ONE_PERIOD,
        )
        for group in groups
    ]


def _follows(one: Unit, other: Unit) -> bool:
    """Whether the count of ``other`` goes on where that of ``one`` ended."""
    if min(len(one), len(other)) < LEAST:
        return False
    (first, end), (begin, last) = _ends(one), _ends(other)
    spans = end - first + 1, last - begin + 1
    dense = 2 * len(one) >= spans[0] and 2 * len(other) >= spans[1]
    return dense and 1 <= begin - end <= max(NEAR, min(spans) // 20)


def _begun(periods: list[Period]) -> list[Period]:
    """Mark the periods whose count must have begun at 1, as that of most others did.

    Not the first one: the folder may begin in the middle of it.
    """
    restarts = (Counting.YEARLY, Counting.BY_SESSION)
    if not periods or periods[0].counting not in restarts:
        return periods
    begin = sum(min(_counters(period.items)) == 1 for period in periods)
    if begin < 2 or 2 * begin <= len(periods):
        return periods
    return [periods[0], *(Period(p.items, p.counting, from_one=True) for p in periods[1:])]
