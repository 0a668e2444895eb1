from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.budget.figures import figure_in, figure_of, figures_inside, grouped, is_none, plain
from opendata.budget.grid import Cell, Value


def cell(value: Value) -> Cell:
    return Cell(0, 0, 0, 0, value, str(value))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1 234 567,89", "1234567.89"),
        ("1\u00a0234\u202f567,89", "1234567.89"),
        ("1'234.5", "1234.5"),
        ("1.234.567,80", "1234567.80"),
        ("1,234,567.80", "1234567.80"),
        ("1.234.567", "1234567"),
        ("12,345", "12.345"),
        ("−5", "-5"),
        ("(5,00)", "-5.00"),
        ("85 %", "85"),
        ("100,00 грн.", "100.00"),
        ("0", "0"),
    ],
)
def test_figures_as_people_write_them(text: str, number: str) -> None:
    assert figure_in(text) == Decimal(number)


@pytest.mark.parametrize(
    "text", ["", "-", "х", "01.02.2020", "1.2.3", "12 осіб", "п’ять", "1,2,34"]
)
def test_what_is_no_figure(text: str) -> None:
    assert figure_in(text) is None


def test_a_number_cell_has_fifteen_digits() -> None:
    assert figure_of(cell(0.1 + 0.2)) == Decimal("0.3")
    assert figure_of(cell(float("nan"))) is None
    assert figure_of(cell(True)) is None


def test_dashes_say_that_there_is_none() -> None:
    assert all(map(is_none, ["-", "–", "х", "X", " ", ""]))
    assert not is_none("0")


def test_figures_in_a_sentence() -> None:
    text = "загального фонду – 1 234,50 гривень та спеціального фонду – 7 гривень від 01.02.2020"
    assert [number for _, number in figures_inside(text)] == [Decimal("1234.50"), Decimal(7)]


@given(st.decimals(-(10**12), 10**12, places=2))
def test_a_figure_that_is_printed_is_read_back(number: Decimal) -> None:
    assert figure_in(grouped(number)) == number
    assert Decimal(str(plain(number))) == number


@given(st.text(max_size=30))
def test_no_text_makes_it_fail(text: str) -> None:
    figure_in(text)
    figures_inside(text)
