from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.check.numbering_order import lengths, near_ones, rising

VALUES = st.lists(st.integers(0, 9), max_size=9)


@given(VALUES)
def test_no_longer_part_is_in_order(values: list[int]) -> None:
    kept = rising(values)
    assert kept == sorted(kept)
    assert all(values[a] <= values[b] for a, b in pairwise(kept))
    longest = max(
        size
        for size in range(len(values) + 1)
        for some in combinations(values, size)
        if list(some) == sorted(some)
    )
    assert len(kept) == longest


@given(VALUES)
def test_the_length_up_to_each_place(values: list[int]) -> None:
    assert lengths(values) == [len(rising(values[: n + 1])) for n in range(len(values))]


@pytest.mark.parametrize(
    ("numbers", "near"),
    [
        ([*range(1, 41), 2204], range(1, 41)),
        ([3, *range(2000, 2041)], range(2000, 2041)),
        (range(1, 41), range(1, 41)),
        ([*range(1, 41), 90], [*range(1, 41), 90]),  # a gap, not a slip
        ([1, 2, 900], [1, 2, 900]),  # too few to tell
        ([*range(1, 41), 2204, 2205], [*range(1, 41), 2204, 2205]),  # two are no slip
    ],
)
def test_what_stands_far_off(numbers: list[int], near: list[int]) -> None:
    assert near_ones(numbers) == list(near)
