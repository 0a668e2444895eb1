from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.messages import say
from opendata.report.activity.period import LENGTHS, days_of, in_words


@pytest.mark.parametrize(
    ("kind", "text", "first", "last", "words"),
    [
        ("month", "2019-03", date(2019, 3, 1), date(2019, 3, 31), "березень 2019 року"),
        ("month", "2020-2", date(2020, 2, 1), date(2020, 2, 29), "лютий 2020 року"),
        ("quarter", "2020-1", date(2020, 1, 1), date(2020, 3, 31), "перший квартал 2020 року"),
        ("half", "2021-2", date(2021, 7, 1), date(2021, 12, 31), "друге півріччя 2021 року"),
        ("year", "2018", date(2018, 1, 1), date(2018, 12, 31), "2018 рік"),
    ],
)
def test_periods_by_name(kind: str, text: str, first: date, last: date, words: str) -> None:
    assert days_of(kind, text) == (first, last)
    assert say(in_words(first, last), "uk") == words


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("month", "2019-13"),
        ("quarter", "2019-5"),
        ("half", "2019-0"),
        ("year", "19"),
        ("month", "x"),
    ],
)
def test_names_of_no_period(kind: str, text: str) -> None:
    with pytest.raises(ValueError, match=r"x|2019|19"):
        days_of(kind, text)


def test_other_days_are_told_as_they_are() -> None:
    assert say(in_words(date(2020, 1, 2), date(2020, 1, 9)), "uk") == "з 02.01.2020 до 09.01.2020"
    assert (
        say(in_words(date(2020, 1, 1), date(2020, 6, 29)), "en") == "from 01.01.2020 to 29.06.2020"
    )


@given(st.sampled_from(sorted(LENGTHS)), st.integers(1990, 2090), st.integers(1, 12))
def test_the_words_of_a_named_period_are_not_its_days(kind: str, year: int, part: int) -> None:
    part = (part - 1) % (12 // LENGTHS[kind]) + 1
    first, last = days_of(kind, str(year) if kind == "year" else f"{year}-{part}")
    assert first <= last
    assert "from" not in say(in_words(first, last), "en")
