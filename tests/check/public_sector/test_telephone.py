from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from public_sector_hands import ODD, codes, column, layout, look

from opendata.check.public_sector.telephone import as_telephone, is_telephone, rule

KNOWN = layout(column("telephone", "phone"))


@pytest.mark.parametrize(
    "cell", ["+380441234567", "380441234567", 380441234567, "+380441234567, +380671234567", None]
)
def test_the_recommended_form(cell: object) -> None:
    assert look(rule(KNOWN), KNOWN, [cell]) == []


@pytest.mark.parametrize(
    "cell", ["0441234567", "+380 44 123-45-67", "(044) 123 45 67", "102", "тел.", "+38044123456"]
)
def test_other_forms(cell: str) -> None:
    assert codes(look(rule(KNOWN), KNOWN, [cell])) == ["telephone-form"]


def test_each_of_several_numbers_is_looked_at() -> None:
    row = ["+380441234567; 0441234567, 102"]
    assert codes(look(rule(KNOWN), KNOWN, row)) == ["telephone-form"] * 2


@given(
    st.from_regex(r"(\+?38)?[ (]?0[0-9]{2}[)]? ?[0-9]{3}[- ]?[0-9]{2}[-–]?[0-9]{2}", fullmatch=True)
)
def test_a_mended_number_is_right_and_keeps_its_digits(text: str) -> None:
    mended = as_telephone(text)
    assert mended is not None
    assert is_telephone(mended)
    assert mended.endswith("".join(ch for ch in text if ch in "0123456789")[-10:])


@pytest.mark.parametrize("text", ["102", "12-34-56", "+48 22 123 45 67", "044 123 45 67 89"])
def test_what_cannot_be_mended(text: str) -> None:
    assert as_telephone(text) is None


def test_the_schema_tells_the_form_where_it_has_a_rule_for_it() -> None:
    assert rule(layout(column("phone", "phone", constraints={"pattern": "x"}))) is None


def test_odd_cells() -> None:
    assert set(codes(look(rule(KNOWN), KNOWN, *([c] for c in ODD)))) == {"telephone-form"}
