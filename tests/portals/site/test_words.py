from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.portals.site import words
from opendata.release.passport import UPDATES

ROWS = ("рядок", "рядки", "рядків")


@pytest.mark.parametrize(
    ("count", "form"),
    [
        (0, "рядків"),
        (1, "рядок"),
        (2, "рядки"),
        (4, "рядки"),
        (5, "рядків"),
        (11, "рядків"),
        (12, "рядків"),
        (14, "рядків"),
        (21, "рядок"),
        (22, "рядки"),
        (25, "рядків"),
        (100, "рядків"),
        (101, "рядок"),
        (111, "рядків"),
        (112, "рядків"),
        (1_000_001, "рядок"),
    ],
)
def test_nouns_agree_with_their_number(count: int, form: str) -> None:
    assert words.plural(count, *ROWS) == form


@given(st.integers(0, 10**9))
def test_the_form_depends_on_the_last_two_digits_alone(count: int) -> None:
    assert words.plural(count, *ROWS) == words.plural(count % 100, *ROWS)


@given(st.integers(0, 10**12))
def test_a_number_loses_no_digit(count: int) -> None:
    assert int(words.number(count).replace(words.NBSP, "")) == count


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "0 Б"),
        (1023, "1023 Б"),
        (1024, "1,0 КБ"),
        (1536, "1,5 КБ"),
        (5 * 1024**2, "5,0 МБ"),
        (3 * 1024**4, "3072,0 ГБ"),
    ],
)
def test_sizes_read_as_a_spreadsheet_shows_them(count: int, text: str) -> None:
    assert words.size(count).replace(words.NBSP, " ") == text


@pytest.mark.parametrize(
    ("utc", "day", "minute"),
    [
        ("2026-02-28T22:30:00Z", "1 березня 2026", "00:30 за Києвом"),
        ("2026-02-28T21:59:00Z", "28 лютого 2026", "23:59 за Києвом"),
        ("2026-07-31T21:00:00Z", "1 серпня 2026", "00:00 за Києвом"),
        ("2025-12-31T23:00:00Z", "1 січня 2026", "01:00 за Києвом"),
    ],
)
def test_people_read_the_day_of_ukraine_and_programs_utc(utc: str, day: str, minute: str) -> None:
    for zone in (UTC, timezone(timedelta(hours=-9))):
        moment = datetime.fromisoformat(utc).astimezone(zone)
        assert words.day(moment).replace(words.NBSP, " ") == day
        assert words.minute(moment).replace(words.NBSP, " ") == minute
        assert words.stamp(moment) == utc


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_has_a_name(month: int) -> None:
    assert (
        words.day(datetime(2026, month, 9, tzinfo=UTC))
        .split(words.NBSP)[1]
        .endswith(("я", "о", "а"))
    )


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("2024-03-05", "05.03.2024"),
        ("2024-02-31", "2024-02-31"),
        ("20240305", "20240305"),
        ("незабаром", "незабаром"),
        ("", ""),
        (None, ""),
    ],
)
def test_only_a_real_iso_date_is_rewritten(cell: str | None, text: str) -> None:
    assert words.short_day(cell) == text


def test_every_frequency_of_the_portal_has_a_label() -> None:
    for code, label in UPDATES.items():
        assert words.frequency(code) == label
    assert words.frequency("тричі на тиждень") == "тричі на тиждень"


def test_a_difference_names_only_what_happened() -> None:
    text = words.difference(3, 0, 1).replace(words.NBSP, " ")
    assert text == "додано 3 рядки, вилучено 1 рядок"
    assert words.difference(0, 0, 0) == "рядки не змінилися"
