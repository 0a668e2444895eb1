"""The search for cycles pauses, and is as it was afterwards."""

from __future__ import annotations

import gc

import pytest

from opendata.check.fast.uncollected import uncollected


def test_the_collector_pauses_and_comes_back() -> None:
    assert gc.isenabled()
    with uncollected():
        assert not gc.isenabled()
        with uncollected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_comes_back_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError), uncollected():
        _ = 1 / 0
    assert gc.isenabled()
