"""Working days: laws that hold for every calendar, and hand-checked rules on small calendars."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.clean.working_days import Calendar, Holiday, Moved, Suspension, easter

SUMMER = Holiday("День літа", "закон", day=(6, 28))
CALENDAR = Calendar(2011, (SUMMER,))
DAY = timedelta(days=1)

days = st.dates(date(2011, 2, 1), date(2098, 1, 1))
years = st.integers(2011, 2097)
fixed = st.builds(
    lambda month, day: Holiday("Свято", "закон", day=(month, day)),
    st.integers(1, 12),
    st.integers(1, 28),
)
of_easter = st.builds(lambda n: Holiday("Свято", "закон", easter=n), st.integers(0, 49))
calendars = st.builds(
    lambda holidays: Calendar(2011, tuple(holidays)), st.lists(fixed | of_easter, max_size=14)
)


@pytest.mark.parametrize(
    "sunday",
    [
        date(2011, 4, 24),
        date(2013, 5, 5),
        date(2016, 5, 1),
        date(2019, 4, 28),
        date(2021, 5, 2),
        date(2022, 4, 24),
        date(2023, 4, 16),
        date(2024, 5, 5),
        date(2025, 4, 20),
        date(2026, 4, 12),
        date(2027, 5, 2),
    ],
)
def test_easter_of_known_years(sunday: date) -> None:
    assert easter(sunday.year) == sunday


@given(st.integers(1900, 2099))
def test_easter_is_a_sunday_from_4_april_to_8_may(year: int) -> None:
    assert easter(year).weekday() == 6
    assert date(year, 4, 4) <= easter(year) <= date(year, 5, 8)


@given(calendars, days, st.integers(1, 60))
def test_a_term_ends_on_a_working_day_and_has_its_length(
    calendar: Calendar, day: date, term: int
) -> None:
    end = calendar.after(day, term)
    assert calendar.is_working(end)
    assert calendar.between(day, end) == term
    assert end - day >= timedelta(days=term)


@given(calendars, days, st.integers(1, 40), st.integers(1, 40))
def test_two_terms_one_after_the_other_are_one(
    calendar: Calendar, day: date, one: int, other: int
) -> None:
    assert calendar.after(calendar.after(day, one), other) == calendar.after(day, one + other)


@given(calendars, days, st.integers(1, 40))
def test_back_and_forth_from_a_working_day(calendar: Calendar, day: date, term: int) -> None:
    start = calendar.after(day, 1)
    assert calendar.before(calendar.after(start, term), term) == start


@given(calendars, years)
def test_a_year_has_its_working_days_in_order(calendar: Calendar, year: int) -> None:
    found = calendar.in_year(year)
    assert list(found) == sorted(set(found))
    assert all(day.year == year and day.weekday() < 5 for day in found)
    assert len(found) == calendar.between(date(year, 1, 1) - DAY, date(year, 12, 31))


@given(st.lists(fixed, max_size=8, unique_by=lambda one: one.day), years)
def test_every_holiday_costs_one_working_day(holidays: list[Holiday], year: int) -> None:
    # One at the very end of the year may move its day off into the next.
    if any(one.in_year(year) > date(year, 12, 20) for one in holidays if one.in_year(year)):
        return
    plain = len(Calendar(2011, ()).in_year(year))
    assert len(Calendar(2011, tuple(holidays)).in_year(year)) == plain - len(holidays)


@given(calendars, days)
def test_a_suspended_calendar_has_weekends_alone(calendar: Calendar, day: date) -> None:
    suspended = Calendar(
        2011, calendar.holidays, (), (Suspension(date(2011, 1, 1), None, "закон"),)
    )
    assert suspended.is_working(day) == (day.weekday() < 5)


def test_a_term_is_counted_from_the_day_after() -> None:
    monday = date(2025, 6, 2)
    assert CALENDAR.after(monday, 5) == date(2025, 6, 9)
    assert CALENDAR.after(date(2025, 6, 7), 5) == date(2025, 6, 13)  # received on a Saturday
    assert CALENDAR.before(date(2025, 6, 16), 10) == monday


def test_a_holiday_on_a_weekend_moves_the_day_off() -> None:
    assert date(2025, 6, 28).weekday() == 5
    assert not CALENDAR.is_working(date(2025, 6, 30))
    assert CALENDAR.is_working(date(2025, 7, 1))
    assert CALENDAR.after(date(2025, 6, 27), 1) == date(2025, 7, 1)


def test_holidays_in_a_row_move_as_many_days_off() -> None:
    two = Calendar(2011, (Holiday("1", "закон", day=(5, 1)), Holiday("2", "закон", day=(5, 2))))
    assert date(2021, 5, 1).weekday() == 5
    assert [two.is_working(date(2021, 5, n)) for n in (3, 4, 5)] == [False, False, True]


def test_two_holidays_on_one_sunday_move_one_day_off() -> None:
    may = Holiday("1", "закон", day=(5, 1))
    calendar = Calendar(2011, (may, Holiday("Пасха", "закон", easter=0)))
    assert easter(2016) == date(2016, 5, 1)
    assert [calendar.is_working(date(2016, 5, n)) for n in (2, 3)] == [False, True]


def test_a_holiday_has_its_years() -> None:
    old = Holiday("Було", "закон", day=(5, 2), first=2012, last=2017)
    assert [old.in_year(year) is None for year in (2011, 2012, 2017, 2018)] == [
        True,
        False,
        False,
        True,
    ]


def test_a_moved_day_is_off_and_its_saturday_is_worked() -> None:
    moved = Moved(date(2019, 4, 30), date(2019, 5, 11), "розпорядження")
    calendar = Calendar(2011, (), (moved,))
    assert not calendar.is_working(date(2019, 4, 30))
    assert calendar.is_working(date(2019, 5, 11))


def test_a_suspension_begins_and_ends_on_its_days() -> None:
    moved = Moved(date(2022, 6, 27), date(2022, 7, 2), "розпорядження")
    law = Suspension(date(2022, 3, 24), date(2025, 6, 27), "закон")
    calendar = Calendar(2011, (SUMMER, Holiday("Весна", "закон", day=(3, 8))), (moved,), (law,))
    assert not calendar.is_working(date(2022, 3, 8))
    assert calendar.is_working(date(2022, 6, 27))
    assert calendar.is_working(date(2022, 6, 28))
    assert not calendar.is_working(date(2022, 7, 2))
    assert calendar.is_working(date(2023, 3, 8))
    assert not calendar.is_working(date(2025, 6, 30)), "moved from the 28th, the day after"


def test_of_earlier_years_nothing_is_said() -> None:
    with pytest.raises(ValueError, match="from 2011 on"):
        CALENDAR.is_working(date(2010, 12, 31))
    with pytest.raises(ValueError, match="one working day at least"):
        CALENDAR.after(date(2025, 6, 2), 0)
