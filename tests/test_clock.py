from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from opendata.clock import day, end_of_day, now, release_time
from opendata.problems import Exit, OpendataError


def test_the_day_is_that_of_kyiv() -> None:
    assert day(datetime(2026, 1, 31, 23, 30, tzinfo=UTC)) == date(2026, 2, 1)
    assert day(datetime(2026, 7, 31, 20, 59, tzinfo=UTC)) == date(2026, 7, 31)


def test_end_of_day_is_the_last_second_also_when_the_clocks_change() -> None:
    for when in (date(2026, 3, 29), date(2026, 10, 25), date(2026, 1, 1)):
        last = end_of_day(when)
        assert day(last) == when
        assert day(datetime.fromtimestamp(last.timestamp() + 1, UTC)) > when


@pytest.mark.parametrize("when", [date.min, date.max])
def test_end_of_day_knows_every_day(when: date) -> None:
    assert day(end_of_day(when)) == when


def test_source_date_epoch_dates_releases_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    moment = datetime(2026, 3, 2, 10, tzinfo=UTC)
    assert release_time(moment) == moment
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    assert release_time(moment) == datetime(2001, 9, 9, 1, 46, 40, tzinfo=UTC)
    assert now().year >= 2026


@pytest.mark.parametrize(
    "text",
    ["0", "-1", "yesterday", "٣٠٠٠٠٠٠٠٠٠", "1e9", "315532799", "4102444800", "9" * 5000],
)
def test_an_absurd_epoch_is_refused(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", text)
    with pytest.raises(OpendataError) as caught:
        release_time(datetime(2026, 3, 2, 10, tzinfo=UTC))
    assert (caught.value.problem.code, caught.value.exit_code) == ("clock-epoch", Exit.USAGE)
