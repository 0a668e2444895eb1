from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from opendata.messages import Language
from opendata.report.layout.blocks import Chart, Figure, Link, Series, Shape, Tone, Word
from opendata.report.layout.shown import as_grid, day, figure, is_number, number, told


@pytest.mark.parametrize(
    ("value", "uk", "en"),
    [
        (0, "0", "0"),
        (-0.0, "0", "0"),
        (2026, "2026", "2026"),
        (3143, "3143", "3143"),
        (10000, "10\u00a0000", "10,000"),
        (-1234567, "-1\u00a0234\u00a0567", "-1,234,567"),
        (0.5, "0,5", "0.5"),
        (48.50, "48,5", "48.5"),
        (0.1 + 0.2, "0,3", "0.3"),
        (12345.25, "12\u00a0345,25", "12,345.25"),
        (1e-7, "0,0000001", "0.0000001"),
        (100.0, "100", "100"),
        (700000, "700\u00a0000", "700,000"),
    ],
)
def test_a_number_for_the_eye(value: float, uk: str, en: str) -> None:
    assert number(value, "uk") == uk
    assert number(value, "en") == en


@pytest.mark.parametrize(
    ("value", "uk", "en"),
    [
        (date(2026, 1, 31), "31.01.2026", "2026-01-31"),
        (date(998, 1, 31), "31.01.0998", "0998-01-31"),
        (datetime(2026, 1, 31, 22, 5, tzinfo=UTC), "01.02.2026 00:05", "2026-02-01 00:05"),
    ],
)
def test_a_day_for_the_eye_is_one_of_kyiv(value: date, uk: str, en: str) -> None:
    assert day(value, "uk") == uk
    assert day(value, "en") == en


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        ("", ""),
        (0, "0"),
        (float("nan"), ""),
        (float("inf"), ""),
        ("а\x00б\r\nв\ud800", "а\ufffdб\nв\ufffd"),
        (Word("виконано\x07", Tone.GOOD), "виконано\ufffd"),
        (Link("сайт", "https://rada.example.ua"), "сайт"),
    ],
)
def test_what_a_cell_tells(cell: object, text: str) -> None:
    assert told(cell, "uk") == text  # type: ignore[arg-type]


def test_truth_and_infinity_are_no_numbers() -> None:
    assert [is_number(one) for one in (1, 0.5, True, float("nan"), float("inf"), "1", None)] == [
        True,
        True,
        *[False] * 5,
    ]


@pytest.mark.parametrize(
    ("value", "unit", "language", "text"),
    [
        (91, "наборів", "uk", "91\u00a0наборів"),
        (0, "", "uk", "0"),
        (None, "наборів", "uk", "нічого не записано"),
        (None, "sets", "en", "nothing recorded"),
    ],
)
def test_a_figure_that_is_missing_is_no_zero(
    value: int | None, unit: str, language: Language, text: str
) -> None:
    assert figure(Figure("Набори", value, unit), language) == text


def test_a_chart_is_a_table_too() -> None:
    series = (Series("Набори", (1, None)), Series("Документи", (3, 4)))
    chart = Chart("c", "Зростання", Shape.LINE, ("січень", "лютий"), series, "")
    grid = as_grid(chart, "uk")
    assert [one.title for one in grid.columns] == ["Позначка", "Набори", "Документи"]
    assert grid.rows == (("січень", 1, 3), ("лютий", None, 4))


def test_a_series_without_a_value_for_each_label_is_refused() -> None:
    chart = Chart("c", "", Shape.LINE, ("січень", "лютий"), (Series("Набори", (1,)),), "")
    with pytest.raises(ValueError, match="shorter"):
        as_grid(chart, "uk")
