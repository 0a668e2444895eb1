from __future__ import annotations

import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.report.layout.ticks import ticks

VALUES = st.lists(
    st.integers(-(10**12), 10**12) | st.floats(-1e9, 1e9, allow_subnormal=False), max_size=6
)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], "0 1"),
        ([0], "0 1"),
        ([1], "0 1"),
        ([3], "0 1 2 3"),
        ([667], "0 200 400 600 800"),
        ([0.3], "0.00 0.05 0.10 0.15 0.20 0.25 0.30"),
        ([-3, 4], "-4 -2 0 2 4"),
        ([-0.5], "-0.5 -0.4 -0.3 -0.2 -0.1 0.0"),
        ([1_000_000], "0 200000 400000 600000 800000 1000000"),
    ],
)
def test_ticks_are_round_and_begin_at_zero(values: list[float], expected: str) -> None:
    assert ticks(values) == tuple(map(Decimal, expected.split()))


@given(VALUES)
def test_ticks_hold_all_values_in_equal_steps(values: list[float]) -> None:
    found = ticks(values)
    assert 2 <= len(found) <= 9
    assert Decimal(0) in found
    assert all(found[0] <= Decimal(repr(value)) <= found[-1] for value in values)
    assert len({after - before for before, after in itertools.pairwise(found)}) == 1
