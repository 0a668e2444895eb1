from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.acts.beside.grid import header_of, lines_of, shown, split

ROWS = [
    (0, {0: "Реєстр осіб"}),
    (2, {0: "Прізвище", 1: "ІПН", 2: "Примітка"}),
    (3, {0: "Бойко", 1: "3123412341"}),
    (5, {1: "3123412341", 3: "поза"}),
]


def test_a_value_stands_behind_the_name_of_its_column_in_the_line_of_its_row() -> None:
    header = header_of(ROWS)
    assert header[0] == 2
    assert lines_of(ROWS, header).split("\n") == [
        "Реєстр осіб",
        "",
        "Прізвище | ІПН | Примітка",
        "Прізвище: Бойко | ІПН: 3123412341",
        "",
        "ІПН: 3123412341 | поза",
    ]


def test_a_row_with_numbers_or_mail_is_no_header() -> None:
    for text in ("067 000 00 01", "a@b.ua", "3123412341", "№"):
        assert header_of([(0, {0: "Бойко", 1: text})]) == (-1, {})
    assert header_of([]) == (-1, {})


def test_a_row_far_away_costs_no_lines_between() -> None:
    assert lines_of([(1_000_000, {0: "далеко"})], (-1, {})) == "далеко"


def test_hidden_rows_and_columns_go_apart() -> None:
    seen, unseen = split(ROWS, [range(5, 6)], [range(1, 2)])
    assert seen == [
        (0, {0: "Реєстр осіб"}),
        (2, {0: "Прізвище", 2: "Примітка"}),
        (3, {0: "Бойко"}),
    ]
    assert unseen == [(2, {1: "ІПН"}), (3, {1: "3123412341"}), ROWS[3]]


@pytest.mark.parametrize(
    ("stored", "plain"),
    [
        ("3123412341", "3123412341"),
        ("3123412341.0", "3123412341"),
        ("3.123412341E9", "3123412341"),
        ("1e3", "1000"),
        ("12.50", "12.5"),
        ("-0.5", "-0.5"),
        ("1e999", "1e999"),
        ("nan", "nan"),
        ("слово", "слово"),
        ("", ""),
    ],
)
def test_numbers_as_they_are_shown(stored: str, plain: str) -> None:
    assert shown(stored) == plain


@given(st.integers(0, 10**15))
def test_a_whole_number_keeps_all_its_digits_however_it_is_stored(number: int) -> None:
    assert {shown(str(number)), shown(f"{number}.0"), shown(repr(float(number)))} == {str(number)}
