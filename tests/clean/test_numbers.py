from __future__ import annotations

import pytest
from clean_texts import anything, numbers
from hypothesis import given

from opendata.clean.numbers import clean_number, number_key, number_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("№ 45", "45"),
        ("№45/8", "45/8"),
        ("N 45", "45"),
        ("No. 45", "45"),
        ("№№ 45", "45"),
        ("Номер: 45", "45"),
        ("45 / 8 – VIІ", "45/8-VII"),
        ("45-VІІІ", "45-VIII"),
        ("45-р", "45-р"),
        ("45-p", "45-р"),  # a Latin «p»
        ("45 - од.", "45-од"),
        ("08/231-4467/ПР", "08/231-4467/ПР"),
        ("0045", "0045"),
        ("б/н", ""),
        ("Б/Н", ""),
        ("", ""),
    ],
)
def test_clean_number(text: str, expected: str) -> None:
    assert clean_number(text) == expected


@pytest.mark.parametrize(
    ("number", "text"), [(48.0, "48"), (48, "48"), (48.1, "48.1"), (1234567.0, "1234567")]
)
def test_number_text(number: float, text: str) -> None:
    assert number_text(number) == text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("№ 45-р", "45р"),
        ("45 р", "45-Р"),
        ("045", "45"),
        ("45-VII", "45 – VІІ"),
        ("01-05/7", "1-5/7"),
    ],
)
def test_one_number_has_one_key(one: str, other: str) -> None:
    assert number_key(one) == number_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("45", "46"), ("4-5", "45"), ("4/5", "4-5"), ("1", "10")]
)
def test_other_numbers_have_other_keys(one: str, other: str) -> None:
    assert number_key(one) != number_key(other)


@given(anything)
def test_fixed_points(text: str) -> None:
    assert clean_number(clean_number(text)) == clean_number(text)
    assert number_key(number_key(text)) == number_key(text)


@given(anything)
def test_cleaning_makes_no_difference_to_the_key(text: str) -> None:
    assert number_key(clean_number(text)) == number_key(text)


@given(numbers)
def test_a_clean_number_stays(number: str) -> None:
    assert clean_number(number) == number
