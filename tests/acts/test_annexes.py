"""How many annexes an act has; every act here is invented."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.acts.annexes import RULES, count_annexes


def count(text: str) -> int | None:
    found = count_annexes(text, 0, len(text))
    return found.value if found else None


STAMP = "\n\nМіський голова   Тарас ЛИПКО\n\n"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1. Затвердити структуру згідно з додатком 1.\n2. Чисельність згідно з додатком 2.", 2),
        ("1. Прийняти Порядок (додаток № 1).\n2. Ставки (додаток №2);", 2),
        ("1. Затвердити показники (додатки 1-3).", 3),
        ("1. Затвердити показники згідно з додатками 1, 2 та 4, 3.", 4),
        ("1. Затвердити показники згідно з додатками № 1, № 2 і № 3.", 3),
        ("3. Додатки 1–7 до цього рішення є його невід’ємною частиною.", 7),
        ("1. Затвердити Програму (додається).", 1),
        ("1. Затвердити Програму, що додається.", 1),
        ("1. Комісію утворити, склад додається.\n2. Положення прийняти, додається.", 2),
        ("1. Затвердити маршрути (додаються ).", 1),
        ("1. Доходи згідно з додатком.\n2. Видатки згідно з додатком.", 1),
        ("1. Склад згідно додатку 1.", 1),
        ("1. Склад у кількості, наведеній у додатку 1.", 1),
        ("1. Выделить помощь согласно приложению.", 1),
        ("1. Затвердити згідно з додатком ІІ та додатком І.", 2),
        (
            "1. Так." + STAMP + "Додаток 1\nдо рішення ради\nСклад\n\nДодаток 2\nдо рішення ради\n",
            2,
        ),
        ("1. Так." + STAMP + "Додаток\nдо рішення виконавчого комітету\nвід 01.02.2024 № 5\n", 1),
        ("1. Затвердити (додається)." + STAMP + "ЗАТВЕРДЖЕНО\nрішенням ради\nПОЛОЖЕННЯ\n", 1),
        ("1. План (додаток 1)." + STAMP + "Додаток 1\nдо рішення\nПЛАН згідно з додатком 4\n", 1),
        ("1. План (додаток 1)." + STAMP + "Додаток 1\nдо рішення\n\nДодаток 2\nдо Порядку\n", 1),
        ("1. План (додаток 1)." + STAMP + "Додаток 1\nдо рішення\n\nДодаток 1\nдо рішення\n", 1),
        ("1. Порядок прийняти, Додаток 1.\n\n2. Графік прийняти, Додаток 2.", 2),
        ("1. Ставки згідно додатку 1, (додається).", 1),
        ("1. Додати до заказника 119 га.", None),
        ("1. Унести зміни до додатка 2 до рішення ради від 01.02.2020 № 5.", None),
        (
            "1. Додаток 2 до рішення міської ради від 01.02.2020 № 5 викласти в новій редакції.",
            None,
        ),
        ("1. У рішенні ради додаток 2 викласти в новій редакції (додається).", 1),
        ("1. Відповідно до додатка 1 до Закону України «Про відходи» провести облік.", None),
        ("Розглянувши заяву, до заяви додається план,", None),
        ("1. Показники згідно з додатком 3 до Порядку обліку.", None),
        ("1. Контроль покласти на комісію.", None),
        ("", None),
    ],
)
def test_count(text: str, number: int | None) -> None:
    assert count(text) == number


def test_what_is_named_and_present_is_surest() -> None:
    text = "1. План згідно з додатком 1." + STAMP + "Додаток 1\nдо рішення ради\n"
    found = count_annexes(text, 0, len(text))
    assert found is not None
    assert (found.value, found.rule) == (1, "annexes-named-and-present")
    assert text[found.start : found.end] == "додатком 1"
    loose = count_annexes("План (додається).", 0, 17)
    assert loose is not None
    assert loose.confidence < found.confidence == RULES[found.rule].trust


def test_only_the_act_itself_is_read() -> None:
    text = "Додаток 1 | Додаток 2\n1. Так.\nДодаток 3\nдо рішення ради"
    assert count_annexes(text, 22, 29) is None


@pytest.mark.parametrize(
    "piece",
    [
        *("Додаток 1 ", "\nДодаток 1\nдо рішення", "(додається) ", "додатками 1, 2, ", "1, ", "\n"),
        *(" ", "д", "Додаток", "\nДодаток до ", "\n \n|", "додаток " + "1, " * 40),
    ],
)
def test_nasty_texts_are_read_in_linear_time(piece: str) -> None:
    text = piece * (5_000_000 // len(piece))
    began = time.process_time()
    count_annexes(text, 0, len(text))
    assert time.process_time() - began < 5


@given(st.text(alphabet="Додатки 1-2,єтьсяХІ\n().№", max_size=200), st.integers(-3, 210))
def test_never_raises(text: str, start: int) -> None:
    found = count_annexes("1. План (додаток 1). " + text, start, 210)
    if found is not None:
        assert found.value >= 1
        assert 0 <= found.start < found.end
