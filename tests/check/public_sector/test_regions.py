from __future__ import annotations

import pytest

from opendata.check.public_sector.regions import REGIONS, near, region_named, region_of_post


def test_twenty_seven_regions() -> None:
    assert len(REGIONS) == 27
    assert len({one.name for one in REGIONS.values()}) == 27


def test_every_pair_of_digits_from_01_to_99_is_of_one_region() -> None:
    pairs = [f"{n:02d}" for n in range(1, 100)]
    owners = [[r for r in REGIONS.values() if r.post[0] <= pair <= r.post[1]] for pair in pairs]
    assert all(len(one) == 1 for one in owners)
    assert region_of_post("00123") is None


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("Полтавська область", "53"),
        ("Полтавська", "53"),
        ("ПОЛТАВСЬКА ОБЛ.", "53"),
        ("Івано‑Франківська обл", "26"),
        ("м. Київ", "80"),
        ("м.Київ", "80"),
        ("місто Севастополь", "85"),
        ("Київська область", "32"),
        ("АР Крим", "01"),
        ("Автономна Республіка Крим", "01"),
        ("Одecька область", "51"),  # two letters are Latin
    ],
)
def test_the_names_of_regions(text: str, digits: str) -> None:
    region = region_named(text)
    assert region is not None
    assert region.katottg == digits


@pytest.mark.parametrize("text", ["", "Полтава", "Польща", "Лубенський район", "область", "м."])
def test_other_names_are_no_regions(text: str) -> None:
    assert region_named(text) is None


def test_the_full_name_leads_back_to_the_region() -> None:
    for region in REGIONS.values():
        assert region_named(region.title) == region


def test_a_city_is_near_its_land_and_nothing_else() -> None:
    assert near(REGIONS["80"], REGIONS["32"])
    assert near(REGIONS["01"], REGIONS["85"])
    assert not near(REGIONS["80"], REGIONS["85"])
    assert not near(REGIONS["53"], REGIONS["32"])


@pytest.mark.parametrize(
    ("code", "digits"), [("88000", "21"), ("49000", "12"), ("69005", "23"), ("02094", "80")]
)
def test_where_a_postal_code_lies(code: str, digits: str) -> None:
    region = region_of_post(code)
    assert region is not None
    assert region.katottg == digits
