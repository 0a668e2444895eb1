from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from counted_past import AT, DECISION, Past
from hypothesis import given
from hypothesis import strategies as st

from opendata.clock import day, end_of_day
from opendata.problems import OpendataError
from opendata.report.counts.growth import Point, growth, month_end, month_ends

DAYS = st.dates(date(1999, 1, 1), date(2040, 12, 31))


def test_a_point_for_each_month_and_one_for_the_moment(tmp_path: Path) -> None:
    past = Past(tmp_path)
    past.receipt(AT, "acts", "1.0.0", counts={DECISION: 2})
    past.receipt(end_of_day(date(2020, 2, 29)), "acts", "1.1.0", counts={DECISION: 3})
    past.receipt(end_of_day(date(2020, 2, 29)) + timedelta(seconds=1), "b", "1.0.0", counts={})
    until = end_of_day(date(2020, 4, 10))
    assert growth(past.journal, None, until) == (
        Point(date(2020, 1, 31), 1, 2),
        Point(date(2020, 2, 29), 1, 3),
        Point(date(2020, 3, 31), 2, 3),
        Point(date(2020, 4, 10), 2, 3),
    )
    assert growth(past.journal, date(2020, 4, 1), until) == (Point(date(2020, 4, 10), 2, 3),)
    assert growth(past.journal, date(1, 1, 1), AT) == (Point(day(AT), 1, 2),)
    assert growth(past.journal, None, AT - timedelta(seconds=1)) == ()


def test_a_receipt_that_cannot_be_understood_is_damage(tmp_path: Path) -> None:
    past = Past(tmp_path)
    past.receipt(AT, "acts", "1.0.0", counts={DECISION: -2})
    with pytest.raises(OpendataError, match="journal-damaged"):
        growth(past.journal, None, AT)


@given(first=DAYS, last=DAYS)
def test_ends_of_months_ascend_to_the_last_day(first: date, last: date) -> None:
    ends = month_ends(first, last)
    assert ends[-1] == last
    assert list(ends) == sorted(set(ends))
    assert all((one + timedelta(days=1)).day == 1 for one in ends[:-1])
    months = (last.year - first.year) * 12 + last.month - first.month
    assert len(ends) == max(months, 0) + 1


def test_the_end_of_the_last_month_there_is() -> None:
    assert month_ends(date(9999, 12, 1), date.max) == (date.max,)
    assert month_end(date(2024, 2, 3)) == date(2024, 2, 29)
