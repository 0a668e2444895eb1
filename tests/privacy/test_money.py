from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from privacy_numbers import card, iban

from opendata.privacy.finding import Kind
from opendata.privacy.money import is_iban, luhn
from opendata.privacy.screen import screen

OWN = iban("305299", "26200123456789")
BUDGET = iban("899998", "31414504000001")


def kinds(text: str) -> set[Kind]:
    found = screen(text, date(2026, 11, 23))
    return {one.kind for one in found} & {Kind.IBAN, Kind.CARD}


def spaced(number: str) -> str:
    return " ".join(number[at : at + 4] for at in range(0, len(number), 4))


@pytest.mark.parametrize(
    "text",
    [
        f"перерахувати на рахунок {OWN}",
        f"Бойку І. П. на рахунок {spaced(OWN)}",
        f"рахунок {OWN[:-1]}{(int(OWN[-1]) + 1) % 10} Бойка Івана Петровича",
        f"р/р {OWN.replace('U', 'У').replace('A', 'А')}",
    ],
)
def test_accounts_of_people(text: str) -> None:
    assert kinds(text) == {Kind.IBAN}


@pytest.mark.parametrize(
    "text",
    [
        f"рахунок {BUDGET} в Казначействі",
        f"КП «Водоканал», ЄДРПОУ 99000005, рахунок {OWN}",
        f"UA{'1' * 17} – код КАТОТТГ",
    ],
)
def test_accounts_of_organisations(text: str) -> None:
    assert kinds(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        f"на картку {card('414943901234567')}",
        spaced(card("537541901234567")),
        "картковий рахунок 4149 4390 1234 5678",
    ],
)
def test_cards(text: str) -> None:
    assert kinds(text) == {Kind.CARD}


@pytest.mark.parametrize(
    "text",
    [
        "картка 4149 **** **** 5678",
        "реєстраційний № 1234567812345678",
        "1111 2222 3333 4445",
        f"№ {card('414943901234567')}",
        "0113242 0213172 0213160 0617321",
    ],
)
def test_other_long_numbers(text: str) -> None:
    assert kinds(text) == set()


@given(st.integers(0, 10**19 - 1))
def test_check_digits(account: int) -> None:
    number = iban("305299", str(account))
    assert is_iban(number[2:])
    changed = number[2:-1] + str((int(number[-1]) + 1) % 10)
    assert not is_iban(changed)


@given(st.text(alphabet="0123456789", min_size=15, max_size=15))
def test_luhn(first: str) -> None:
    number = card(first)
    assert luhn(number)
    assert not luhn(number[:-1] + str((int(number[-1]) + 1) % 10))


@pytest.mark.parametrize(
    "word",
    [
        *(
            "картка",
            "карткою",
            "картковий рахунок",
            "карту",
            "карта",
            "картці",
            "Visa",
            "Mastercard",
        ),
        *("ПриватБанк", "монобанк", "mono", "карточка"),
    ],
)
def test_a_word_for_a_card_needs_no_check_digit(word: str) -> None:
    assert kinds(f"{word} 4149 4999 1234 5670") == {Kind.CARD}


@pytest.mark.parametrize(
    "paper",
    [
        *(
            "інвентарна картка",
            "дисконтна картка",
            "паливна картка",
            "облікова картка",
            "картка обліку",
        ),
        *("медична картка", "реєстраційна картка", "картка обстеження", "бонусна картка"),
    ],
)
def test_cards_of_registers(paper: str) -> None:
    assert kinds(f"{paper} № 4149 4999 1234 5670") == set()


@pytest.mark.parametrize("mark", ["", " ", "-", "  "])
def test_the_check_digit_of_a_card_needs_no_word(mark: str) -> None:
    digits = card("414949991234567")
    written = mark.join(digits[at : at + 4] for at in range(0, 16, 4))
    assert kinds(f"Заєць {written}") == {Kind.CARD}
    assert kinds(f"накладна №{written}") == set()


@pytest.mark.parametrize(
    "firm", ["ТОВ «Лан»", "КП «Дім»", "КНП «Лікарня»", "ОСББ «Січ»", "фонд", "товариство"]
)
def test_enterprises_and_their_accounts(firm: str) -> None:
    assert kinds(f"{firm}, рахунок {iban('305299', '26007000012345')}") == set()


@pytest.mark.parametrize(
    "who",
    [
        "ФОП Гук І. П., рахунок ",
        "підприємець Гук І. П., рахунок ",
        "підприємцем Гуком І. П. за рахунком ",
    ],
)
def test_entrepreneurs_have_accounts_like_enterprises(who: str) -> None:
    assert kinds(f"{who}{iban('305299', '26007000012345')}") == {Kind.IBAN}


@pytest.mark.parametrize(
    "before", ["", "АТ КБ «ПриватБанк», МФО 305299, рахунок ", "Отримувач коштів: ", "р/р "]
)
def test_the_account_tells_that_a_person_has_it(before: str) -> None:
    assert kinds(f"{before}{iban('305299', '26207000012345')}") == {Kind.IBAN}


def test_the_details_of_an_entrepreneur_take_several_lines() -> None:
    account = iban("300335", "26003712490000")
    details = "адреса: м. Яснозір, вул. Садова, буд. 7\nр/р " + account
    assert kinds(f"ФОП Гук Едуард Валентинович\n{details}") == {Kind.IBAN}
    assert kinds(f"ТОВ «Світло»\n{details}") == set()


def test_an_account_of_a_credit_union_is_no_persons() -> None:
    assert kinds(f"Рах. {iban('351005', '26507418867709')}.") == set()


@pytest.mark.parametrize(
    "before",
    [
        "картка паливна «Шлях» № ",
        "проїзна картка ",
        "дисконтна картка ",
        "картка на пальне ",
        "Ідентифікатор об’єкта в ЄДЕССБ: 01:",
        "Особовий рахунок (ліцей № 2): ",
    ],
)
def test_cards_and_numbers_that_nobody_pays_with(before: str) -> None:
    assert kinds(before + card("426418264233658")) == set()


def test_an_account_that_a_line_breaks() -> None:
    assert kinds(f"Гуку Климентію на рахунок {OWN[:17]}\n{OWN[17:]}.") == {Kind.IBAN}
