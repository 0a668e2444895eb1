"""Letters with positions become lines as they look on paper."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from opendata.votes.page import Letter, lay_out


def letters(text: str, left: float, base: float) -> list[Letter]:
    return [
        Letter(sign, left + 5 * at, left + 5 * at + 5, base, 10) for at, sign in enumerate(text)
    ]


def test_lines_go_from_top_to_bottom_whatever_the_order() -> None:
    page = letters("друга", 50, 700) + letters("перша", 50, 720)
    assert lay_out(page).split() == ["перша", "друга"]


def test_words_and_cells() -> None:
    page = letters("Жук", 50, 700) + letters("Лев", 68, 700.4) + letters("За", 150, 700)
    assert lay_out(page).strip() == "Жук Лев" + " " * 13 + "За"


def test_cells_below_each_other_begin_in_one_column() -> None:
    page = letters("Жук", 50, 700) + letters("За", 150, 700) + letters("Проти", 150, 680)
    first, second = lay_out(page).split("\n")
    assert first.index("За") == second.index("Проти")


def test_an_empty_page() -> None:
    assert lay_out([]) == ""


@given(st.lists(st.text("абвгд", min_size=1, max_size=8), max_size=20))
def test_nothing_is_lost(words: list[str]) -> None:
    page = [one for at, word in enumerate(words) for one in letters(word, 40, 800 - 20 * at)]
    assert lay_out(page).split() == words
