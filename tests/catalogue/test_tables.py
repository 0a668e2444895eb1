"""Every table that ships is a sound Table Schema, told in two languages, and found by its name."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from table_hands import TABLES, name_of

from opendata.catalogue.requirements import read_requirements
from opendata.catalogue.schema import TableSchema
from opendata.catalogue.tables import editions, find_table, keys_of, table, table_paths, tables
from opendata.problems import Exit, OpendataError, Place

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "835"
LIMIT = 33
"""So long may a name be for the portal's preview."""
ONE_OR_THE_OTHER = {("advertising", "permissions")}
"""In 2019 regions and towns had a table each of this name; no publisher owes both."""
NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
UKRAINIAN = re.compile("[а-щьюяґєії]", re.IGNORECASE)
RUSSIAN = re.compile("[ыэъё]", re.IGNORECASE)
ALL = [table(key, edition) for edition, key in TABLES]


def where(schema: TableSchema, column: str = "") -> str:
    return f"{schema.edition}/{schema.key}.{column}"


def test_there_are_all_tables_of_both_editions() -> None:
    assert editions() == ("2025", "2019")
    assert {edition: len(table_paths(edition)) for edition in editions()} == {
        "2025": 109,
        "2019": 75,
    }
    assert sum(len(schema.fields) for schema in tables("2025")) > 1800


@pytest.mark.parametrize("edition", ["2025", "2019"])
def test_frictionless_takes_every_schema(edition: str) -> None:
    from frictionless import Schema

    for schema in tables(edition):
        descriptor = dict(schema.descriptor)
        assert list(Schema.metadata_validate(descriptor)) == [], schema.key
        read = Schema.from_descriptor(descriptor)
        assert read.field_names == list(schema.columns)
        assert [type(field).__name__ for field in read.fields].count("AnyField") == 0
        read.to_descriptor()


def test_every_schema_says_what_it_is() -> None:
    for schema in ALL:
        said = schema.descriptor
        ours = said["opendata"]
        assert said["$schema"] == "https://datapackage.org/profiles/2.0/tableschema.json"
        assert (said["name"], ours["key"]) == (schema.key, schema.key)
        assert table_paths(schema.edition)[schema.key].parent.name == ours["edition"]
        assert "null" in said["missingValues"]
        assert "" in said["missingValues"]


def test_names_of_columns_are_latin_and_short_enough() -> None:
    odd = [where(s, n) for s in ALL for n in s.columns if not NAME.fullmatch(n)]
    assert odd == []
    assert [where(s, n) for s in ALL for n in s.columns if len(n) > LIMIT] == []


def _texts(schema: TableSchema) -> list[tuple[str, str, str]]:
    """(Where, Ukrainian, English) of every label and description."""
    said = schema.descriptor
    pairs = [
        (where(schema), said["title"], schema.english[0]),
        (where(schema), said["description"], schema.english[1]),
    ]
    for field in schema.fields:
        pairs += [
            (where(schema, field.name), field.title, field.english[0]),
            (where(schema, field.name), field.description, field.english[1]),
        ]
    return pairs


def test_every_label_and_description_is_there_in_both_languages() -> None:
    pairs = [pair for schema in ALL for pair in _texts(schema)]
    assert [w for w, uk, en in pairs if not uk.strip() or not en.strip()] == []
    # A label may be an abbreviation in Latin letters, such as VIN.
    assert [w for w, uk, _ in pairs if not UKRAINIAN.search(uk) and "VIN" not in uk] == []
    assert [w for w, _, en in pairs if not re.search("[a-z]", en) and en != "VIN"] == []
    assert [(w, uk) for w, uk, _ in pairs if RUSSIAN.search(uk)] == []


def test_texts_are_clean() -> None:
    pairs = [pair for schema in ALL for pair in _texts(schema)]
    for place, *texts in pairs:
        for text in texts:
            assert text == text.strip(), place
            assert "  " not in text, place
            assert not re.search("[\u00ad\u200b-\u200f\u2028\u2029\ufeff\t\n]", text), place
            assert not re.search(r"\s[,.;:](?:\s|$)", text), (place, text)


def test_no_two_columns_of_a_table_say_the_same() -> None:
    twice = []
    for schema in ALL:
        for language in ("uk", "en"):
            said = Counter(
                (f.title, f.description) if language == "uk" else f.english for f in schema.fields
            )
            twice += [(where(schema), text) for text, n in said.items() if n > 1]
    assert twice == []


def test_keys_and_links_name_columns_that_are_there() -> None:
    for schema in ALL:
        assert schema.primary_key, where(schema)
        assert set(schema.primary_key) <= set(schema.columns)
        for link in schema.descriptor.get("foreignKeys", ()):
            assert set(link["fields"]) <= set(schema.columns)
            name = link["reference"]["resource"]
            targets = (
                [schema]
                if not name
                else [
                    one
                    for one in tables(schema.edition)
                    if one.name == name and one.requirement == schema.requirement
                ]
            )
            assert len(targets) == 1, (where(schema), name)
            assert set(link["reference"]["fields"]) <= set(targets[0].columns)


def test_resources_of_one_dataset_have_names_of_their_own() -> None:
    """A link names a resource: it must be one."""
    for edition in editions():
        names = Counter((s.requirement, s.name.casefold()) for s in tables(edition))
        assert {pair for pair, n in names.items() if n > 1} <= ONE_OR_THE_OTHER


def test_every_table_serves_a_requirement() -> None:
    known = {one.key for one in read_requirements()}
    assert {schema.requirement for schema in ALL} <= known


@pytest.mark.parametrize("edition", ["2025", "2019"])
def test_examples_follow_the_rules_of_their_columns(edition: str) -> None:
    from frictionless import Schema

    wrong = []
    for schema in tables(edition):
        for field, read in zip(
            schema.fields, Schema.from_descriptor(dict(schema.descriptor)).fields, strict=True
        ):
            if field.example is None:
                continue
            _, notes = read.create_cell_reader()(field.example)
            if notes and field.example != "null":
                wrong.append((where(schema, field.name), field.example, notes))
    assert wrong == []


def test_patterns_are_anchored_alike_in_every_language() -> None:
    """A pattern holds for the whole cell: alternatives at its top would be read otherwise."""
    for schema in ALL:
        for field in schema.fields:
            if pattern := field.constraints.get("pattern"):
                depth = 0
                for sign in re.sub(r"\\.|\[[^]]*\]", "x", pattern):
                    depth += (sign == "(") - (sign == ")")
                    assert sign != "|" or depth, (where(schema, field.name), pattern)


def test_a_table_is_found_by_key_or_by_the_name_of_its_resource() -> None:
    assert find_table("legal_acts").key == "legal_acts"
    assert find_table("legalActs").key == "legal_acts"
    assert find_table("LEGALACTS", "2019").edition == "2019"
    assert keys_of("contracts") == ("investment_contracts", "share_participation_contracts")
    for schema in ALL:
        assert find_table(schema.key, schema.edition) == schema
        # The name of a resource may be the key of another table, and then it means that one.
        named = keys_of(schema.name, schema.edition)
        assert schema.key in named or named == (schema.name,)


@pytest.mark.parametrize(
    ("name", "edition", "code", "near"),
    [
        ("leagl_acts", "2025", "schema-unknown", "legal_acts"),
        ("contracts", "2025", "schema-ambiguous", "share_participation_contracts"),
        ("legal_acts", "2031", "schema-unknown", "–"),
    ],
)
def test_a_name_that_is_none_is_told_with_near_ones(
    name: str, edition: str, code: str, near: str
) -> None:
    place = Place("datapackage.yaml")
    with pytest.raises(OpendataError) as caught:
        find_table(name, edition, place)
    problem = caught.value.problem
    assert (problem.code, problem.place, problem.found) == (code, place, name)
    assert near in str(problem.expected)
    assert caught.value.exit_code is Exit.CONFIGURATION


def _official() -> dict[str, Any]:
    if not SHARED.is_dir():
        pytest.skip(f"the recommended structures are not at {SHARED}")
    listed = yaml.safe_load((SHARED / "structures.yaml").read_text(encoding="utf-8"))
    return {
        f"{one['appendix']:02}-{one['resource']}": one["key"] for one in listed if "appendix" in one
    }


@pytest.mark.skipif(not SHARED.is_dir(), reason=f"the recommended structures are not at {SHARED}")
def test_columns_and_types_are_those_of_the_recommendation() -> None:
    """Where a structure file can be read: three are broken by line breaks in their names."""
    broken = {"organizations", "waste_service_points", "communal_buildings", "deputies"}
    keys = _official()
    compared = 0
    for path in sorted((SHARED / "official-2025").glob("*/schema.csv")):
        key = keys[path.parent.name]
        text = path.read_text(encoding="utf-8-sig")
        delimiter = ";" if text.partition("\n")[0].count(";") > 2 else ","
        rows = [row for row in csv.reader(text.splitlines(True), delimiter=delimiter) if any(row)]
        if key in broken:
            continue
        schema = table(key)
        fields = schema.fields
        assert len(rows) - 1 == len(fields), key
        for (name, _, _, datatype, required), field in zip(rows[1:], fields, strict=True):
            spelled = re.sub(r"\s", "", name).replace("І", "I")
            same = {field.name, re.sub(r"_[23]$", "", field.name), *field.was}
            assert spelled in same, (key, name, field.name)
            assert datatype.strip() == field.datatype, (key, name)
            assert (required.strip().lower() == "true") == field.listed_required, (key, name)
        compared += 1
    assert compared == 109 - len(broken)


@pytest.mark.parametrize("pair", TABLES[::20], ids=name_of)
def test_the_json_is_written_as_people_read_it(pair: tuple[str, str]) -> None:
    text = table_paths(pair[0])[pair[1]].read_text(encoding="utf-8")
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"
