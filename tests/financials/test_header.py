"""What headers say of the enterprise, the period, the unit and the form, in whatever layout."""

from __future__ import annotations

from datetime import date

import pytest
from budget_page import Page

from opendata.financials.header import Header, read_header
from opendata.financials.statement import Kind, Size, Unit


def header(text: str) -> Header:
    page = Page()
    page.table(text)
    return read_header(page.lines())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Підприємство | КП «Тепло» | за ЄДРПОУ | 00032129", "КП «Тепло»"),
        ("Підприємство КП «Тепло» за ЄДРПОУ 00032129", "КП «Тепло»"),
        ("Найменування підприємства: КП «Тепло»\nКод ЄДРПОУ | 00032129", "КП «Тепло»"),
        ("КП «Тепло», код ЄДРПОУ 00032129", "КП «Тепло»"),
        ("Підприємство | | за ЄДРПОУ | =32129\nКП «Тепло»", "КП «Тепло»"),
        ("Підприємство | КП | «Тепло» | | за ЄДРПОУ | 0 | 0 | 0 | 3 | 2 | 1 | 2 | 9", "КП «Тепло»"),
        ("Пiдпpиємcтвo | КП «Тепло» | зa ЄДPПOУ | 00032129", "КП «Тепло»"),
    ],
)
def test_the_enterprise_and_its_code(text: str, name: str) -> None:
    found = header(text)
    assert found.name == name
    assert found.edrpou is not None
    assert found.edrpou.text == "00032129"


def test_a_label_is_no_name() -> None:
    assert header("Підприємство | за ЄДРПОУ | 00032129\nТериторія | Вигадана").name is None
    assert header("Код за ЄДРПОУ 00032129").name is None


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Одиниця виміру: тис. грн. без десяткового знака", Unit.THOUSANDS),
        ("Одиниця виміру | грн", Unit.HRYVNIAS),
        ("Одиниця виміру: тис. грн (окрім розділу IV (форма № 2), у гривнях)", Unit.THOUSANDS),
        ("(тис. грн)", Unit.THOUSANDS),
        ("Одиниця виміру:", None),
    ],
)
def test_the_unit(text: str, unit: Unit | None) -> None:
    assert header(text).unit is unit


@pytest.mark.parametrize(
    ("text", "kind", "size"),
    [
        ("Форма № 1", Kind.BALANCE, Size.FULL),
        ("Форма N 1-м", Kind.BALANCE, Size.SMALL),
        ("Форма № | 2-мс", Kind.RESULTS, Size.MICRO),
        ("Фінансова звітність мікропідприємства", Kind.BALANCE, Size.MICRO),
        ("Фінансовий звіт суб'єкта малого підприємництва", Kind.RESULTS, Size.SMALL),
        ("Спрощений фінансовий звіт суб’єкта малого підприємництва", Kind.RESULTS, Size.MICRO),
        ("Баланс (Звіт про фінансовий стан)", Kind.BALANCE, Size.FULL),
        ("Одиниця виміру: тис. грн (окрім форма № 2)", Kind.RESULTS, None),
        ("Баланс", Kind.BALANCE, None),
    ],
)
def test_the_form(text: str, kind: Kind, size: Size | None) -> None:
    assert header(text).size_of(kind) is size


def test_a_form_of_budget_institutions_is_none_of_the_six() -> None:
    assert header("Баланс | Форма № 1-дс").foreign


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Баланс\nна | 31 грудня | 20 | 24 | р.", Kind.BALANCE),
        ("Дата (рік, місяць, число) | 2025 | 01 | 01", Kind.BALANCE),
        ("Дата (рік, місяць, число) | 2 | 0 | 2 | 5 | 0 | 1 | 0 | 1", Kind.BALANCE),
        ("Дата (рік, місяць, число) | =2024 | =12 | =31", Kind.RESULTS),
        ("Дата (рік, місяць, число) | @2024-12-31", Kind.RESULTS),
        ("Звіт про фінансові результати\nза | Рік 2024 | р.", Kind.RESULTS),
        ("Період: | 2024 рік", Kind.RESULTS),
    ],
)
def test_the_end_of_the_period(text: str, kind: Kind) -> None:
    assert header(text).end(kind) == date(2024, 12, 31)
