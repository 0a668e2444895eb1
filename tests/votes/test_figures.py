"""Numbers in figures, in words, and with letters that were mistaken for figures."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.votes.figures import FIGURE, is_mistyped, read_figure


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *[("25", 25), ("двадцять п'ять", 25), ("сто двадцять", 120), ("жодного", 0), ("п'ять", 5)],
        *[("б", 6), ("о", 0), ("1о", 10), ("з", 3), ("двадцять голосів", None), ("", None)],
    ],
)
def test_numbers(text: str, value: int | None) -> None:
    assert read_figure(text) == value


@given(st.integers(0, 999))
def test_figures_are_read_as_they_are(value: int) -> None:
    assert read_figure(str(value)) == value
    assert re.fullmatch(FIGURE, str(value))
    assert not is_mistyped(str(value))


def test_a_letter_for_a_figure() -> None:
    assert is_mistyped("б")
    assert not is_mistyped("сто")
