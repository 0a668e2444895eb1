"""An address is parted whole or not at all."""

from __future__ import annotations

import time

import pytest
from clean_texts import anything
from hypothesis import given
from hypothesis import strategies as st

from opendata.clean.addresses import COLUMNS, Address, split_address
from opendata.clean.text import tidy

SHORT = {
    "code": "addressPostCode",
    "country": "addressAdminUnitL1",
    "region": "addressAdminUnitL2",
    "district": "addressAdminUnitL3",
    "community": "addressAdminUnitL4",
    "town": "addressPostName",
    "street": "addressThoroughfare",
    "house": "addressLocatorDesignator",
    "block": "addressLocatorBuilding",
    "room": "addressLocatorName",
    "note": "addressDescription",
    "box": "addressPoBox",
}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "м. Балта, вул. Харківська, 15-А, корп. 3, 66101",
            {"town": "Балта", "street": "вул. Харківська", "house": "15-А", "block": "3",
             "code": "66101"},
        ),
        (
            "66101, Україна, Одеська обл., Подільський р-н, Балтська міська ОТГ, м. Балта",
            {"code": "66101", "country": "Україна", "region": "Одеська область",
             "district": "Подільський район", "community": "Балтська міська", "town": "Балта"},
        ),
        (
            "Полтавська обл. м. Гадяч вул. Гетьманська 44 37300",
            {"region": "Полтавська область", "town": "Гадяч", "street": "вул. Гетьманська",
             "house": "44", "code": "37300"},
        ),
        ("м. Львів пл. Ринок 1", {"town": "Львів", "street": "пл. Ринок", "house": "1"}),
        ("Київ, вул. Хрещатик, 36", {"town": "Київ", "street": "вул. Хрещатик", "house": "36"}),
        ("вул. Любомирська, буд. 193, кв. 5",
         {"street": "вул. Любомирська", "house": "193", "room": "кв. 5"}),
        ("с. Піщана", {"town": "Піщана"}),
        ("вул. 8 Березня, 5", {"street": "вул. 8 Березня", "house": "5"}),
        ("Харківське шосе, 15/2", {"street": "Харківське шосе", "house": "15/2"}),
        ("смт Згурівка, вул. Українська 19а",
         {"town": "Згурівка", "street": "вул. Українська", "house": "19а"}),
        ("м. Кам'янець-Подільський, вул. І. Франка, 7",
         {"town": "Кам’янець-Подільський", "street": "вул. І. Франка", "house": "7"}),
        ("м. Балта, вул. Нова, 1, оф. 5, поверх 2 (вхід з двору)",
         {"town": "Балта", "street": "вул. Нова", "house": "1", "room": "оф. 5, поверх 2",
          "note": "вхід з двору"}),
        ("а/с 12, м. Суми, вул. Соборна, 1",
         {"box": "12", "town": "Суми", "street": "вул. Соборна", "house": "1"}),
    ],
)  # fmt: skip
def test_an_address_is_parted(text: str, parts: dict[str, str]) -> None:
    assert split_address(text) == Address({SHORT[name]: value for name, value in parts.items()})


@pytest.mark.parametrize(
    "text",
    [
        "біля школи",
        "вул. Нова, 5, 3",  # a house and what else?
        "вул. Нова корпус 3",  # the number is not of a house
        "вулиця Нова біля школи 3",
        "м. Балта вулиця Нова 15",  # is «Балта вулиця Нова» the town?
        "м. Балта, вул. Нова, 15, к. 3",  # a block, a room or a flat
        "м. Балта, вул. Нова, 15-17",
        "м. Балта, вул. Нова, вул. Стара",
        "15",
        "66101",
        "",
    ],
)
def test_what_is_not_certain_stays_whole(text: str) -> None:
    assert split_address(text) is None


def test_a_district_of_a_city_has_no_column() -> None:
    found = split_address("01001, м. Київ, Шевченківський район, вул. Хрещатик, 36")
    assert found is not None
    assert found.left == ("Шевченківський район",)
    assert "addressAdminUnitL3" not in found.parts


PIECES = st.sampled_from(
    ["м. Балта", "вул. Нова", "15-А", "корп. 3", "66101", "Одеська обл.", "кв. 5", "Україна",
     "Балтська ТГ", "Подільський район", "просто так", "а/с 1", " ", ""]
)  # fmt: skip


@given(st.lists(PIECES, max_size=8), st.sampled_from([", ", "; ", " ", ",", "\n"]))
def test_no_number_is_lost(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    found = split_address(text)
    if found is not None:
        said = " ".join([*found.parts.values(), *found.left])
        assert set(found.parts) <= set(COLUMNS)
        assert sorted(filter(str.isdigit, said)) == sorted(filter(str.isdigit, tidy(text)))


@given(anything)
def test_it_never_raises(text: str) -> None:
    split_address(text)


@pytest.mark.parametrize("text", ["вул. " * 80, "м. А" * 100, "15-" * 130, "(" * 400, "а" * 10**6])
def test_long_nonsense_is_quick(text: str) -> None:
    begin = time.process_time()
    split_address(text)
    assert time.process_time() - begin < 2
