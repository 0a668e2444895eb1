from __future__ import annotations

from typing import Any

import pytest

LAMP = {"name": "lampKind", "datatype": "string"}


def key(name: str) -> dict[str, Any]:
    return {"name": name, "datatype": "string"}


@pytest.mark.parametrize(
    ("column", "primary", "code"),
    [
        ("uId", "uid", "schema-key-spelling"),
        ("\u0406dCode", "IdCode", "schema-key-spelling"),
        ("uid ", "uid", "schema-key-spelling"),
        ("uid", "number", "schema-key-unknown"),
    ],
)
def test_a_key_that_names_no_column(csvw: Any, column: str, primary: str, code: str) -> None:
    found = csvw(key(column), LAMP, primaryKey=primary)
    (wrong,) = [
        one for one in found if one.code.startswith("schema-key") and one.severity == "error"
    ]
    assert (wrong.code, wrong.place.key) == (code, "tableSchema.primaryKey")


def test_a_key_that_is_a_link_repeats(csvw: Any, codes: Any) -> None:
    link = {"columnReference": "lampUid", "reference": {"resource": "lamps.csv"}}
    found = csvw(key("lampUid"), LAMP, primaryKey="lampUid", foreignKeys=[link])
    assert codes(found) == {"schema-key-repeats": ["lampUid"]}


def test_a_link_within_a_longer_key_is_right(csvw: Any) -> None:
    link = {"columnReference": "lampUid", "reference": {"resource": "lamps.csv"}}
    keys = ["lampUid", "mendedDate"]
    columns = [key("lampUid"), {"name": "mendedDate", "datatype": "date"}]
    assert csvw(*columns, primaryKey=keys, foreignKeys=[link]) == []


@pytest.mark.parametrize(
    ("table", "primary"),
    [
        ("council_votings", "motionUid"),
        ("council_votes", "uid"),
        ("petition_signatures", "motionUid"),
        ("participatory_budget_votes", "projectUid"),
        ("transport_stop_times", "tripUid"),
        ("transport_calendar_dates", "serviceUid"),
        ("transport_trips", "routeuid"),
        ("landfill_air_analysis", "landfillUid"),
        ("landfill_deliveries", "landfillUid"),
        ("waste_service_specifications", "providerId"),
    ],
)
def test_a_declared_key_that_the_recommendation_knows_to_repeat(
    csvw: Any, codes: Any, table: str, primary: str
) -> None:
    from opendata.catalogue.tables import table as read

    found = codes(csvw(*map(key, read(table).columns), primaryKey=primary))
    assert found["schema-key-repeats"] == [primary]


def test_a_column_of_the_key_has_to_be_required(csvw: Any, codes: Any) -> None:
    found = codes(csvw({**key("uid"), "required": False}, LAMP, primaryKey="uid"))
    assert found == {"schema-key-optional": ["uid"]}


def test_a_missing_key_is_a_note(csvw: Any, schema: Any) -> None:
    for found in (csvw(key("uid"), LAMP), schema({"name": "uid", "type": "string"})):
        assert [(one.code, one.severity) for one in found] == [("schema-key-missing", "note")]


def test_other_words_for_how_rows_are_told_apart_are_enough(schema: Any) -> None:
    assert schema({"name": "kind", "type": "string"}, opendata={"rowKey": ["kind"]}) == []


def test_a_structure_file_has_no_place_for_a_key(structure: Any, codes: Any) -> None:
    assert structure(("lampId", "string"), ("kind", "string")) == []
    assert set(codes(structure(("mast", "string"), ("kind", "string")))) == {"schema-key-missing"}


@pytest.mark.parametrize("name", ["Id", "uId", "UID"])
def test_an_identifier_in_other_capitals_is_noted(structure: Any, codes: Any, name: str) -> None:
    assert codes(structure((name, "string"), ("kind", "string")))["schema-key-letters"] == [name]
