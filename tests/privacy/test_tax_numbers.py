from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from privacy_numbers import tax_number

from opendata.privacy.finding import Found, Kind
from opendata.privacy.screen import screen
from opendata.privacy.tax_numbers import is_tax_number

TODAY = date(2026, 11, 23)
GOOD = tax_number(31_234)


def numbers(text: str) -> list[Found]:
    return [one for one in screen(text, TODAY) if one.kind in {Kind.TAX_NUMBER, Kind.UNZR}]


@pytest.mark.parametrize(
    "text",
    [
        f"громадянину Бойку Івану Петровичу, РНОКПП {GOOD}, надати",
        f"реєстраційний номер облікової картки платника податків {GOOD}",
        f"(ідентифікаційний номер {GOOD[:4]} {GOOD[4:]})",
        f"ІПН: {GOOD[:3]}\u00a0{GOOD[3:6]}-{GOOD[6:]}",
        f"Бойко О. І., {GOOD}, мешканець",
        f"РНОКПП {GOOD[:5]}\u00ad{GOOD[5:]}",
        "РНОКПП 3123412340 з помилкою в останній цифрі",
        f"код {GOOD[:1]}\u200b{GOOD[1:]} платника податків {GOOD}",
    ],
)
def test_tax_numbers_are_found(text: str) -> None:
    found = numbers(text)
    assert found
    digits = "".join(sign for sign in found[0].text if sign.isdigit())
    assert len(digits) == 10
    assert text[found[0].start : found[0].end] == found[0].text


@pytest.mark.parametrize(
    "text",
    [
        "код ЄДРПОУ 99000005",
        f"рішення № {GOOD} від 12.03.2020",
        f"кадастровий номер 3222486200:03:004:{GOOD}",
        f"на суму {GOOD} грн",
        f"код бюджету {GOOD}",
        f"https://example.gov.ua/{GOOD}.pdf",
        "телефон 0332777901",
        f"КОАТУУ {GOOD}",
        f"реєстраційний номер об’єкта нерухомого майна {GOOD}",
        "12345678901234567890",
    ],
)
def test_other_numbers_are_not(text: str) -> None:
    assert numbers(text) == []


@pytest.mark.parametrize("text", ["УНЗР 19850101-12345", "запис 19850101 - 12345 у паспорті"])
def test_numbers_of_the_demographic_register(text: str) -> None:
    assert [one.kind for one in numbers(text)] == [Kind.UNZR]


@pytest.mark.parametrize("text", ["№ 20240315-00012", "19851301-12345", "2024-03-15-12345"])
def test_what_only_looks_like_one(text: str) -> None:
    assert numbers(text) == []


@given(days=st.integers(7_000, 46_000), serial=st.integers(1, 999), sex=st.integers(0, 9))
def test_every_tax_number_after_its_name_is_found(days: int, serial: int, sex: int) -> None:
    number = tax_number(days, f"{serial:03d}", sex)
    assert is_tax_number(number, TODAY)
    (found,) = numbers(f"Заявник, РНОКПП {number}.")
    assert found.text == number
    assert number not in found.masked


@given(st.text(alphabet="0123456789", min_size=10, max_size=10))
def test_the_check_agrees_with_another_library(digits: str) -> None:
    from stdnum.ua import rntrc

    if is_tax_number(digits, TODAY):
        assert rntrc.is_valid(digits)
