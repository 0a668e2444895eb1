"""A form in which each digit of a code has two narrow columns, and heads are over three rows."""

from __future__ import annotations

import pytest
from budget_forms import said
from budget_page import Page

from opendata.budget.grid import Value


def digits(start: int, code: str) -> list[tuple[int, int, Value]]:
    return [(start + 2 * n, start + 2 * n + 1, digit) for n, digit in enumerate(code)]


def top(page: Page) -> None:
    page.line((50, 90, "ЗАТВЕРДЖЕНО"))
    page.line((50, 90, "наказ Мінфіну України від 26.08.2014 № 836"))
    page.line((50, 90, "ЗАТВЕРДЖЕНО"))
    page.line((50, 90, "наказ"))
    page.line((50, 56, "від"), (57, 62, "20"), (63, 75, "лютого"), (76, 80, "2023"), (81, 83, "р."))
    page.line((50, 56, "№"), (57, 62, "18/о"))
    page.line((20, 70, "П А С П О Р Т"))
    page.line(
        (10, 60, "бюджетної програми місцевого бюджету на 20"), (61, 63, "23"), (64, 70, "рік")
    )
    for item, code, label in (("1.", "0600000", "головного розпорядника"), ("2.", "0610000", "")):
        name = f"(найменування {label or 'відповідального виконавця'})"
        page.line(
            (0, 1, item), *digits(3, code), (20, 70, "Відділ освіти"), *digits(74, "02145678")
        )
        page.line((3, 16, "(код ПКВК МБ)"), (20, 70, name), (74, 90, "(код за ЄДРПОУ)"))
    codes = [*digits(3, "0611021"), *digits(18, "1021"), *digits(27, "0921")]
    page.line((0, 1, "3."), *codes, (36, 66, "Загальна освіта"), *digits(68, "2331000000"))
    page.line(
        (3, 16, "(код ПКВК МБ)"),
        (18, 25, "(код ТПКВК МБ)"),
        (27, 34, "(код ФКВК)"),
        (36, 66, "(найменування бюджетної програми згідно з ТПКВК МБ)"),
        (68, 90, "(код бюджету)"),
    )


def sections(page: Page) -> None:
    page.line((0, 1, "4."), (3, 30, "Обсяг бюджетних призначень"), (31, 45, "‒ 12345,60 гривень,"))
    page.line((3, 30, "у тому числі загального фонду"), (31, 45, "‒ 12000,00 гривень"))
    page.line((3, 30, "та спеціального фонду"), (31, 45, "‒ 345,60 гривень."))
    page.line((0, 1, "9."), (3, 90, "Напрями використання бюджетних коштів:"))
    row = page.row
    for first, last, text in ((3, 6, "№\nз/п"), (7, 50, "Напрями"), (78, 90, "Усього")):
        page.cells[row, first] = text
        page.merges.append(((row, first), (row + 2, last)))
    page.line((51, 77, "у тому числі"))
    page.line((51, 64, "загальний"), (65, 77, "спеціаль-"))
    page.line((51, 64, "фонд"), (65, 77, "ний фонд"))
    page.line((3, 6, 1), (7, 50, 2), (51, 64, 3), (65, 77, 4), (78, 90, 5))
    page.line((3, 6, 1), (7, 50, "Школи"), (51, 64, 12000), (65, 77, 345.6), (78, 90, 12345.6))
    page.line((3, 50, "УСЬОГО"), (51, 64, 12000), (65, 77, 345.6), (78, 90, 12345.6))
    page.line((0, 1, "10."), (3, 90, "Перелік місцевих/регіональних програм:"))
    page.line((3, 90, "не виконуються"))
    page.line((0, 1, "11."), (3, 90, "Результативні показники бюджетної програми:"))
    heads = ["№", "Показник", "Одиниця виміру", "Джерело інформації"]
    heads += ["Загальний фонд", "Спеціальний фонд", "Усього"]
    places = [(3, 6), (7, 34), (35, 42), (43, 54), (55, 66), (67, 78), (79, 90)]
    page.line(*((*place, head) for place, head in zip(places, heads, strict=True)))
    for group, value in (("затрат", 5), ("якості", 102.88)):
        page.line((3, 6, 1), (7, 90, group))
        row_of: list[Value] = ["", "Кількість", "од.", "звіт", value, "", value]
        page.line(*((*place, cell) for place, cell in zip(places, row_of, strict=True)))
    page.line((3, 40, "Начальник відділу"), (70, 90, "Світлана КОЗАК"))


@pytest.mark.parametrize("merged", [True, False])
def test_it_is_read_with_its_merges_and_without(merged: bool) -> None:
    page = Page()
    top(page)
    sections(page)
    if not merged:
        page.merges = []
    (found,) = said(page.lines())
    assert found["findings"] == []
    assert found["year"] == 2023
    assert found["order"] == {"kind": "Наказ", "number": "18/о", "date": "2023-02-20"}
    unit = {"name": "Відділ освіти", "edrpou": "02145678"}
    assert found["head_unit"] == {"kpkvk": "0600000"} | unit
    assert found["executor"] == {"kpkvk": "0610000"} | unit
    assert found["programme"] == {
        "kpkvk": "0611021",
        "tpkvk": "1021",
        "kfkvk": "0921",
        "name": "Загальна освіта",
        "budget_code": "2331000000",
    }
    sums = {"general": 12000, "special": 345.6, "total": 12345.6}
    assert found["amount"] == sums
    assert found["directions"] == [{"name": "Школи"} | sums]
    assert found["programmes"] == []
    assert [one["group"] for one in found["indicators"]] == ["затрат", "якості"]
    assert found["indicators"][1]["total"] == 102.88
