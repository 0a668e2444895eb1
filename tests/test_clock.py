from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from opendata.clock import day, end_of_day, now


def test_the_day_is_that_of_kyiv() -> None:
    assert day(datetime(2026, 1, 31, 23, 30, tzinfo=UTC)) == date(2026, 2, 1)
    assert day(datetime(2026, 7, 31, 20, 59, tzinfo=UTC)) == date(2026, 7, 31)


def test_end_of_day_is_the_last_second_also_when_the_clocks_change() -> None:
    for when in (date(2026, 3, 29), date(2026, 10, 25), date(2026, 1, 1)):
        last = end_of_day(when)
        assert day(last) == when
        assert day(datetime.fromtimestamp(last.timestamp() + 1, UTC)) > when


def test_source_date_epoch_fixes_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert now() == datetime(1970, 1, 1, tzinfo=UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    assert now().year >= 2026
