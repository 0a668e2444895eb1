from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from privacy_numbers import card, iban, tax_number

from opendata.privacy.finding import Grade, Kind
from opendata.privacy.screen import screen

TODAY = date(2026, 11, 23)
UNSEEN = st.sampled_from(["", "\u00ad", "\u200b", "\u2060", "\ufeff"])
BLANK = st.sampled_from([" ", "\u00a0", "\u2009", "\u202f", "  "])
LOOK_ALIKE = str.maketrans("АВЕІКМНОРСТХ", "ABEIKMHOPCTX")
BEFORE = st.sampled_from(
    [
        "",
        "1. Надати допомогу Бойку Івану Петровичу, ",
        "Рішення від 12.03.2021 № 45-7/VIII, код ЄДРПОУ 99000005;\n",
        "Відповідно до статті 34 Закону України\nсума 12 345,67 грн, ",
        "| 1 | Бойко І. П. | ",
        "3222486200:03:004:0123, площа 0,1000 га, ",
    ]
)
AFTER = st.sampled_from(["", ".", ", згідно із заявою.", "\n2. Контроль покласти.", " | 1000 |"])
DAYS = st.integers(12_000, 39_000)


def found(text: str, kind: Kind) -> list[str]:
    return [
        "".join(sign for sign in one.text if sign.isalnum())
        for one in screen(text, TODAY)
        if one.kind is kind and one.grade is Grade.BLOCK
    ]


def spread(number: str, blank: str, unseen: str, *sizes: int) -> str:
    """The number in groups, with something that has no width in the first of them."""
    parts, at = [], 0
    for size in sizes:
        parts.append(number[at : at + size])
        at += size
    parts[0] = parts[0][:1] + unseen + parts[0][1:]
    return blank.join(parts)


@given(DAYS, st.integers(1, 999), BEFORE, AFTER, BLANK, UNSEEN, st.integers(0, 2))
def test_a_tax_number_after_its_word(
    days: int, serial: int, before: str, after: str, blank: str, unseen: str, form: int
) -> None:
    number = tax_number(days, f"{serial:03d}")
    sizes = ((10,), (4, 3, 3), (3, 3, 2, 2))[form]
    word = ("РНОКПП", "реєстраційний номер облікової картки платника податків", "ІПН:")[form]
    shown = spread(number, blank if len(blank) == 1 else " ", unseen, *sizes)
    assert number in found(f"{before}{word}{blank}{shown}{after}", Kind.TAX_NUMBER)


@given(DAYS, AFTER, UNSEEN)
def test_a_tax_number_beside_a_name(days: int, after: str, unseen: str) -> None:
    number = tax_number(days)
    text = f"Ткаченко Ользі Іванівні ({number[:5]}{unseen}{number[5:]}){after}"
    assert number in found(text, Kind.TAX_NUMBER)


@given(st.integers(1, 999_999), BEFORE, AFTER, BLANK, UNSEEN, st.booleans(), st.booleans())
def test_a_passport(
    serial: int, before: str, after: str, blank: str, unseen: str, latin: bool, sign: bool
) -> None:
    series = "СМ".translate(LOOK_ALIKE) if latin else "СМ"
    number = f"{serial:06d}"
    text = f"{before}паспорт{blank}серії {series}{unseen}{' № ' if sign else ' '}{number}{after}"
    assert f"{series}{number}" in [one.replace("№", "") for one in found(text, Kind.PASSPORT)]


@given(st.integers(1, 999_999_999), BEFORE, AFTER, UNSEEN)
def test_an_id_card(serial: int, before: str, after: str, unseen: str) -> None:
    number = f"{serial:09d}"
    text = f"{before}паспорт у формі картки № {number[:4]}{unseen}{number[4:]}{after}"
    assert number in found(text, Kind.ID_CARD)


@given(st.integers(0, 10**9), AFTER, BLANK, UNSEEN)
def test_the_account_of_a_person(account: int, after: str, blank: str, unseen: str) -> None:
    number = iban("305299", f"2620{account:010d}")
    blank = blank if len(blank) == 1 else " "
    shown = spread(number, blank, unseen, 4, 4, 4, 4, 4, 4, 4, 1)
    assert number in found(f"Ткаченко Ользі Іванівні на рахунок {shown}{after}", Kind.IBAN)


@given(st.integers(0, 10**10), BEFORE, AFTER, BLANK, UNSEEN)
def test_a_card(account: int, before: str, after: str, blank: str, unseen: str) -> None:
    number = card(f"4149{account:011d}")
    blank = blank if len(blank) == 1 else "-"
    shown = spread(number, blank, unseen, 4, 4, 4, 4)
    assert number in found(f"{before}на картку {shown}{after}", Kind.CARD)


@given(st.dates(date(1930, 1, 1), date(2015, 1, 1)), st.integers(0, 99_999), BEFORE, AFTER)
def test_a_number_of_the_demographic_register(
    born: date, serial: int, before: str, after: str
) -> None:
    number = f"{born:%Y%m%d}{serial:05d}"
    text = f"{before}УНЗР {number[:8]}-{number[8:]}{after}"
    assert number in found(text, Kind.UNZR)


@given(st.integers(0, 9_999_999), st.integers(1, 99), st.integers(1, 99), UNSEEN)
def test_a_telephone_and_a_home(phone: int, house: int, flat: int, unseen: str) -> None:
    text = (
        f"Ткаченко Ольга Іванівна, проживає: вул. Са{unseen}дова, буд. {house}, кв. {flat}, "
        f"тел. 067{unseen} {phone:07d}"
    )
    assert found(text, Kind.PHONE)
    assert found(text, Kind.HOME_ADDRESS)


HARMLESS = [
    "код ЄДРПОУ {0:08d}",
    "рішення № {0} від 12.03.2021",
    "на суму {0} грн",
    "на суму {0},00 гривень",
    "кадастровий номер 3222486200:03:004:{0:04d}",
    "КПКВК {0:07d}",
    "інвентарний № {0}",
    "бюджет {0} тис. грн",
    "тендер UA-2021-03-12-{0:06d}-a",
]


@pytest.mark.parametrize("form", HARMLESS)
@given(st.integers(1, 9_999_999_999), BLANK, AFTER)
def test_codes_decisions_and_sums_never_block(
    form: str, number: int, blank: str, after: str
) -> None:
    limit = 10 ** (8 if "08d" in form else 4 if "04d" in form else 7 if "07d" in form else 10)
    text = f"Розглянувши подання,{blank}{form.format(number % limit)}{after}"
    assert [one.text for one in screen(text, TODAY) if one.grade is Grade.BLOCK] == []
