"""The folded text that the detectors look at, and looking only where something may stand."""

from __future__ import annotations

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.privacy.passage import Passage, occurrences

WORDS = st.sampled_from(["син", "сина", "дочка", "рада", "сим", "2015", ".", "\n", " - ", "Син"])


def test_latin_letters_within_cyrillic_words_are_made_cyrillic() -> None:
    assert Passage("пacпopт CА 123456").text == "паспорт СА 123456"


@pytest.mark.parametrize(
    "text", ["IBAN UA21 3223", "ivan.boiko@gmail.com", "VIII скликання", "Word"]
)
def test_latin_words_stay(text: str) -> None:
    assert Passage(text).text == text


@given(st.text(alphabet=string.printable + "абвгіїєпро’\u00ad\u00a0№«»", max_size=60))
def test_a_place_of_the_folded_text_is_found_in_the_text_as_it_was(text: str) -> None:
    passage = Passage(text)
    for at in range(len(passage.text)):
        start, end = passage.span(at, at + 1)
        assert 0 <= start < end <= len(text)
    assert len(passage.low) == len(passage.text) == len(passage.marked)


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_looking_at_words_finds_what_looking_at_all_finds(text: str) -> None:
    passage, pattern = Passage(text), re.compile(r"\b(?:син(?:а)?|дочк\w+)\b")
    everywhere = [one.span() for one in pattern.finditer(passage.low)]
    assert [one.span() for one in passage.at_words(pattern, ("син", "дочк"))] == everywhere
    assert [one.span() for one in passage.near_words(pattern, ("син", "дочк"))] == everywhere


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(0, 9)), max_size=8), st.integers(0, 40))
def test_windows_that_touch_give_each_match_once(places: list[tuple[int, int]], reach: int) -> None:
    passage, pattern = Passage("аб в " * 60), re.compile("аб")
    spans = sorted((start, start + size) for start, size in places)
    found = [one.start() for one in passage.around(pattern, spans, reach)]
    near = [
        at
        for at in occurrences(passage.low, "аб")
        if any(start - reach <= at < end + reach for start, end in spans)
    ]
    assert found == near


def test_what_was_made_once_is_not_made_again() -> None:
    made: list[int] = []

    def make(passage: Passage) -> int:
        made.append(len(passage.text))
        return len(made)

    passage = Passage("а")
    assert (passage.once(make), passage.once(make), made) == (1, 1, [1])
