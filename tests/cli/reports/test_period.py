from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from opendata.cli.reports.period import Days, period_of
from opendata.clock import end_of_day
from opendata.problems import Exit, OpendataError

NOW = datetime(2026, 3, 2, 10, 0, 0, tzinfo=UTC)
BEFORE = end_of_day(date(2025, 12, 31))


def test_no_period_is_none() -> None:
    assert period_of("", "", "", NOW) is None
    assert period_of("", "", "2020-01-01", NOW) is None


@pytest.mark.parametrize(
    ("last", "as_of", "end", "until"),
    [
        ("2026-01-31", "", date(2026, 1, 31), end_of_day(date(2026, 1, 31))),
        ("2026-01-31", "2026-01-31", date(2026, 1, 31), end_of_day(date(2026, 1, 31))),
        ("", "2026-01-31", date(2026, 1, 31), end_of_day(date(2026, 1, 31))),
        ("", "", date(2026, 3, 2), NOW),
        ("2026-03-02", "", date(2026, 3, 2), NOW),
    ],
)
def test_a_period(last: str, as_of: str, end: date, until: datetime) -> None:
    assert period_of("2026-01-01", last, as_of, NOW) == Days(date(2026, 1, 1), end, BEFORE, until)


def test_the_first_second_of_the_first_day_is_in_it() -> None:
    found = period_of("2026-01-01", "2026-01-01", "", NOW)
    assert found is not None
    assert found.since is not None
    assert found.until - found.since == timedelta(days=1)
    everything = period_of("0001-01-01", "2026-01-01", "", NOW)
    assert everything is not None
    assert everything.since is None


@pytest.mark.parametrize(
    ("first", "last", "as_of", "code"),
    [
        ("", "2026-01-31", "", "report-period"),
        ("2026-02-01", "2026-01-31", "", "report-period"),
        ("2026-01-01", "2026-01-31", "2026-02-01", "report-period"),
        ("2026-01-01", "31.01.2026", "", "report-date"),
        ("soon", "", "", "report-date"),
        ("2026-01-01", "2026-03-03", "", "report-future"),
        ("2026-03-03", "", "", "report-period"),
        ("2026-01-01", "", "2026-03-03", "report-future"),
    ],
)
def test_what_is_no_period(first: str, last: str, as_of: str, code: str) -> None:
    with pytest.raises(OpendataError) as caught:
        period_of(first, last, as_of, NOW)
    assert (caught.value.problem.code, caught.value.exit_code) == (code, Exit.USAGE)
