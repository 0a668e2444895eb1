"""The working days that ship, against what ministries and the government have published."""

from __future__ import annotations

from datetime import date

import pytest

from opendata.catalogue import calendar as shipped
from opendata.catalogue.calendar import calendar_from, working_calendar
from opendata.catalogue.data_files import data_path, read_data
from opendata.problems import Exit, OpendataError

CALENDAR = working_calendar()
CONTENT = read_data(data_path(shipped.FILE))


def months(year: int) -> list[int]:
    """Working days of each month."""
    days = CALENDAR.in_year(year)
    return [sum(day.month == month for day in days) for month in range(1, 13)]


def test_2019_as_the_ministry_counted_it() -> None:
    """Letter No. 78/0/206-18 of 08.08.2018; resolution No. 7-р then moved a day from April to May
    (30.04 for 11.05) and two within December.
    """
    assert months(2019) == [21, 20, 20, 20, 22, 18, 23, 21, 21, 22, 21, 21]
    assert sum(months(2019)) == 250


def test_2024_under_martial_law() -> None:
    assert months(2024) == [23, 21, 21, 22, 23, 20, 23, 22, 21, 23, 21, 22]
    assert sum(months(2024)) == 262


@pytest.mark.parametrize(
    ("year", "days"), [(2018, 250), (2020, 251), (2021, 250), (2023, 260), (2025, 261), (2026, 261)]
)
def test_days_of_a_year(year: int, days: int) -> None:
    assert len(CALENDAR.in_year(year)) == days


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        ("2012-03-09", False),  # resolution No. 1210-р: a Friday off
        ("2012-03-03", True),  # the Saturday for it
        ("2016-05-03", False),  # 1 May was a Sunday, and Easter too; 2 May a holiday
        ("2016-05-04", True),
        ("2017-05-02", False),  # the last time
        ("2018-05-02", True),
        ("2016-12-26", True),  # 25 December was a Sunday, and no holiday yet
        ("2017-12-25", False),
        ("2014-10-14", True),
        ("2015-10-14", False),
        ("2021-05-03", False),  # 1 May on Saturday, Easter on Sunday: Monday and Tuesday
        ("2021-05-04", False),
        ("2021-05-05", True),
        ("2022-03-07", False),  # the war was on, the law on labour in it not yet in force
        ("2022-03-08", False),
        ("2022-04-25", True),  # the Monday after Easter
        ("2022-05-02", True),
        ("2022-05-09", True),
        ("2022-06-27", True),
        ("2022-07-02", False),
        ("2024-01-01", True),
        ("2025-12-25", True),
    ],
)
def test_single_days(day: str, *, worked: bool) -> None:
    assert CALENDAR.is_working(date.fromisoformat(day)) is worked


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        ("2030-01-07", True),  # Christmas is on 25 December alone
        ("2030-05-08", False),
        ("2030-05-09", True),
        ("2030-07-15", False),
        ("2031-07-28", True),
        ("2030-10-01", False),
        ("2030-10-14", True),
        ("2030-12-25", False),
        ("2030-04-29", False),  # Easter was on the 28th
        ("2030-06-17", False),  # Trinity on the 16th
    ],
)
def test_when_martial_law_has_ended_article_73_is_back(day: str, *, worked: bool) -> None:
    ended = {**CONTENT["suspended"][0], "to": date(2029, 6, 30)}
    calendar = calendar_from({**CONTENT, "suspended": [ended]})
    assert calendar.is_working(date.fromisoformat(day)) is worked


def test_every_rule_has_a_source() -> None:
    rules = [*CALENDAR.holidays, *CALENDAR.moved, *CALENDAR.suspensions]
    assert all(one.source.strip() for one in rules)


def test_days_were_moved_from_working_days_to_saturdays_of_the_same_year() -> None:
    for one in CALENDAR.moved:
        assert one.off.weekday() < 5, one
        assert one.worked.weekday() == 5, one
        assert one.off.year == one.worked.year, one


def test_a_broken_file_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    bad = {**CONTENT, "holidays": [{"name": "Свято", "source": "закон"}]}
    monkeypatch.setattr(shipped, "read_data", lambda _: bad)
    working_calendar.cache_clear()
    with pytest.raises(OpendataError) as caught:
        working_calendar()
    working_calendar.cache_clear()
    assert caught.value.problem.code == "catalogue-broken"
    assert caught.value.exit_code == Exit.CONFIGURATION
