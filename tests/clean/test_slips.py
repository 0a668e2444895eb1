"""How many slips lie between two texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.clean.slips import slips_within

TEXTS = st.text("абв", max_size=8)


def naive(one: str, other: str) -> int:
    """The definition, without a limit."""
    table: dict[tuple[int, int], int] = {}
    for i in range(len(one) + 1):
        for j in range(len(other) + 1):
            if not i or not j:
                table[i, j] = i + j
                continue
            cost = min(
                table[i - 1, j] + 1,
                table[i, j - 1] + 1,
                table[i - 1, j - 1] + (one[i - 1] != other[j - 1]),
            )
            if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
                cost = min(cost, table[i - 2, j - 2] + 1)
            table[i, j] = cost
    return table[len(one), len(other)]


@given(TEXTS, TEXTS, st.integers(0, 8))
def test_it_is_the_definition_up_to_the_limit(one: str, other: str, most: int) -> None:
    wanted = naive(one, other)
    assert slips_within(one, other, most) == (wanted if wanted <= most else None)


@given(TEXTS, TEXTS)
def test_the_order_makes_no_difference(one: str, other: str) -> None:
    assert slips_within(one, other, 4) == slips_within(other, one, 4)


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("промінь", "промінь", 0),
        ("промінь", "проминь", 1),
        ("промінь", "пормінь", 1),
        ("промінь", "промнь", 1),
        ("берег", "берік", 2),
        ("сила", "слава", None),
    ],
)
def test_examples(one: str, other: str, slips: int | None) -> None:
    assert slips_within(one, other, 2) == slips
