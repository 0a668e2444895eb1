from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from public_sector_hands import ODD, codes, column, layout, look

from opendata.check.public_sector.katottg import Level, level, rule
from opendata.check.public_sector.regions import REGIONS
from opendata.messages import say

PLAIN = layout(column("CATUTTC", "katottg"))
ADDRESS = layout(column("CATUTTC", "katottg"), column("addressPostName"))


@pytest.mark.parametrize(
    ("code", "depth"),
    [
        ("UA53000000000012345", Level.REGION),
        ("UA53060000000012345", Level.RAION),
        ("UA53060150000012345", Level.HROMADA),
        ("UA53060150010012345", Level.SETTLEMENT),
        ("UA53060150010112345", Level.DISTRICT),
        ("UA80000000000012345", Level.SETTLEMENT),  # Kyiv is a region and a settlement
        ("UA80000000000112345", Level.DISTRICT),
        ("UA32000000010012345", Level.SETTLEMENT),  # the exclusion zone
        ("UA53000000010012345", None),  # no other settlement is without a raion
        ("UA53000150000012345", None),
        ("UA53060000010012345", None),
        ("UA53060150000112345", None),
        ("UA99060150010012345", None),  # no such region
        ("UA5306015001001234", None),
        ("UA530601500100123456", None),
        ("ua53060150010012345", None),
        ("UА53060150010012345", None),  # the second letter is Cyrillic
        ("UA5306015001001234٥", None),
    ],
)
def test_how_deep_a_code_goes(code: str, depth: Level | None) -> None:
    assert level(code) is depth


PARTS = st.tuples(
    st.sampled_from(sorted(REGIONS)),
    st.integers(1, 99),
    st.integers(1, 999),
    st.integers(1, 999),
    st.integers(1, 99),
    st.integers(0, 99999),
)


@given(PARTS, st.sampled_from(Level))
def test_a_code_built_to_a_level_goes_that_deep(
    parts: tuple[str, int, int, int, int, int], depth: Level
) -> None:
    region, raion, hromada, settlement, district, own = parts
    shown = [
        n if depth >= at else 0 for at, n in enumerate((raion, hromada, settlement, district), 2)
    ]
    code = f"UA{region}{shown[0]:02d}{shown[1]:03d}{shown[2]:03d}{shown[3]:02d}{own:05d}"
    city = region in ("80", "85") and depth is Level.REGION
    assert level(code) is (Level.SETTLEMENT if city else depth)


def test_a_code_that_cannot_be() -> None:
    rows = [["UA99060150010012345"], ["53060150010012345"], ["UA53060000010012345"]]
    assert codes(look(rule(PLAIN), PLAIN, *rows)) == ["katottg-form"] * 3


def test_the_remedy_is_the_code_without_the_slip() -> None:
    (finding,) = look(rule(PLAIN), PLAIN, ["UА 53060150010012345"])
    assert finding.problem.remedy is not None
    assert "UA53060150010012345" in say(finding.problem.remedy, "uk")


def test_the_schema_tells_the_form_where_it_has_a_rule_for_it() -> None:
    known = layout(column("CATUTTC", "katottg", constraints={"pattern": "UA[0-9]{17}"}))
    assert codes(look(rule(known), known, ["Київ"])) == []
    assert codes(look(rule(known), known, ["UA99060150010012345"])) == ["katottg-form"]


@pytest.mark.parametrize(
    "code", ["UA53000000000012345", "UA53060000000012345", "UA53060150000012345"]
)
def test_an_address_wants_the_code_of_its_settlement(code: str) -> None:
    assert codes(look(rule(ADDRESS), ADDRESS, [code, "Лугове"])) == ["katottg-level"]
    assert codes(look(rule(ADDRESS), ADDRESS, [code, None])) == []
    assert codes(look(rule(PLAIN), PLAIN, [code])) == []


def test_the_settlement_its_district_and_a_city_of_special_status_are_deep_enough() -> None:
    rows = [
        ["UA53060150010012345", "Лугове"],
        ["UA53060150010112345", "Лугове"],
        ["UA80000000000012345", "Київ"],
    ]
    assert look(rule(ADDRESS), ADDRESS, *rows) == []


def test_odd_cells() -> None:
    assert set(codes(look(rule(ADDRESS), ADDRESS, *([c, c] for c in ODD)))) == {"katottg-form"}
