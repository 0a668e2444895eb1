"""Which days are worked in Ukraine in a five-day week, and how terms are counted in them.

The rules of the Labour Code (КЗпП), in words: Saturdays and Sundays are days off (article 52);
public holidays are (73); one that falls on a day off moves that day off to the next day after it
(67, part 3); the government may recommend another working day to be off and a Saturday to be worked
for it (67, part 5). While martial law suspends articles 67 and 73, only Saturdays and Sundays are
off (Law No. 2136-IX, article 6, part 6). Which days these are is data, and comes from outside:
:func:`opendata.catalogue.calendar.working_calendar` has those that ship.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

_DAY: Final = timedelta(days=1)
_SATURDAY: Final = 5
_JULIAN_BEHIND: Final = timedelta(days=13)
"""How far the Julian calendar is behind, in the years 1900 to 2099."""


@dataclass(frozen=True, slots=True)
class Holiday:
    """A public holiday of article 73 in the years ``first`` to ``last``; None where it goes on.

    It stands on the same ``day`` (month, day of the month) of every year, or so many days after
    Easter: exactly one of ``day`` and ``easter`` is given. ``source`` names the law.
    """

    name: str
    source: str
    day: tuple[int, int] | None = None
    easter: int | None = None
    first: int | None = None
    last: int | None = None

    def in_year(self, year: int) -> date | None:
        """The day of the holiday in ``year``; None if it was none then."""
        if (self.first or year) > year or (self.last or year) < year:
            return None
        if self.day is not None:
            return date(year, *self.day)
        return easter(year) + timedelta(days=self.easter or 0)


@dataclass(frozen=True, slots=True)
class Moved:
    """A working day that was made a day off, and the day that was worked for it."""

    off: date
    worked: date
    source: str


@dataclass(frozen=True, slots=True)
class Suspension:
    """A time when holidays were worked like other days; ``last`` is None while it goes on."""

    first: date
    last: date | None
    source: str

    def covers(self, day: date) -> bool:
        """Whether ``day`` is in that time."""
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days that are worked, from 1 January of ``first_year`` on.

    Every method raises ``ValueError`` for an earlier day: of those years nothing is known here.
    """

    first_year: int
    holidays: tuple[Holiday, ...]
    moved: tuple[Moved, ...] = ()
    suspensions: tuple[Suspension, ...] = ()
    _years: dict[int, dict[date, bool]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """What has been counted once: year → the days that the weekday alone does not tell."""

    def is_working(self, day: date) -> bool:
        """Whether ``day`` is worked."""
        return self._exceptions(day.year).get(day, not _is_weekend(day))

    def after(self, day: date, days: int) -> date:
        """The last day of a term of ``days`` working days that begins with ``day``.

        The day of the event itself is not counted (Civil Code, article 253): five working days
        after a Monday without holidays is the Monday of the next week. ``days`` is 1 or more.
        """
        return self._count(day, days, _DAY)

    def before(self, day: date, days: int) -> date:
        """The latest day from which ``days`` whole working days are left before ``day``.

        Of ten working days before a session on a Monday, the Monday two weeks earlier is the first.
        """
        return self._count(day, days, -_DAY)

    def between(self, first: date, last: date) -> int:
        """How many working days there are after ``first``, up to and with ``last``."""
        days = (last - first).days
        return sum(self.is_working(first + n * _DAY) for n in range(1, days + 1))

    def in_year(self, year: int) -> tuple[date, ...]:
        """The working days of ``year``, in order."""
        days = (date(year + 1, 1, 1) - date(year, 1, 1)).days
        every = (date(year, 1, 1) + n * _DAY for n in range(days))
        return tuple(day for day in every if self.is_working(day))

    def _count(self, day: date, days: int, step: timedelta) -> date:
        if days < 1:
            raise ValueError("a term has one working day at least")
        while days:
            day += step
            days -= self.is_working(day)
        return day

    def _exceptions(self, year: int) -> Mapping[date, bool]:
        if year < self.first_year:
            raise ValueError(f"working days are known from {self.first_year} on, not of {year}")
        if year not in self._years:
            self._years[year] = self._reckon(year)
        return self._years[year]

    def _reckon(self, year: int) -> dict[date, bool]:
        """The days of ``year`` that are off though not at a weekend, or worked though at one."""
        days = (holiday.in_year(year) for holiday in self.holidays)
        free = {day for day in days if day is not None and not self._suspended(day)}
        # Two holidays on one Sunday (Easter and 1 May 2016) move one day off: it coincides once.
        for day in sorted(free):
            if _is_weekend(day):
                free.add(_next_worked(day, free))
        found = {day: False for day in free if not self._suspended(day)}
        for one in self.moved:
            if not (self._suspended(one.off) or self._suspended(one.worked)):
                found |= {one.off: False, one.worked: True}
        return {day: worked for day, worked in found.items() if day.year == year}

    def _suspended(self, day: date) -> bool:
        return any(one.covers(day) for one in self.suspensions)


def easter(year: int) -> date:
    """The Sunday of Easter by the Julian reckoning, as a day of today's calendar.

    All large churches of Ukraine keep it, also after they moved their fixed feasts in 2023. For
    1900–2099; the algorithm is that of Meeus.
    """
    moon = (19 * (year % 19) + 15) % 30
    sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + sunday + 114, 31)
    return date(year, month, day + 1) + _JULIAN_BEHIND


def _next_worked(day: date, free: set[date]) -> date:
    """The first day after ``day`` that is neither ``free`` nor at a weekend."""
    after = day + _DAY
    while after in free or _is_weekend(after):
        after += _DAY
    return after


def _is_weekend(day: date) -> bool:
    return day.weekday() >= _SATURDAY
