"""Lines are parted into cells where a table had its borders."""

from __future__ import annotations

import pytest

from opendata.votes.cells import TAB_WIDTH, cells_of


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("Жук Лев Ілліч\tЗА\t\tЦар Ян Ілліч", ["Жук Лев Ілліч", "ЗА", "Цар Ян Ілліч"]),
        ("  Жук Лев Ілліч    Цар Ян Ілліч", ["Жук Лев Ілліч", "Цар Ян Ілліч"]),
        ("Нич  Тимофій Ілліч", ["Нич Тимофій Ілліч"]),
        ("Артеменко  С. В.", ["Артеменко С. В."]),
        ("Чубай Олег  Степанович", ["Чубай Олег Степанович"]),
        ("Жук Лев Ілліч  Олегович", ["Жук Лев Ілліч", "Олегович"]),
        ("", []),
    ],
)
def test_cells(line: str, cells: list[str]) -> None:
    assert [cell.text for cell in cells_of(line)] == cells


def test_columns() -> None:
    assert [cell.column for cell in cells_of("а\t\tб")] == [0, 2 * TAB_WIDTH]
    assert [cell.column for cell in cells_of("  а    б")] == [2, 7]
