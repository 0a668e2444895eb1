"""Every column of an earlier edition has its way, and the way back."""

from __future__ import annotations

import pytest

from opendata.catalogue.crosswalk import (
    NAME_PARTS,
    How,
    Way,
    address_columns,
    latest_columns,
    name_columns,
    way,
)
from opendata.catalogue.schema import TableSchema
from opendata.catalogue.tables import LATEST, editions, table, table_paths

PAIRS = [
    (edition, key)
    for edition in editions()
    if edition != LATEST
    for key in table_paths(edition)
    if key in table_paths(LATEST)
]


def to(key: str, name: str, source: str, target: str) -> Way:
    old = table(key, source)
    return way(old.field(name), old, table(key, target))


def test_a_renamed_column_goes_there_and_back() -> None:
    assert to("legal_acts", "dateAccepted", "2019", "2025") == Way(How.COPY, ("acceptedDate",))
    assert to("legal_acts", "acceptedDate", "2025", "2019") == Way(How.COPY, ("dateAccepted",))


def test_a_whole_name_becomes_three_columns_and_one_again() -> None:
    three = ("familyName", "name", "additionalName")
    assert to("deputies", "name", "2019", "2025") == Way(How.SPLIT, three)
    ways = [to("deputies", name, "2025", "2019") for name in three]
    assert ways == [Way(How.JOIN, ("name",), place) for place in range(3)]


@pytest.mark.parametrize(
    ("key", "name", "source", "target"),
    [
        ("organizations", "altLabel", "2019", "2025"),
        ("organizations", "addressPoBox", "2019", "2025"),
        ("legal_acts", "text", "2025", "2019"),
    ],
)
def test_what_has_no_place_says_so(key: str, name: str, source: str, target: str) -> None:
    assert to(key, name, source, target) == Way(How.NOWHERE)


@pytest.mark.parametrize("edition", editions())
def test_within_an_edition_every_column_stays(edition: str) -> None:
    for key in table_paths(edition):
        schema = table(key, edition)
        for field in schema.fields:
            if latest_columns(field, schema):
                assert way(field, schema, schema) == Way(How.COPY, (field.name,))


@pytest.mark.parametrize(("edition", "key"), PAIRS)
def test_the_crosswalk_names_columns_that_there_are(edition: str, key: str) -> None:
    old, new = table(key, edition), table(key)
    reached = [name for field in old.fields for name in field.becomes]
    assert set(reached) <= set(new.columns)
    assert len(reached) == len(set(reached)), "two columns became one"
    for field in old.fields:
        if len(field.becomes) > 1:
            assert [
                name.lower().endswith(part)
                for name, part in zip(field.becomes, NAME_PARTS, strict=True)
            ] == [True] * 3, "only names of persons can be parted"


@pytest.mark.parametrize(("edition", "key"), PAIRS)
def test_a_name_seen_on_portals_is_no_other_column(edition: str, key: str) -> None:
    old, new = table(key, edition), table(key)
    for field in new.fields:
        for name in field.was:
            assert name not in new.columns
            if name in old.columns:
                assert old.field(name).becomes == (field.name,)


def test_the_three_names_of_a_person_are_found() -> None:
    assert name_columns(table("deputies")) == ("familyName", "name", "additionalName")
    assert name_columns(table("parking_penalties")) == (
        "inspectorFamilyName",
        "inspectorName",
        "inspectorAdditionalName",
    )
    assert name_columns(table("legal_acts")) is None


@pytest.mark.parametrize(
    ("key", "edition", "column", "own"),
    [
        ("organizations", "2025", "addressPostName", "addressPostName"),
        ("organizations", "2019", "addressPoBox", "addressPoBox"),
        ("deputies", "2019", "addressPostName", "address_post_name"),
        ("school_territory_addresses", "2025", "addressAdminUnitL2", "adminUnitL2"),
    ],
)
def test_the_block_of_an_address_is_found(key: str, edition: str, column: str, own: str) -> None:
    assert address_columns(table(key, edition))[column] == own


def test_two_blocks_are_none() -> None:
    two: TableSchema = table("homeless_animals")
    assert address_columns(two) == {}
    assert address_columns(table("legal_acts")) == {}
