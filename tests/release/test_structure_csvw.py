"""The CSVW metadata, against the rules of the W3C's Recommendation (``csvw_rules``)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from csvw_rules import faults, refused
from hypothesis import given
from hypothesis import strategies as st

from opendata.catalogue.schema import TableSchema, read_schema, schema_from
from opendata.release.csv_table import csv_bytes, read_csv, split_records
from opendata.release.structure_csvw import column_name, csvw, csvw_bytes
from opendata.release.tables import arrange
from opendata.shipped import shipped

SCHEMAS = sorted(shipped("schemas").glob("20*/*.json"))
SAMPLES = shipped("schemas") / "samples"


def title(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def one(schema: TableSchema, url: str = "t.csv") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(csvw_bytes(schema, url))
    return found


def test_the_sample_obeys_the_standard_and_has_texts_in_both_languages(sample) -> None:  # type: ignore[no-untyped-def]
    found = one(sample.schema, "legalActs.csv")
    assert faults(found, sample.schema.columns) == []
    assert found["@context"] == ["http://www.w3.org/ns/csvw", {"@language": "uk"}]
    assert found["url"] == "legalActs.csv"
    assert found["rdfs:comment"][1]["@value"].endswith("formal adoption not established")
    first = found["tableSchema"]["columns"][0]
    assert first["titles"] == {"und": "uid", "uk": "Ідентифікатор", "en": "Identifier"}
    assert first["dc:description"][1] == {"@value": "Number-year.", "@language": "en"}
    assert found["tableSchema"]["null"] == ["", "null"]
    assert found["tableSchema"]["primaryKey"] == ["uid"]


def test_null_is_no_value_so_only_what_is_never_null_is_required(sample) -> None:  # type: ignore[no-untyped-def]
    columns = {c["name"]: c for c in one(sample.schema)["tableSchema"]["columns"]}
    assert columns["uid"]["required"] is True
    assert columns["url"]["required"] is False


def test_what_it_says_of_a_table_the_table_obeys(sample) -> None:  # type: ignore[no-untyped-def]
    table = arrange(sample.table, sample.schema)
    rows = [*split_records(csv_bytes(table.columns, table.rows).decode())][1:]
    assert refused(one(sample.schema), rows) == []
    broken = [["", *rows[0][1:]], [*rows[1][:2], "31.01.2024", *rows[1][3:]]]
    assert refused(one(sample.schema), broken) == ["uid: ''", "acceptedDate: '31.01.2024'"]


def test_the_same_structure_gives_the_same_bytes(sample) -> None:  # type: ignore[no-untyped-def]
    copied = schema_from(json.loads(json.dumps(sample.schema.descriptor)), "legalActs")
    assert csvw_bytes(copied, "t.csv") == csvw_bytes(sample.schema, "t.csv")


def test_there_are_structures_that_ship() -> None:
    assert len(SCHEMAS) > 1


@pytest.mark.parametrize("path", SCHEMAS, ids=title)
def test_every_shipped_structure_obeys_the_standard(path: Path) -> None:
    schema = read_schema(path)
    assert faults(one(schema), schema.columns) == []


def test_no_sample_that_is_right_by_our_schema_is_refused() -> None:
    """And nearly all that are wrong are: a rule that CSVW cannot say is left out."""
    caught = wrong = 0
    for path in SCHEMAS:
        schema = read_schema(path)
        found = one(schema)
        for file in sorted((SAMPLES / path.parent.name / path.stem).glob("*.csv")):
            table = read_csv(file.read_bytes())
            if file.stem == "valid":
                table = arrange(table, schema)
                rows = [*split_records(csv_bytes(table.columns, table.rows).decode())][1:]
                assert refused(found, rows) == [], title(path)
            elif file.stem != "invalid-column-missing":
                rows = [*split_records(file.read_text(encoding="utf-8"))][1:]
                wrong += 1
                caught += bool(refused(found, rows))
    assert caught >= 0.95 * wrong


LINKED: dict[str, Any] = {
    "title": "Підрозділи",
    "fields": [
        {"name": "uid", "title": "Код", "type": "string", "constraints": {"required": True}},
        {"name": "orgId", "title": "Орган", "type": "string", "constraints": {"required": True}},
        {"name": "chief", "title": "Вищий", "type": "string", "constraints": {"required": True}},
        {"name": "part-of", "title": "Частина", "type": "string"},
    ],
    "primaryKey": "uid",
    "foreignKeys": [
        {"fields": "orgId", "reference": {"resource": "organizations", "fields": "Id"}},
        {"fields": ["chief"], "reference": {"resource": "", "fields": ["uid"]}},
        {"fields": ["part-of"], "reference": {"fields": ["uid"]}},
    ],
}


def test_a_link_needs_its_table_in_the_release_and_a_value_in_every_cell() -> None:
    schema = schema_from(LINKED, "units")
    own = {
        "columnReference": ["chief"],
        "reference": {"resource": "units.csv", "columnReference": ["uid"]},
    }
    alone = csvw(schema, "units.csv", {})
    assert alone["tableSchema"]["foreignKeys"] == [own]
    together = csvw(schema, "units.csv", {"organizations": "organizations.csv"})
    other = {"resource": "organizations.csv", "columnReference": ["Id"]}
    assert together["tableSchema"]["foreignKeys"] == [
        {"columnReference": ["orgId"], "reference": other},
        own,
    ]
    assert faults(together, schema.columns) == []
    assert together["rdfs:comment"][0]["@value"] == "власна структура розпорядника інформації"


def test_a_label_of_a_missing_value_is_left_out() -> None:
    missing = [{"value": "", "label": "немає"}, "-"]
    found = csvw(schema_from(LINKED | {"missingValues": missing}, "units"), "units.csv", {})
    assert found["tableSchema"]["null"] == ["", "-"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("legalActDateAccepted", "legalActDateAccepted"),
        ("stop_lat", "stop_lat"),
        ("_row", "%5Frow"),
        ("contact-point", "contact%2Dpoint"),
        ("Назва", "%D0%9D%D0%B0%D0%B7%D0%B2%D0%B0"),
    ],
)
def test_a_name_is_a_variable(name: str, expected: str) -> None:
    assert column_name(name) == expected


@given(st.text(min_size=1, max_size=20).filter(lambda text: text.isprintable()))
def test_any_name_at_all_makes_a_right_file(name: str) -> None:
    field = {"name": name, "title": "Підпис", "type": "string"}
    schema = schema_from({"fields": [field], "primaryKey": [name]}, "own")
    assert faults(one(schema), [name]) == []
