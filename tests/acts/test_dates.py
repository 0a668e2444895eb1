"""Dates as acts write them."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.acts.dates import MONTH, find_blank, find_dates

GENITIVES = MONTH.split(">")[1].rstrip(")").split("|")[:12]


@pytest.mark.parametrize(
    "text",
    [
        "14 лютого 2018 року",
        "від 14.02.2018р.",
        "„14“ лютого 2018 р.",
        "« 14 » лютого 2018 року",
        "«14 лютого » 2018року",
        "14 лютого 2018р року",
        "14.02.18 № 5",
        "14. 02. 2018 року",
        "14/02/2018",
        "02/14/2018",
        "14 лютого2018року",
        "2018-02-14",
        "14 февраля 2018 года",
    ],
)
def test_ways_to_write_one_day(text: str) -> None:
    assert [span.iso for span in find_dates(text)] == ["2018-02-14"]


@pytest.mark.parametrize("text", ["31.02.2018", "00.00.2018", "1.1.1", "№ 14-02/2018", "14 лютого"])
def test_what_is_no_date(text: str) -> None:
    assert find_dates(text) == []


@pytest.mark.parametrize(
    "text",
    ["від ____ 2025 року", "«___» ________ 2019 року", "00.00.2018 року", "від ** ______ 2023"],
)
def test_blanks(text: str) -> None:
    assert find_blank(text) is not None
    assert find_dates(text) == []


@given(st.dates(datetime.date(1990, 1, 1), datetime.date(2099, 12, 31)), st.integers(0, 3))
def test_every_day_is_read_as_itself(day: datetime.date, style: int) -> None:
    text = (
        f"{day.day:02}.{day.month:02}.{day.year}",
        f"«{day.day}» {GENITIVES[day.month - 1]} {day.year} року",
        f"{day.day} {GENITIVES[day.month - 1]} {day.year} р.",
        f"{day.day:02}.{day.month:02}.{day.year}року",
    )[style]
    assert [span.iso for span in find_dates(f"від {text} № 7")] == [day.isoformat()]
