from __future__ import annotations

import pytest
from budget_page import Page

from opendata.budget.parts import Part, heading_of, sections


def heading(text: str) -> tuple[Part, list[str]] | None:
    page = Page()
    page.table(text)
    found = heading_of(page.lines()[0])
    return (found[0], [cell.text for cell in found[1]]) if found else None


@pytest.mark.parametrize(
    ("text", "part", "rest"),
    [
        ("9. Напрями використання бюджетних коштів", Part.DIRECTIONS, []),
        ("9|Напрями використання бюджетних коштів|(гривень)", Part.DIRECTIONS, ["(гривень)"]),
        ("9.Haпpями викopиcтaння бюджeтниx кoштів", Part.DIRECTIONS, []),
        (
            (
                "7. Видатки (надані кредити з бюджету) та напрями використання бюджетних коштів за "
                "бюджетною програмою"
            ),
            Part.DIRECTIONS,
            [],
        ),
        ("10. Перелік місцевих (регіональних) цільових програм", Part.PROGRAMMES, []),
        ("7. Мета бюджетної програми – Розвиток", Part.AIM, ["Розвиток"]),
        ("8. Завдання", Part.TASKS, []),
        ("Результативні показники бюджетної програми", Part.INDICATORS, []),
        ("5. Підстави для виконання бюджетної програми: закон", Part.GROUNDS, ["закон"]),
    ],
)
def test_a_heading_is_known_by_its_words(text: str, part: Part, rest: list[str]) -> None:
    assert heading(text) == (part, rest)


@pytest.mark.parametrize(
    "text",
    [
        "№ з/п|Напрями використання бюджетних коштів|Загальний фонд|Усього",
        "Напрями використання бюджетних коштів|Загальний фонд|Усього",
        "Ціль державної політики",
        "Завдання",
        "6|Видатки на реалізацію місцевих програм|=100|=0|=100",
        "2.|Результативні показники",
        "Мета",
    ],
)
def test_heads_and_rows_of_tables_are_no_headings(text: str) -> None:
    assert heading(text) is None


def test_a_row_that_begins_like_an_earlier_section_begins_none() -> None:
    page = Page()
    page.table("""
8. Завдання бюджетної програми
9. Напрями використання бюджетних коштів
5|Обсяги фінансування робіт
11. Результативні показники
12|Обсяг бюджетних асигнувань на одну особу
9. Напрями використання бюджетних коштів
""")
    _, found = sections(page.lines())
    assert [one.part for one in found] == [Part.TASKS, Part.DIRECTIONS, Part.INDICATORS]


def test_the_words_of_a_heading_may_run_over_two_rows() -> None:
    page = Page()
    page.table("""
6.|Цілі державної політики, на досягнення яких спрямована реалізація
|бюджетної програми
|Чисте місто
""")
    _, (goals,) = sections(page.lines())
    assert [[cell.text for cell in line] for line in goals.lines] == [["Чисте місто"]]
