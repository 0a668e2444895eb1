from __future__ import annotations

from datetime import date, timedelta

import pytest
from clean_texts import anything
from hypothesis import given
from hypothesis import strategies as st

from opendata.clean.dates import MONTHS, from_serial, read_date


@pytest.mark.parametrize(
    "text",
    [
        "14.02.2018",
        " 14.02.2018 р. ",
        "14.02.2018р.",
        "14.02.2018 року",
        "14.02.18",
        "14.2.2018",
        "14. 02. 2018",
        "від 14.02.2018",
        "14 лютого 2018 року",
        "14-го лютого 2018 року",
        "„14“ лютого 2018 р.",
        "« 14 » лютого 2018 р.",
        '"14" лютого 2018р',
        "14 ЛЮТОГО 2018",
        "14 лютoго 2018",  # a Latin «o»
        "14 февраля 2018 г.",
        "14 лютий 2018",
        "2018-02-14",
        "2018.02.14",
        "14/02/2018",
        "14-02-2018",
        "2018-02-14 00:00:00",
        "2018-02-14T09:30:00Z",
        "14.02.2018 0:00:00",
        "14\u00a0лютого\n2018",
    ],
)
def test_one_day_in_many_ways(text: str) -> None:
    assert read_date(text) == "2018-02-14"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31.02.2018",
        "00.01.2018",
        "14.13.2018",
        "02/03/2018",  # 2 March, or the 3 February of American Excel
        "02-03-2018",
        "02/14/2018",
        "14.02.0218",
        "14.02.65",
        "14 люте 2018",
        "лютий 2018",
        "14.02.2018, 15.02.2018",
        "14.02/2018",
        "14.02.201",
        "2018",
        "43145",
        "#N/A",
        "2018-02-30",
        "١٤.٠٢.٢٠١٨",
    ],
)
def test_what_is_not_one_certain_day(text: str) -> None:
    assert read_date(text) is None


@pytest.mark.parametrize(
    ("text", "year"), [("01.01.49", "2049"), ("01.01.00", "2000"), ("01.01.91", "1991")]
)
def test_two_digit_years(text: str, year: str) -> None:
    assert read_date(text) == f"{year}-01-01"


def test_same_day_and_month_is_not_ambiguous() -> None:
    assert read_date("05/05/2020") == "2020-05-05"


def test_every_month_has_its_names() -> None:
    assert sorted(set(MONTHS.values())) == list(range(1, 13))
    assert len(MONTHS) == 48


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    assert read_date(f"{day:%d.%m.%Y}") == read_date(day.isoformat()) == day.isoformat()


@given(st.one_of(anything, st.from_regex(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}", fullmatch=True)))
def test_never_an_impossible_date(text: str) -> None:
    found = read_date(text)
    if found is not None:
        assert 1900 <= date.fromisoformat(found).year <= 2099
        assert read_date(found) == found


@pytest.mark.parametrize(
    ("number", "date1904", "expected"),
    [
        (43145, False, "2018-02-14"),
        (43145.75, False, "2018-02-14"),
        (41683, True, "2018-02-14"),
        (1, False, "1900-01-01"),
        (59, False, "1900-02-28"),
        (60, False, None),  # the 29 February 1900 that never was
        (61, False, "1900-03-01"),
        (0, False, None),
        (-5, False, None),
        (73051, False, None),
        (1e300, False, None),
        (float("nan"), False, None),
        (float("inf"), True, None),
    ],
)
def test_excel_serials(number: float, date1904: bool, expected: str | None) -> None:
    assert from_serial(number, date1904=date1904) == expected


@given(st.integers(61, 73050))
def test_serials_count_days(number: int) -> None:
    first, second = from_serial(number), from_serial(number + 1)
    if second is not None:
        assert first is not None
        assert date.fromisoformat(second) - date.fromisoformat(first) == timedelta(1)
