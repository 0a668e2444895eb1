"""One is made ahead."""

from __future__ import annotations

import threading

import pytest

from opendata.check.fast.ahead import ahead


def test_the_same_items_in_the_same_order():
    assert list(ahead(iter(range(1, 50)))) == list(range(1, 50))
    assert list(ahead(iter([]))) == []


def test_a_fault_comes_in_its_turn():
    def items():
        yield 1
        yield 2
        raise ValueError("third")

    coming = ahead(items())
    assert (next(coming), next(coming)) == (1, 2)
    with pytest.raises(ValueError, match="third"):
        next(coming)


def test_the_next_is_made_meanwhile():
    begun = threading.Event()

    def items():
        yield 1
        begun.set()
        yield 2

    coming = ahead(items())
    next(coming)
    assert begun.wait(10)
    coming.close()
