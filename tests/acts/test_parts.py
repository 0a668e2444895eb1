"""Several acts in one text; every council and act here is invented."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.acts.parts import acts_in


def act(number: str, title: str, word: str = "Р І Ш Е Н Н Я", sign: bool = True) -> str:
    return (
        "УКРАЇНА\nЯСНОЗІРСЬКА МІСЬКА РАДА\nДванадцята сесія восьмого скликання\n\n"
        f"{word}\n\nвід 14 лютого 2024 року   № {number}\n\n{title}\n\n"
        "Відповідно до статті 26 Закону України «Про місцеве самоврядування» міська рада\n\n"
        "ВИРІШИЛА:\n\n1. Затвердити (додається).\n2. Контроль покласти на комісію.\n\n"
        + ("Міський голова      Тарас ЛИПКО\n\n" if sign else "")
    )


MINUTES = "ПРОТОКОЛ № 3\nвід 14.02.2024\nСЛУХАЛИ:\n1. Про бюджет.\nВИРІШИЛИ:\n"
ONE = act("5", "Про благоустрій")
TWO = act("6", "Про бюджет громади")


@pytest.mark.parametrize(
    "word", ["РІШЕННЯ", "Р І Ш Е Н Н Я", "Рішення", "РОЗПОРЯДЖЕННЯ", "РIШЕННЯ"]
)
@pytest.mark.parametrize("sign", [True, False])
def test_two_acts(word: str, sign: bool) -> None:
    first = act("5", "Про благоустрій", word, sign)
    text = first + act("6", "Про бюджет громади", word, sign)
    assert acts_in(text) == (0, len(first))


def test_three_acts_and_annexes_between() -> None:
    annex = "Додаток\nдо рішення міської ради\nвід 14.02.2024 № 5\n\nСКЛАД КОМІСІЇ\n1. Голова.\n\n"
    text = ONE + annex + TWO + ONE.replace("№ 5", "№ 7").replace("благоустрій", "сквер")
    assert acts_in(text) == (0, len(ONE + annex), len(ONE + annex + TWO))


def test_acts_of_the_same_title_and_other_numbers() -> None:
    assert acts_in(ONE + act("6", "Про благоустрій")) == (0, len(ONE))


def test_drafts_with_blanks_and_other_titles() -> None:
    first = ONE.replace("від 14 лютого 2024 року   № 5", "від ________ № ____")
    second = TWO.replace("від 14 лютого 2024 року   № 6", "від ________ № ____")
    assert acts_in(first + second) == (0, len(first))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Про щось",
        ONE,
        ONE + ONE,
        "Рішення № 5 від 14.02.2024 Про благоустрій\nГоловна » Рішення\n" + ONE,
        "РІШЕННЯ № 5\nПро благоустрій\n14.02.2024\n\n" + ONE,
        ONE
        + "Додаток\nдо рішення міської ради\nвід 15.02.2024 № 6\nПОЛОЖЕННЯ\nПро ярмарки\n1. Так.\n",
        ONE + "ЗАТВЕРДЖЕНО\nРішення міської ради\nвід 15.02.2024 № 6\nПОЛОЖЕННЯ\n1. Так.\n",
        ONE + "Пояснювальна записка\nдо проєкту рішення\nПро бюджет громади\n1. Мета.\n",
        ONE + "ПОРЯДОК ДЕННИЙ\n1. Про бюджет.\n2. Про сквер.\nРішення № 6\n",
        ONE + "Додаток\nЗразок\n" + TWO.replace("від 14 лютого 2024 року   № 6", "від ____ № ____"),
        MINUTES
        + "РІШЕННЯ № 5\nПро бюджет\n2. Про сквер.\nВИРІШИЛИ:\nРІШЕННЯ № 6\nПро сквер\nГолова",
        ONE.replace("Затвердити", "Визнати чинним\nРішення міської ради від 15.02.2020 № 9\n"),
        ONE
        + "ПРОТОКОЛ\nпоіменного голосування\nвід 14.02.2024 № 8\nПро благоустрій\n1. Липко – за",
    ],
)
def test_one_act(text: str) -> None:
    assert acts_in(text) == (0,)


def test_a_decision_after_signed_minutes() -> None:
    minutes = "ПРОТОКОЛ № 3\nвід 14.02.2024\nСЛУХАЛИ:\n1. Про бюджет.\nВИРІШИЛИ: схвалити.\n\n"
    minutes += "Головуючий   Іван ЛИПКО\n\n"
    assert acts_in(minutes + ONE) == (0, len(minutes))
    assert acts_in(minutes.replace("Головуючий   Іван ЛИПКО", "") + ONE) == (0,)


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "РІШЕННЯ ",
            "\nРІШЕННЯ\n",
            "Р І Ш Е Н Н Я ",
            "Р ",
            "Р",
            "\n",
            " ",
            "\nР І Ш Е Н Н Я № 5\n",
        ),
        *(
            "Р      ",
            "РІ",
            "\nРІШЕННЯ № 5\nПро сквер\nвирішила:\n1. Так.\n",
            "\nРІШЕННЯ\nПро\n1.\n",
        ),
        ONE,
    ],
)
def test_nasty_texts_are_read_in_linear_time(piece: str) -> None:
    text = piece * (5_000_000 // len(piece))
    began = time.process_time()
    acts_in(text)
    assert time.process_time() - began < 5


@given(
    st.lists(st.sampled_from([*ONE.splitlines(), *TWO.splitlines(), "Додаток", ""]), max_size=60)
)
def test_begins_are_lines_in_order(lines: list[str]) -> None:
    text = "\n".join(lines)
    starts = acts_in(text)
    assert starts[0] == 0
    assert list(starts) == sorted(set(starts))
    assert all(text[start - 1] == "\n" for start in starts[1:])
