from __future__ import annotations

import pytest
from budget_page import Page

from opendata.budget.approval import read_order, read_year
from opendata.budget.form import Kind, Order

MINISTRY = """
||ЗАТВЕРДЖЕНО
||Наказ Міністерства фінансів України
||26 серпня 2014 року № 836
||(у редакції наказу Міністерства фінансів України від 29 грудня 2018 року № 1209)
"""


def order(text: str) -> Order:
    page = Page()
    page.table(MINISTRY)
    page.table(text)
    return read_order(page.lines())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("||ЗАТВЕРДЖЕНО\n||Наказ\n||15.01.2020|№|12-од", Order("Наказ", "12-од", "2020-01-15")),
        (
            (
                "||ЗАТВЕРДЖЕНО\n||Наказ / розпорядчий документ\n||Розпорядження голови\n"
                "||від «09»лютого 2021 р. № 5"
            ),
            Order("Розпорядження", "5", "2021-02-09"),
        ),
        (
            "||ЗАТВЕРДЖЕНО\n||РІШЕННЯ виконкому\n||@2020-03-18|№|=77",
            Order("Рішення", "77", "2020-03-18"),
        ),
        (
            "||ЗАТВЕРДЖЕНО\n||Наказ / розпорядчий документ\n||________ № ______",
            Order("Наказ / розпорядчий документ", None, None),
        ),
        ("", Order()),
    ],
)
def test_the_order_of_the_spending_unit_not_that_of_the_ministry(
    text: str, expected: Order
) -> None:
    assert order(text) == expected


def test_both_approvals_side_by_side() -> None:
    page = Page()
    page.table("""
ЗАТВЕРДЖЕНО||||ЗАТВЕРДЖЕНО
Наказ Міністерства фінансів України||||Розпорядження
26 серпня 2014 року № 836||||01.02.2022 № 3-р
""")
    assert read_order(page.lines()) == Order("Розпорядження", "3-р", "2022-02-01")


@pytest.mark.parametrize(
    ("kind", "title", "year"),
    [
        (Kind.PASSPORT, "Паспорт|бюджетної програми місцевого бюджету на 2020  рік", 2020),
        (Kind.PASSPORT, "ПАСПОРТ бюджетної програми на|=2|=0|=2|=1|рік", 2021),
        (Kind.PASSPORT, "Паспорт бюджетної програми на 2022 бюджетний період", 2022),
        (Kind.REPORT, "Звіт про виконання паспорта за 2019 рік", 2019),
        (Kind.REPORT, "Звіт про виконання паспорта станом на 01.01.2021 року", 2020),
        (Kind.PASSPORT, "Паспорт бюджетної програми", None),
    ],
)
def test_the_year(kind: Kind, title: str, year: int | None) -> None:
    page = Page()
    page.table(title)
    assert read_year(kind, page.lines()) == year
