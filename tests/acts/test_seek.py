"""A pattern looked for letter by letter finds what one pattern finds."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from opendata.acts.seek import Seeker


@given(st.text("абв ", max_size=60), st.integers(0, 5))
def test_the_same_is_found(text: str, start: int) -> None:
    one = re.compile(r"[аб](?:б |в)")
    by_letters = Seeker("аб", r"(?:б |в)")
    expected = [match.span() for match in one.finditer(text, start, len(text))]
    assert [match.span() for match in by_letters.finditer(text, start, len(text))] == expected


def test_no_match_begins_within_the_one_before() -> None:
    found = Seeker("аб", "б?в").finditer("абв бв", 0, 6)
    assert [match.group() for match in found] == ["абв", "бв"]
