"""Dates that cannot be."""

from __future__ import annotations

from datetime import date

import pytest

from opendata.acts.act import Act, Reading
from opendata.acts.plausible import as_of, plausible

TODAY = date(2024, 3, 1)


def act(day: str, *, draft: bool = False, convocation: int | None = None) -> Act:
    return Act(
        kind=Reading("рішення ради", 0.97),
        date=Reading(day, 0.96, 5, 15),
        is_draft=Reading(draft, 0.95),
        convocation=None if convocation is None else Reading(convocation, 0.9),
    )


def test_a_date_in_the_future_is_not_taken() -> None:
    found = as_of(act("2024-03-02"), TODAY)
    assert found.date is None
    assert [(one.code, one.found) for one in found.remarks] == [
        ("act-date-in-future", "2024-03-02")
    ]


def test_today_and_the_session_of_a_draft_may_come() -> None:
    assert as_of(act("2024-03-01"), TODAY).date is not None
    assert as_of(act("2024-04-01", draft=True), TODAY).date is not None


@pytest.mark.parametrize(
    ("day", "convocation", "fits"),
    [
        ("2019-02-14", 7, True),
        ("2019-02-14", 8, True),  # Kyiv
        ("2014-02-14", 8, False),
        ("2002-02-14", 7, False),
        ("2009-02-14", 7, False),
        ("2026-02-14", 8, True),
        ("2023-02-14", 7, True),
        ("2023-02-14", 5, False),
        ("2010-05-05", 5, True),
        ("2017-02-14", 1, True),
    ],
)
def test_a_date_fits_its_convocation(day: str, convocation: int, fits: bool) -> None:
    found = plausible(act(day, convocation=convocation))
    assert found.date is not None
    assert (found.sure("date") == day) is fits
    assert [one.code for one in found.remarks] == ([] if fits else ["act-date-outside-convocation"])
