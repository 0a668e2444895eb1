from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.clean.request_terms import Term, due_date
from opendata.clean.working_days import Calendar, Holiday

CALENDAR = Calendar(2011, (Holiday("День Конституції України", "КЗпП", day=(6, 28)),))


@pytest.mark.parametrize(
    ("received", "term", "due"),
    [
        ("2019-02-04", Term.USUAL, "2019-02-11"),  # Monday to Monday
        ("2019-02-08", Term.USUAL, "2019-02-15"),  # Friday to Friday
        ("2019-02-09", Term.USUAL, "2019-02-15"),  # received on a Saturday
        ("2019-06-24", Term.USUAL, "2019-07-02"),  # a Friday of a holiday between
        ("2019-02-04", Term.EXTENDED, "2019-03-04"),
        ("2019-02-08", Term.URGENT, "2019-02-10"),  # hours run on Sundays too
    ],
)
def test_the_last_day(received: str, term: Term, due: str) -> None:
    assert due_date(date.fromisoformat(received), term, CALENDAR) == date.fromisoformat(due)


def test_of_years_before_the_calendar_nothing_is_said() -> None:
    for term in Term:
        assert due_date(date(2010, 12, 31), term, CALENDAR) is None


@given(st.dates(date(2011, 1, 1), date(2097, 1, 1)))
def test_terms_are_in_order_and_a_term_in_days_ends_on_a_working_day(day: date) -> None:
    usual, extended, urgent = (due_date(day, term, CALENDAR) for term in Term)
    assert usual is not None
    assert extended is not None
    assert urgent == day + timedelta(days=2)
    assert urgent < usual < extended
    assert CALENDAR.is_working(usual)
    assert CALENDAR.is_working(extended)
