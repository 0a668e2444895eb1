from __future__ import annotations

import pytest
from clean_texts import anything
from hypothesis import given

from opendata.clean.personal import personal_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Довідка про доходи Петренка Івана Степановича за рік", "Івана Степановича"),
        ("для Ганни Василівни", "Ганни Василівни"),
        ("щодо Коваль О. М. та інших", "Коваль О. М."),
        ("щодо О.М. Коваль", "О.М. Коваль"),
        ("відповідь на olena.k@poshta.example", "olena.k@poshta.example"),
        ("телефонувати 067 123-45-67", "067 123-45-67"),
        ("тел. +38(050)1234567", "+38(050)1234567"),
    ],
)
def test_what_points_to_a_person(text: str, found: str) -> None:
    assert personal_in(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Копія рішення № 12/5-VIII від 14.02.2024",
        "Кошторис ремонту на вул. Івана Франка",
        "Ремонт на вул. Т. Шевченка, 15",
        "Договір № 0501234567/22 з ТОВ «Нива»",
        "Рішення сесії про бюджет громади",
        "Кадастровий номер 3214050100:01:001:0001",
        "",
    ],
)
def test_what_does_not(text: str) -> None:
    assert personal_in(text) is None


@given(anything)
def test_what_is_found_stands_in_the_text(text: str) -> None:
    found = personal_in(text)
    assert found is None or found
