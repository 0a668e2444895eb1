"""Days and periods, as titles of statements write them."""

from __future__ import annotations

from datetime import date

import pytest

from opendata.financials.period import end_from_code, end_of_day, end_of_period, period_of


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("на 31 грудня 2023 р.", date(2023, 12, 31)),
        ("на 31 грудня 20 23 року", date(2023, 12, 31)),
        ("станом на «30» вересня 2022 року", date(2022, 9, 30)),
        ("на 1 січня 2024 р.", date(2023, 12, 31)),
        ("Баланс на 31.03.2024", date(2024, 3, 31)),
        ("2023-12-31", date(2023, 12, 31)),
        ("на 31 лютого 2024 р.", None),
        ("Баланс", None),
    ],
)
def test_the_day_of_a_balance(text: str, day: date | None) -> None:
    assert end_of_day(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("за 2023 рік", date(2023, 12, 31)),
        ("за Рік 2023 р.", date(2023, 12, 31)),
        ("за 12 місяців 2023 р.", date(2023, 12, 31)),
        ("за I квартал 2024 р.", date(2024, 3, 31)),
        ("за ІІ квартал 2024 р.", date(2024, 6, 30)),
        ("за 3-й квартал 2024 р.", date(2024, 9, 30)),
        ("за перше півріччя 2024 року", date(2024, 6, 30)),
        ("за 9 місяців 2024 року", date(2024, 9, 30)),
        ("за січень – червень 2024 року", date(2024, 6, 30)),
        ("Звіт про фінансові результати", None),
    ],
)
def test_the_period_of_results(text: str, day: date | None) -> None:
    assert end_of_period(text) == day


@pytest.mark.parametrize(
    ("digits", "day"),
    [
        ("20231231", date(2023, 12, 31)),
        ("20240101", date(2023, 12, 31)),
        ("31122023", date(2023, 12, 31)),
        ("20241341", None),
        ("2024", None),
    ],
)
def test_the_code_of_the_date(digits: str, day: date | None) -> None:
    assert end_from_code(digits) == day


def test_the_name_of_a_period() -> None:
    assert period_of(date(2023, 12, 31)) == "2023"
    assert period_of(date(2023, 6, 30)) == "2023-H1"
    assert period_of(date(2023, 5, 31)) is None
