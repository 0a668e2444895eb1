from __future__ import annotations

import pytest

from opendata.report.layout.xlsx_look import height, letters


@pytest.mark.parametrize(
    ("cells", "points"),
    [
        ([], None),
        ([("рада", 10.0)], None),
        ([("рада", 10.0), ("перший\nдругий", 60.0)], 30.0),
        ([("рішення міської ради про бюджет", 12.0)], 60.0),
        ([("а" * 40_000, 60.0)], 409.0),
        ([("а", 0.0)], None),
    ],
)
def test_a_row_is_as_high_as_its_longest_text(
    cells: list[tuple[str, float]], points: float | None
) -> None:
    assert height(cells) == points


def test_letters_have_the_name_of_a_family() -> None:
    font = letters(bold=True)
    assert (font.name, font.size, font.bold) == ("Calibri", 11, True)
