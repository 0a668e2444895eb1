from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layout_hands import EMPTY, KINDS, LONG, PAIRS, RICH, layouts

from opendata.report.layout.blocks import (
    Block,
    Column,
    Grid,
    Layout,
    Link,
    Points,
    Section,
    Series,
)
from opendata.report.layout.columns import width_of
from opendata.report.layout.terminal import terminal

GRID = Grid(
    "g",
    "Опубліковано",
    (Column("a", "Набір даних"), Column("n", "Документів", True), Column("u", "Де")),
    (
        ("Рішення ради", 12345, Link("портал", "https://data.gov.ua/7")),
        ("Бюджет", None, Link("https://rada.example.ua", "https://rada.example.ua")),
    ),
    ("Разом", 12345, None),
)


def of(block: Block, width: int = 60) -> list[str]:
    layout = Layout("Звіт", (), (Section("Частина", (block,)),), (), "uk", "g")
    return terminal(layout, width).splitlines()[5:]


def test_a_table_is_aligned_and_its_addresses_follow() -> None:
    assert of(GRID) == [
        "Опубліковано",
        "Набір даних   Документів  Де",
        "────────────  ──────────  ───────────────────────",
        "Рішення ради      12\u00a0345  портал",
        "Бюджет                 –  https://rada.example.ua",
        "────────────  ──────────  ───────────────────────",
        "Разом             12\u00a0345",
        "портал: https://data.gov.ua/7",
    ]


def test_where_columns_do_not_fit_each_row_is_a_list() -> None:
    lines = of(dataclasses.replace(GRID, columns=(*GRID.columns[:2], Column("u", "Де", True))), 30)
    assert lines[1:5] == [
        "─" * 30,
        "Набір даних: Рішення ради",
        "Документів: 12\u00a0345",
        "Де: портал",
    ]


def test_one_series_is_drawn_with_bars() -> None:
    assert of(KINDS, 70) == [
        "Документи за видами: Документів",
        "рішення міської ради восьмого скликання про бюджет      1203  ████████",
        "громади та його зміни",
        "розпорядження міського голови                            667  ████",
        "протоколи                                                 41  █",
        "висновки                                                   –",
        "Найбільше рішень.",
    ]


@pytest.mark.parametrize("values", [(1, -2), (None, None), (0, 0)])
def test_what_bars_cannot_show_is_a_table(values: tuple[int | None, ...]) -> None:
    chart = dataclasses.replace(PAIRS, series=(Series("Надійшло", values),))
    lines = of(chart)
    assert lines[1].split() == ["Позначка", "Надійшло"]
    assert not any("█" in line for line in lines)


def test_several_series_are_a_table() -> None:
    assert of(PAIRS)[3].split() == ["I", "квартал", "12", "12"]


def test_a_table_without_rows_says_so() -> None:
    assert of(EMPTY) == ["Порожня таблиця", "Рядків немає."]


def test_points_hang_beside_their_signs() -> None:
    assert of(Points(("рішення міської ради про бюджет", "друге"), numbered=True), 20) == [
        "1. рішення міської",
        "   ради про бюджет",
        "2. друге",
    ]


@given(layouts(), st.integers(20, 140))
@settings(max_examples=50)
def test_no_line_is_wider_than_the_terminal_and_none_commands_it(
    layout: Layout, width: int
) -> None:
    text = terminal(layout, width)
    assert all(one == "\n" or one.isprintable() or one.isspace() for one in text)
    for line in text.split("\n"):
        assert width_of(line) <= width


def test_nothing_of_a_long_word_is_lost() -> None:
    assert LONG in terminal(RICH, 80).replace("\n  ", "").replace("\n", "")


def test_a_narrow_or_endless_terminal_is_no_trouble() -> None:
    assert max(map(width_of, terminal(RICH, 0).split("\n"))) <= 20
    assert max(map(width_of, terminal(RICH, 10_000).split("\n"))) <= 160
