from __future__ import annotations

import pytest
from public_sector_hands import ODD, codes, column, layout, look

from opendata.check.public_sector.address import blocks, rule
from opendata.messages import say

KNOWN = layout(
    column("CATUTTC", "katottg"),
    column("addressAdminUnitL1"),
    column("addressAdminUnitL2"),
    column("addressPostName"),
    column("addressThoroughfare"),
)
GOOD = ["UA53060150010012345", "Україна", "Полтавська область", "Лугове", "вул. Садова"]


def found(**changed: object) -> list[str]:
    names = ("code", "country", "region", "town", "street")
    row = [changed.get(name, cell) for name, cell in zip(names, GOOD, strict=True)]
    return codes(look(rule(KNOWN), KNOWN, row))


def test_an_address_of_one_place() -> None:
    assert found() == []


@pytest.mark.parametrize(
    "changed",
    [
        {"country": "Украина"},
        {"country": "UA"},
        {"region": "Київська область"},
        {"code": "UA80000000000012345"},
        {"region": None},
        {"town": "м. Лугове"},
        {"town": "с.Лугове"},
        {"town": "смт Лугове"},
        {"town": "Село Лугове"},
    ],
)
def test_an_address_that_disagrees_with_itself(changed: dict[str, object]) -> None:
    assert found(**changed) == ["address-inconsistent"]


@pytest.mark.parametrize(
    "changed",
    [
        {"country": None},
        {"region": "Полтавська"},
        {"region": "Наддніпрянщина"},  # an unknown name is not a wrong one
        {"code": None},
        {"code": "UA99"},
        {"region": None, "street": None},
        {"town": "Селище"},  # there are villages of that name
        {"town": "Мала Перещепина"},
        {"town": "Старе Місто"},
    ],
)
def test_what_is_not_certain_is_not_told(changed: dict[str, object]) -> None:
    assert found(**changed) == []


def test_both_regions_are_named() -> None:
    (finding,) = look(rule(KNOWN), KNOWN, [GOOD[0], "Україна", "Львівська", "Лугове", None])
    text = say(finding.problem.what, "uk")
    assert "Львівська область" in text
    assert "Полтавська область" in text


def test_two_addresses_in_one_table() -> None:
    known = layout(
        *(
            column(f"{prefix}{name}")
            for prefix in ("capture", "release")
            for name in ("CATUTTC", "AddressAdminUnitL2")
        )
    )
    assert len(blocks(known)) == 2
    row = ["UA53060150010012345", "Полтавська", "UA46060150010012345", "Полтавська"]
    (finding,) = look(rule(known), known, row)
    assert finding.problem.place.field == "releaseAddressAdminUnitL2"


def test_the_older_names_are_the_same_parts() -> None:
    (block,) = blocks(layout(column("address_admin_unit_l2"), column("address_post_name")))
    assert block.region is not None
    assert block.post_name is not None


def test_a_lone_country_may_be_a_code() -> None:
    assert rule(layout(column("implementerAddressAdminUnitL1"))) is None


def test_odd_cells() -> None:
    assert set(codes(look(rule(KNOWN), KNOWN, *([c] * 5 for c in ODD)))) == {"address-inconsistent"}
