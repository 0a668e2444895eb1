from __future__ import annotations

import pytest
from hypothesis import given
from layout_hands import COUNTS, grids

from opendata.report.layout.blocks import Column, Grid
from opendata.report.layout.docx_widths import widths


@given(grids("g"))
def test_the_columns_fill_the_page(grid: Grid) -> None:
    found = widths(grid, "uk", 17)
    assert sum(found) == pytest.approx(17)
    assert min(found) > 0


def test_who_says_more_gets_more() -> None:
    grid = Grid(
        "g",
        "",
        (Column("a", "Назва"), Column("n", "Число", numeric=True)),
        (("рішення міської ради про бюджет громади", 5),),
    )
    name, number = widths(grid, "uk", 17)
    assert name > 3 * number
    assert number > 1


def test_a_word_without_end_does_not_take_all() -> None:
    assert max(widths(COUNTS, "uk", 25)) < 12
