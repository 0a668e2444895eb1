"""What is likely one name, and that it is found fast."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from register_extract_hands import entry

from opendata.clean.organisation_names import read_organisation
from opendata.review.registers.likeness import THRESHOLD, likely_pairs, likeness
from opendata.review.registers.matching import Subject

WORDS = st.lists(st.text("абвг", min_size=1, max_size=6), min_size=1, max_size=4)


def subjects(*names: str) -> list[Subject]:
    return [Subject(entry(n, name), read_organisation(name)) for n, name in enumerate(names)]


@given(WORDS, WORDS)
def test_it_is_symmetric_and_within_bounds(one: list[str], other: list[str]) -> None:
    score = likeness(one, other)
    assert score == likeness(other, one)
    assert score == 0 or THRESHOLD <= score <= 1


@given(WORDS)
def test_the_order_of_words_makes_no_difference(words: list[str]) -> None:
    assert likeness(words, words[::-1]) == 1


@pytest.mark.parametrize(
    ("one", "other", "is_like"),
    [
        ("зелений берег", "зелений берегг", True),
        ("зелений берег", "зелений бреег", True),
        ("міська організація захист природи", "міська організація захист природы", True),
        ("яснозірська міська організація схід", "яснозірська міська організація захід", False),
        ("яснозірська міська організація сила", "яснозірська міська організація слава", False),
        ("центр розвитку", "центр розвитку міста та села", False),
    ],
)
def test_examples(one: str, other: str, is_like: bool) -> None:
    assert bool(likeness(one.split(), other.split())) is is_like


def test_a_slip_in_the_legal_form() -> None:
    left = subjects("Осередок політичної партії «Схід»", "ПП «Світлий обрій»")
    right = subjects("Осередок політиЖної партії «Схід»", "Політична партія «Світлий обірй»")
    found = likely_pairs(left, right, lambda one, other: True)
    assert {(i, j) for i, j, _ in found} == {(0, 0), (1, 1)}


def test_a_slip_in_any_word_is_found_among_many() -> None:
    left = [f"Спілка друзів {n:04d}х саду" for n in range(300)]
    right = [name.replace("Спілка", "Спілкка") for name in left]
    found = likely_pairs(subjects(*left), subjects(*right), lambda one, other: True)
    assert sorted((i, j) for i, j, _ in found) == [(n, n) for n in range(300)]


def test_the_likest_goes_first_and_each_row_once() -> None:
    left, right = subjects("Світлий обрій"), subjects("Світлий оприй", "Світлий обрийй")
    one, *rest = likely_pairs(left, right, lambda one, other: True)
    assert rest == []
    assert one[1] in (0, 1)
    assert not likely_pairs(left, right, lambda one, other: False)
