from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.clean.act_numbers import between, ranges, size, spelled, take_apart


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("48", (48,)),
        ("№ 048-р", (48,)),
        ("24/12", (24, 12)),
        ("20-1/VII", (20, 1)),
        ("1004-34/2017", (1004, 34, 2017)),
        ("53-ОД", (53,)),
        ("Р-268", (268,)),
    ],
)
def test_the_parts_of_a_number(text: str, parts: tuple[int, ...]) -> None:
    number = take_apart(text)
    assert number is not None
    assert number.parts == parts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("48-р", "48р"),
        ("2-39/VII", "7-1/VІІ"),  # a Cyrillic «І»
        ("24/12", "24-12"),
        ("45-ОД", "7 – од"),
    ],
)
def test_builds_that_are_one(one: str, other: str) -> None:
    first, second = take_apart(one), take_apart(other)
    assert first is not None
    assert second is not None
    assert first.shape == second.shape


@pytest.mark.parametrize(("one", "other"), [("48-р", "48"), ("1-VII", "1-VIII"), ("53-ОД", "53-К")])
def test_builds_that_differ(one: str, other: str) -> None:
    first, second = take_apart(one), take_apart(other)
    assert first is not None
    assert second is not None
    assert first.shape != second.shape


@pytest.mark.parametrize("text", ["", "б/н", "–", "рік", "1234567890", "²"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert take_apart(text) is None


def test_a_number_tells_its_convocation_and_whether_it_was_put_between() -> None:
    assert getattr(take_apart("2-39/VII"), "convocation", None) == "vii"
    assert getattr(take_apart("48-р"), "convocation", None) == ""
    assert getattr(take_apart("45-а"), "inserted", None) is True
    assert getattr(take_apart("45-р"), "inserted", None) is False


def test_the_pattern_shows_what_counts() -> None:
    number = take_apart("24-12/VIII")
    assert number is not None
    assert number.pattern(1, keep=True) == "24-…/VIII"
    assert number.pattern(1, keep=False) == "…-…/VIII"


@given(st.text(max_size=40))
def test_any_text_is_a_number_or_none(text: str) -> None:
    number = take_apart(text)
    assert number is None or number.shape.count("#") == len(number.parts)


@given(st.sets(st.integers(1, 300)))
def test_ranges_hold_exactly_their_numbers(numbers: set[int]) -> None:
    runs = ranges(numbers)
    assert {n for low, high in runs for n in range(low, high + 1)} == numbers
    assert size(runs) == len(numbers)
    assert all(later[0] > earlier[1] + 1 for earlier, later in pairwise(runs))


@given(st.sets(st.integers(1, 300)), st.integers(1, 300), st.integers(0, 300))
def test_what_is_between_completes_the_span(numbers: set[int], first: int, last: int) -> None:
    free = {n for low, high in between(numbers, first, last) for n in range(low, high + 1)}
    assert free == set(range(first, last + 1)) - numbers


def test_ranges_as_people_write_them() -> None:
    assert spelled(ranges([23])) == "23"
    assert spelled(ranges([23, 24, 31, 30, 29, 40])) == "23, 24, 29–31, 40"
    assert spelled(()) == ""
