from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from public_sector_hands import ODD, TODAY, codes, column, layout, look, tax_number

from opendata.check.public_sector.taxpayer import is_tax_number, masked, rule

SOME = tax_number()
OLD = tax_number(date(1925, 6, 1))  # begins with zero, as telephones do
BIRTHDAYS = st.dates(date(1917, 1, 1), TODAY)
SERIALS = st.integers(1, 9999).map("{:04d}".format)


def found(text: object, **given: Any) -> list[str]:
    known = layout(column(given.pop("name", "note"), **given), primaryKey="uid")
    return codes(look(rule(known, TODAY), known, [text]))


@given(BIRTHDAYS, SERIALS)
def test_the_number_of_anybody_alive(born: date, serial: str) -> None:
    assert is_tax_number(tax_number(born, serial), TODAY)


@given(BIRTHDAYS, SERIALS, st.integers(1, 9))
def test_another_check_digit_is_no_number(born: date, serial: str, step: int) -> None:
    number = tax_number(born, serial)
    assert not is_tax_number(number[:9] + str((int(number[9]) + step) % 10), TODAY)


def test_nobody_is_born_tomorrow_or_in_the_first_years_of_the_count() -> None:
    assert is_tax_number(tax_number(TODAY), TODAY)
    assert not is_tax_number(tax_number(TODAY + timedelta(days=1)), TODAY)
    assert not is_tax_number(tax_number(date(1901, 1, 1)), TODAY)


@pytest.mark.parametrize(
    "text",
    [
        SOME,
        int(SOME),
        f"ФОП Ковальчук, {SOME}",
        f"({SOME})",
        f"Ковальчук {SOME}; Мельник {SOME}",
        f"РНОКПП {OLD}",
        f"ІПН:{SOME}",
        f"ідентифікаційний номер {OLD}",
        f"реєстраційний номер облікової картки платника податків № {SOME}",
    ],
)
def test_a_number_in_a_text(text: object) -> None:
    assert found(text) == ["rnokpp-present"]


@pytest.mark.parametrize(
    "text",
    [
        "0671234567",
        f"+38{OLD}",
        OLD,
        f"{SOME}1",
        f"1{SOME}",
        f"{SOME}:01:012:0123",
        f"UA-{SOME}-a",
        f"{SOME}-7",
        f"договір № {SOME}",
        f"https://example.gov.ua/?id={SOME}",
        f"https://example.gov.ua/files/{SOME}",
        f"{SOME}.pdf",
        f"на {SOME} грн",
        "2050100000",
        "",
        None,
    ],
)
def test_other_numbers_of_ten_digits(text: str | None) -> None:
    assert found(text) == []


@pytest.mark.parametrize("content", ["edrpou", "person-code"])
def test_where_codes_of_parties_stand_any_number_counts(content: str) -> None:
    assert found(OLD, content=content) == ["rnokpp-present"]
    assert found("00032945", content=content) == []


@pytest.mark.parametrize(
    "given",
    [
        {"content": "phone"},
        {"content": "cadastral"},
        {"content": "budgetcode"},
        {"content": "filename"},
        {"kind": "number"},
        {"kind": "integer"},
        {"name": "uid"},
        {"name": "registrationNumber"},
        {"name": "ocid"},
        {"name": "budgetCode"},
    ],
)
def test_columns_whose_digits_are_something_else(given: dict[str, str]) -> None:
    assert found(SOME, **given) == []
    assert found(f"РНОКПП {SOME}", **given) == ["rnokpp-present"]


def test_one_finding_for_a_cell_and_the_number_is_never_shown() -> None:
    known = layout(column("note", title="Примітка"))
    (finding,) = look(rule(known, TODAY), known, [f"{SOME}, {OLD}"])
    assert SOME not in repr(finding)
    assert OLD not in repr(finding)
    assert finding.problem.found == f"{'•' * 8}{SOME[-2:]}, {'•' * 8}{OLD[-2:]}"


@given(st.text(st.sampled_from("0123456789 ,a•"), max_size=60), BIRTHDAYS)
def test_a_masked_text_holds_no_number_and_keeps_its_length(text: str, born: date) -> None:
    whole = f"{text} {tax_number(born)}"
    hidden = masked(whole, TODAY)
    assert tax_number(born) not in hidden
    assert len(hidden) == len(whole)
    assert masked(hidden, TODAY) == hidden


def test_a_long_text_is_read_in_one_pass() -> None:
    known = layout(column("note"))
    text = f"{SOME[:9]}0x " * 100_000 + SOME
    assert codes(look(rule(known, TODAY), known, [text])) == ["rnokpp-present"]


def test_odd_cells() -> None:
    assert [found(cell) for cell in ODD] == [[] for _ in ODD]
