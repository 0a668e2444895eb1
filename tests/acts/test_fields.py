"""Number and date: which place in the document has the say."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from opendata.acts.act import Act
from opendata.acts.recognise import recognise
from tests.acts.header_grammar import Header, headers

TOP = "ЯСНОЗІРСЬКА МІСЬКА РАДА\nРІШЕННЯ\n"
TEXT = (
    "Про благоустрій міста\nНа виконання рішення міської ради від 01.02.2003 № 99, міська рада\n"
    "ВИРІШИЛА:\n1. Прибрати місто.\n"
)
SIGNED = "Міський голова                 Остап КАЛИНА\n"


def told(act: Act) -> tuple[str | None, str | None, str, str]:
    number, date = act.number, act.date
    return (
        number.value if number else None,
        date.value if date else None,
        number.rule if number else "",
        date.rule if date else "",
    )


@pytest.mark.parametrize(
    ("text", "number", "date", "rule"),
    [
        (f"{TOP}від 14.02.2024 № 48\n{TEXT}", "48", "2024-02-14", "own-line"),
        (f"МІСЬКА РАДА\nРІШЕННЯ № 48 від 14.02.2024\n{TEXT}", "48", "2024-02-14", "in-heading"),
        (f"{TOP}{TEXT}{SIGNED}м. Ясне\n14 лютого 2024 року\n№ 48\n", "48", "2024-02-14", "at-foot"),
        (
            ("Рішення міської ради від 14.02.2024 № 48 «Про благоустрій міста»\n"
            "На підставі статті 26 міська рада\nВИРІШИЛА:\n1. Прибрати.\n"),
            "48", "2024-02-14", "in-caption",
        ),
        (
            ("Рішення міської ради «Про благоустрій міста»\nТип документу: Рішення\n"
            "Дата: 14.02.2024\n"
            "Номер документу: 48\nНа підставі статті 26 міська рада\nВИРІШИЛА:\n1. Прибрати.\n"),
            "48", "2024-02-14", "in-card",
        ),
    ],
)  # fmt: skip
def test_where_requisites_stand(text: str, number: str, date: str, rule: str) -> None:
    assert told(recognise(text, "")) == (number, date, rule, rule)


def test_a_blank_by_the_heading_is_not_filled_from_elsewhere() -> None:
    act = recognise(f"{TOP}від ______ № ____\n{TEXT}{SIGNED}14.02.2024 № 48\n", "")
    assert act.number is None
    assert act.date is None
    assert act.kind is not None
    assert act.kind.value == "проєкт рішення"


def test_the_date_of_a_card_without_a_number_is_that_of_the_page() -> None:
    text = f"Дата: 14.02.2024\nКатегорія: Рішення\nЯСНОЗІРСЬКА МІСЬКА РАДА\nРІШЕННЯ\n{TEXT}"
    assert recognise(text, "").date is None


def test_two_values_make_both_doubtful() -> None:
    act = recognise(f"{TOP}№ 48\nвід 14.02.2024 № 49\n{TEXT}", "")
    assert act.number is not None
    assert act.sure("number") is None
    assert ("act-disputed", "48, 49") in [(one.code, one.found) for one in act.remarks]
    assert act.sure("date") == "2024-02-14"


@pytest.mark.parametrize(
    "blank",
    [
        "від ____ № ____", "від «___» _______ 2024 року № ___", "від         2024 р. №",
        "00.00.2024 № 00", "№ 8/____ від ____", "від ..... 2024 №...", "від … № …",
        "від «  » _____ 2024 №     -39/VII", "від xx.xx.2024 № xxx", "__.__.2024 № __",
        "від        лютого 2024 № __",
    ],
)  # fmt: skip
def test_blanks_are_no_values(blank: str) -> None:
    act = recognise(f"{TOP}{blank}\n{TEXT}", "")
    assert act.number is None
    assert act.date is None
    assert act.is_draft is not None
    assert act.is_draft.value


def test_the_number_of_an_annex_is_not_that_of_its_act() -> None:
    act = recognise("Додаток № 3\nдо рішення міської ради\n14.02.2024 № 9\nСКЛАД\nкомісії\n", "")
    assert act.kind is not None
    assert act.kind.value == "додаток"
    assert act.number is not None
    assert act.number.value == "9"


@settings(max_examples=150, deadline=None)
@given(headers())
def test_every_mixture_of_spellings_is_read(header: Header) -> None:
    act = recognise(header.text, "")
    read = {
        name: reading.value if reading is not None else None
        for name, reading in act.readings().items()
        if name in header.truth
    }
    assert read == header.truth
