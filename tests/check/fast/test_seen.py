"""What was seen before, against a dictionary."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from opendata.check.fast.seen import Seen

BLOCKS = st.lists(
    st.lists(st.integers(0, 60) | st.integers(0, 2**64 - 1), max_size=30), max_size=12
)


@given(BLOCKS)
def test_each_hash_that_came_before_is_told_with_its_first_row(blocks):
    seen, known, number = Seen(), {}, 2
    for block in blocks:
        numbers = np.arange(number, number + len(block))
        places, rows = seen.add(np.array(block, np.uint64), numbers)
        expected = []
        for at, value in enumerate(block):
            if value in known:
                expected.append((at, known[value]))
            known.setdefault(value, number + at)
        assert list(zip(places.tolist(), rows.tolist(), strict=True)) == expected
        number += len(block)


def test_runs_stay_few():
    seen, numbers = Seen(), np.arange(100)
    rng = np.random.default_rng(7)
    for _ in range(200):
        seen.add(rng.integers(0, 2**64, 100, dtype=np.uint64), numbers)
    assert len(seen._runs) <= 8
