"""Heads of columns, codes of lines, and what says that there is no figure."""

from __future__ import annotations

import pytest

from opendata.budget.grid import Cell, Value
from opendata.financials.words import Head, code_in, head_of, is_blank, is_code_head, moment_of


def cell(value: Value) -> Cell:
    return Cell(0, 0, 0, 0, value, str(value))


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("На початок звітного періоду", Head.PREVIOUS),
        ("На кінець звітного року", Head.CURRENT),
        ("За звітний період", Head.CURRENT),
        ("За аналогічний період попереднього року", Head.PREVIOUS),
        ("Попередній період", Head.PREVIOUS),
        ("Графа 3", Head.THIRD),
        ("гр. 4", Head.FOURTH),
        ("Код ряд-ка", Head.CODE),
        ("Пасив", Head.NAME),
        ("Відхилення", None),
        ("1095", None),
    ],
)
def test_heads(text: str, head: Head | None) -> None:
    assert head_of(cell(text)) is head


@pytest.mark.parametrize("text", ["Код рядка", "КОД РЯДКУ", "Код", "Рядок", "Kод pядкa"])
def test_heads_of_codes(text: str) -> None:
    assert is_code_head(cell(text))


@pytest.mark.parametrize("text", ["КОДИ", "Код за ДКУД", "за ЄДРПОУ", "Кодекс"])
def test_other_words_head_no_codes(text: str) -> None:
    assert not is_code_head(cell(text))


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("1095", "1095"),
        (1095, "1095"),
        ("р. 1095", "1095"),
        ("1О95", "1095"),  # a Cyrillic letter for a nought
        ("3000", None),
        ("1095,5", None),
        (10955, None),
        ("«1095»", None),
    ],
)
def test_codes(value: Value, code: str | None) -> None:
    assert code_in(cell(value)) == code


@pytest.mark.parametrize("text", ["", "-", "—", "х", "(  )", "( - )", "..."])
def test_no_figure(text: str) -> None:
    assert is_blank(text)


def test_moments() -> None:
    assert moment_of(cell("31.12.2023")) == (2023, 12, 31)
    assert moment_of(cell("2023 рік")) == (2023, 0, 0)
    assert moment_of(cell("Актив")) is None
