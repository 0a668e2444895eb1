from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from public_sector_hands import ODD, codes, column, layout, look

from opendata.check.public_sector.postcode import is_postal_code, rule
from opendata.messages import say

PLAIN = layout(column("addressPostCode", "postcode"))
ADDRESS = layout(
    column("addressPostCode", "postcode"),
    column("CATUTTC", "katottg"),
    column("addressAdminUnitL2"),
)
POLTAVA = "UA53060150010012345"


@given(st.integers(-5, 200_000))
def test_what_a_postal_code_is(number: int) -> None:
    assert is_postal_code(f"{number:05d}") == (1001 <= number <= 99_999)


@pytest.mark.parametrize("cell", ["1001", "00999", "010011", "О1001", "36 000", 4001, "б/н"])
def test_what_is_none(cell: object) -> None:
    assert codes(look(rule(PLAIN), PLAIN, [cell])) == ["postal-code"]


def test_a_lost_zero_is_given_back() -> None:
    (finding,) = look(rule(PLAIN), PLAIN, [4001])
    assert finding.problem.remedy is not None
    assert "04001" in say(finding.problem.remedy, "uk")


def test_the_schema_tells_the_form_where_it_has_a_rule_for_it() -> None:
    known = layout(column("addressPostCode", "postcode", constraints={"pattern": "[0-9]{5}"}))
    assert codes(look(rule(known), known, ["1001"])) == []
    assert codes(look(rule(known), known, ["00999"])) == ["postal-code"]


@pytest.mark.parametrize(
    ("post", "katottg", "region"),
    [
        ("36000", POLTAVA, "Полтавська область"),
        ("36000", None, "Полтавська"),
        ("36000", POLTAVA, None),
        ("79000", None, None),
        ("79000", POLTAVA, "Львівська"),  # the address check tells that the two disagree
        ("01001", None, "Київська область"),  # offices of the land stand in its city
        ("79000", None, "Наддніпрянщина"),
    ],
)
def test_a_code_in_the_region_of_the_address(
    post: str, katottg: str | None, region: str | None
) -> None:
    assert look(rule(ADDRESS), ADDRESS, [post, katottg, region]) == []


@pytest.mark.parametrize(
    ("katottg", "region"), [(POLTAVA, "Полтавська"), (None, "Полтавська"), (POLTAVA, None)]
)
def test_a_code_of_another_region(katottg: str | None, region: str | None) -> None:
    found = look(rule(ADDRESS), ADDRESS, ["79000", katottg, region])
    assert codes(found) == ["postal-code-region"]


def test_odd_cells() -> None:
    found = look(rule(ADDRESS), ADDRESS, *([c] * 3 for c in ODD))
    assert set(codes(found)) == {"postal-code"}
