from __future__ import annotations

import pytest
from clean_texts import anything
from hypothesis import given

from opendata.clean.text import fold, tidy


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Про об'єкти  комунальної", "Про об’єкти комунальної"),
        ("Про пам`ятник", "Про пам’ятник"),
        ("КП 'Водоканал'", "КП 'Водоканал'"),
        ("КП “Водоканал” – звіт", "КП “Водоканал” – звіт"),
        ("pішення", "рішення"),
    ],
)
def test_tidy_keeps_the_wording(text: str, expected: str) -> None:
    assert tidy(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ПРО БЮДЖЕТ", "про бюджет"),
        ("об'єкт", "об’єкт"),
        ("«Водоканал»", "“Водоканал”"),
        ("HI", "НІ"),
        ("8–VIII", "8-VIII"),
        ("title", "TITLE"),
    ],
)
def test_fold_makes_equal(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@given(anything)
def test_both_are_fixed_points(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
    assert fold(fold(text)) == fold(text)


@given(anything)
def test_tidying_makes_no_difference_to_comparison(text: str) -> None:
    assert fold(tidy(text)) == fold(text)
