from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.report.layout.columns import GAP, aligned, fitted, width_of, wrap

PLAIN = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=80)


@pytest.mark.parametrize(
    ("text", "width"),
    [("рада", 4), ("ї", 1), ("и\u0306", 1), ("議会", 4), ("ＡＢ", 4), ("a\u200bb", 2), ("", 0)],
)
def test_what_a_text_takes_on_a_terminal(text: str, width: int) -> None:
    assert width_of(text) == width


@given(PLAIN, st.integers(2, 40))
def test_wrapping_leaves_nothing_out_and_stays_within(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(width_of(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "").replace("\n", "")


def test_lines_break_at_words_and_only_long_words_are_broken() -> None:
    assert wrap("рішення міської ради", 10) == ["рішення", "міської", "ради"]
    assert wrap("про надзвичайноважливе", 10) == ["про", "надзвичайн", "оважливе"]
    assert wrap("один\nдва", 10) == ["один", "два"]
    assert wrap("", 10) == [""]


def test_what_stands_above_a_letter_stays_with_it() -> None:
    assert wrap("и\u0306и\u0306и\u0306", 2) == ["и\u0306и\u0306", "и\u0306"]


TABLE = st.lists(st.lists(PLAIN, min_size=3, max_size=3), min_size=1, max_size=4)


@given(TABLE, st.lists(st.booleans(), min_size=3, max_size=3), st.integers(20, 120))
def test_columns_stand_side_by_side_or_not_at_all(
    cells: list[list[str]], fixed: list[bool], room: int
) -> None:
    widths = fitted(cells, fixed, room)
    if widths is None:
        return
    assert sum(widths) + 2 * GAP <= room
    for at, is_fixed in enumerate(fixed):
        if is_fixed:
            assert all(width_of(row[at]) <= widths[at] for row in cells)


def test_the_widest_column_gives_way_first() -> None:
    assert fitted([["а" * 50, "б" * 10, "123"]], [False, False, True], 40) == [23, 10, 3]
    assert fitted([["1" * 30, "2" * 30]], [True, True], 40) is None
    assert fitted([["а", "б"]], [False, False], 40) == [1, 1]


def test_words_stay_whole_where_they_may_not_be_broken() -> None:
    cells = [["dataset-register", "реєстр наборів даних міської ради"]]
    assert fitted(cells, [False, False], 30, broken=False) == [16, 12]
    assert fitted(cells, [False, False], 22, broken=False) is None
    assert fitted(cells, [False, False], 22) == [10, 10]


def test_numbers_stand_to_the_right() -> None:
    assert list(aligned(["рада міська", "5"], [6, 3], [False, True])) == ["рада      5", "міська"]
