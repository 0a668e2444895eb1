from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.check.repair.likeness import only_like, slips


@pytest.mark.parametrize(
    ("one", "other", "number"),
    [
        ("", "", 0),
        ("", "абв", 3),
        ("рада", "рада", 0),
        ("рда", "рада", 1),
        ("арда", "рада", 1),
        ("радда", "рада", 1),
        ("ради", "рада", 1),
        ("кіт", "пес", 3),
    ],
)
def test_slips_are_counted(one: str, other: str, number: int) -> None:
    assert slips(one, other) == slips(other, one) == number


@given(st.text(max_size=8), st.text(max_size=8))
def test_slips_are_none_only_between_equals(one: str, other: str) -> None:
    assert (slips(one, other) == 0) == (one == other)
    assert slips(one, other) <= max(len(one), len(other))


def test_a_value_that_could_be_two_is_left() -> None:
    assert only_like("зупинено", ["зупинена", "зупинене"]) is None
    assert only_like("зупинен", ["зупинено", "відновлено"]) == "зупинено"
    assert only_like("так", ["тан"]) is None
    assert only_like("слово", []) is None
