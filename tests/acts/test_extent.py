"""Where the act itself ends."""

from __future__ import annotations

import pytest

from opendata.acts.extent import own_end

BODY = "ВИРІШИЛА:\n1. Затвердити план.\nМіський голова   Остап СОКІЛ\n"


@pytest.mark.parametrize(
    "rest",
    [
        "Додаток 1\nдо рішення",
        "ЗАТВЕРДЖЕНО\nрішення ради",
        "ПОГОДЖЕНО:",
        "Підготував: І. Липко",
        "Вірно:",
    ],
)
def test_annexes_and_visas_end_the_act(rest: str) -> None:
    assert own_end(BODY + rest, 0, len(BODY + rest)) == len(BODY)


@pytest.mark.parametrize(
    "rest",
    [
        *("Додатки 1–7 до цього рішення є його частиною.", "Виконавчому комітету діяти."),
        *(
            "Додатковий пункт",
            "Підготувати звіт",
            "Додаток 2 викласти в новій редакції (додається).",
        ),
    ],
)
def test_sentences_do_not(rest: str) -> None:
    assert own_end(BODY + rest, 0, len(BODY + rest)) == len(BODY + rest)


def test_a_stamp_above_an_annex_does_not_end_it() -> None:
    text = "Додаток\nдо рішення ради\nСКЛАД"
    assert own_end(text, 0, len(text)) == len(text)
