"""The tables of opendata's own: as sound as those of the editions, and never taken for them."""

from __future__ import annotations

import csv
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from opendata.catalogue.editions import edition, read_editions
from opendata.catalogue.lint.known import all_tables
from opendata.catalogue.reference.samples import read_samples
from opendata.catalogue.requirements import read_requirements
from opendata.catalogue.schema import TableSchema
from opendata.catalogue.tables import (
    OWN,
    editions,
    find_table,
    groups,
    keys_of,
    table,
    table_paths,
    tables,
)
from opendata.check.public_sector.layout import layout_of
from opendata.check.public_sector.sums import triples
from opendata.pipeline.convert import convert_file
from opendata.pipeline.lint import lint_file
from opendata.pipeline.validate import validate_file
from opendata.problems import Exit, OpendataError
from opendata.release.structure import edition_of, status_of
from opendata.shipped import shipped

ALL = tables(OWN)
TODAY = date(2026, 3, 2)
NAME = re.compile(r"[a-z][A-Za-z0-9]*")
LIMIT = 33
"""So long may a name be for the portal's preview."""
ABBREVIATIONS = {"SHA-256"}
NOT_OFFICIAL = {"uk": "не офіційна", "en": "not official"}
PRIVATE = re.compile(
    r"passport(Series|Number)|birth|taxNumber|rnokpp|phone|telephone", re.IGNORECASE
)


def sample(key: str, name: str = "valid.csv") -> Path:
    return shipped("schemas") / "samples" / OWN / key / name


def test_they_are_of_no_edition() -> None:
    assert groups() == (*editions(), OWN)
    assert OWN not in {one.key for one in read_editions()}
    assert not [one for one in all_tables() if one.edition == OWN], "the linter knows them not"
    official = {key for one in editions() for key in table_paths(one)}
    assert not official & set(table_paths(OWN)), "a key means one table"


def test_what_they_are_is_told_in_both_languages() -> None:
    said = edition(OWN)
    assert said.is_own
    assert not edition("2025").is_own
    for text in (said.name, said.status, said.structures):
        assert "opendata" in text.uk
        assert "opendata" in text.en
    for schema in ALL:
        assert status_of(schema) == said.structures
        assert edition_of(schema) == {"edition": OWN, "status": said.structures.uk}


@pytest.mark.parametrize("schema", ALL, ids=lambda one: one.key)
def test_frictionless_takes_the_schema(schema: TableSchema) -> None:
    from frictionless import Schema

    descriptor = dict(schema.descriptor)
    assert list(Schema.metadata_validate(descriptor)) == []
    read = Schema.from_descriptor(descriptor)
    assert read.field_names == list(schema.columns)
    assert [type(field).__name__ for field in read.fields].count("AnyField") == 0
    for field, one in zip(schema.fields, read.fields, strict=True):
        if field.example not in (None, "null"):
            _, notes = one.create_cell_reader()(field.example)
            assert not notes, (field.name, field.example, notes)


@pytest.mark.parametrize("schema", ALL, ids=lambda one: one.key)
def test_frictionless_finds_the_valid_sample_valid(schema: TableSchema) -> None:
    from frictionless import Resource, Schema

    with sample(schema.key).open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    read = Schema.from_descriptor(dict(schema.descriptor) | {"foreignKeys": []})
    report = Resource(rows, schema=read).validate()
    assert report.valid, report.flatten(["code", "message"])
    assert len(rows) > 2


@pytest.mark.parametrize("schema", ALL, ids=lambda one: one.key)
def test_names_and_texts(schema: TableSchema) -> None:
    assert schema.descriptor["primaryKey"], "rows are told apart"
    assert [one for one in schema.columns if not NAME.fullmatch(one) and one != "CATUTTC"] == []
    assert [one for one in schema.columns if len(one) > LIMIT] == []
    assert [one for one in schema.columns if PRIVATE.search(one)] == []
    title, described = schema.title, str(schema.descriptor["description"])
    assert NOT_OFFICIAL["uk"] in described, "nobody takes it for a recommended one"
    assert NOT_OFFICIAL["en"] in schema.english[1]
    pairs = [(title, described), *((one.title, one.description) for one in schema.fields)]
    for uk in pairs:
        # A label may be an abbreviation in Latin letters, such as SHA-256.
        spoken = [text for text in uk if text not in ABBREVIATIONS]
        assert all(re.search("[а-щьюяґєії]", text, re.IGNORECASE) for text in spoken), uk
        assert not any(re.search("[ыэъё]", text, re.IGNORECASE) for text in uk), uk
        assert not any("'" in text for text in uk), f"an apostrophe of a typewriter: {uk}"
    for en in (schema.english, *(one.english for one in schema.fields)):
        assert all(re.search("[a-z]", text) for text in en if text not in ABBREVIATIONS), en
        assert not any(
            re.search("[а-яґєії]", text.partition("(")[0], re.IGNORECASE) for text in en
        ), en
    for texts in ([one.title for one in schema.fields], [one.english[0] for one in schema.fields]):
        assert [text for text, n in Counter(texts).items() if n > 1] == []


@pytest.mark.parametrize("key", table_paths(OWN))
def test_the_linter_has_nothing_to_say(key: str) -> None:
    """Nor does it take a column for a slip of a recommended one: then another name is better."""
    assert lint_file(table_paths(OWN)[key]).problems == ()


def test_names_of_resources_are_their_own() -> None:
    names = Counter(one.name.casefold() for one in ALL)
    assert [name for name, n in names.items() if n > 1] == []


def test_they_serve_a_requirement_that_there_is_or_none() -> None:
    known = {one.key for one in read_requirements()}
    assert {one.requirement for one in ALL} - {""} <= known


def test_links_lead_to_columns_of_another_of_them() -> None:
    by_name = {one.name: one for one in ALL}
    for schema in ALL:
        for link in schema.descriptor.get("foreignKeys", ()):
            said = link["reference"]
            target = by_name[said["resource"]] if said["resource"] else schema
            assert set(link["fields"]) <= set(schema.columns)
            assert set(said["fields"]) <= set(target.columns)


@pytest.mark.parametrize("key", table_paths(OWN))
def test_the_valid_sample_is_valid_and_each_other_has_one_fault(key: str) -> None:
    found = validate_file(sample(key), TODAY, key)
    assert found.schema.edition == OWN
    assert found.exit_code is Exit.DONE, found.problems
    valid, *others = read_samples(OWN, key)
    assert not valid.errors
    assert len(others) >= 2, "a small table has few columns that a fault can stand in"
    for one in others:
        (error,) = one.errors
        assert one.name == f"invalid-{error.code}.csv"


@pytest.mark.parametrize("key", table_paths(OWN))
def test_a_file_is_known_by_its_header(key: str) -> None:
    """Where two tables have the same columns, nobody guesses."""
    columns = table(key, OWN).columns
    alike = [one.key for one in ALL if set(one.columns) == set(columns)]
    if len(alike) == 1:
        found = validate_file(sample(key), TODAY)
        assert (found.schema.key, found.schema.edition) == (key, OWN)
        return
    with pytest.raises(OpendataError) as caught:
        validate_file(sample(key), TODAY)
    assert caught.value.problem.code == "table-ambiguous"
    assert set(alike) <= set(str(caught.value.problem.found).split(", "))


def test_they_are_found_by_key_or_resource_where_the_edition_has_none() -> None:
    assert find_table("parties") == find_table("parties", "2019") == table("parties", OWN)
    assert find_table("religiousorganizations").key == "religious_organizations"
    assert keys_of("parties") == (), "the edition itself has none"
    with pytest.raises(OpendataError) as caught:
        find_table("partis")
    assert "parties" in str(caught.value.problem.expected)


def test_there_is_nothing_to_convert_them_to() -> None:
    for schema in ("parties", ""):
        with pytest.raises(OpendataError) as caught:
            convert_file(sample("parties"), schema=schema)
        assert caught.value.problem.code == "convert-no-table"
        assert caught.value.exit_code is Exit.USAGE


@pytest.mark.parametrize(
    ("key", "sums"),
    [("budget", ["plan", "amended", "executed"]), ("budget_use", ["planned", "paid"])],
)
def test_the_funds_of_a_budget_are_added_up(key: str, sums: list[str], tmp_path: Path) -> None:
    layout = layout_of(table(key, OWN).descriptor)
    assert [total.name for _, _, total in triples(layout)] == [f"{one}Total" for one in sums]
    header, row, *_ = csv.reader(sample(key).read_text(encoding="utf-8").splitlines())
    row[header.index(f"{sums[-1]}Total")] = "1.00"
    path = tmp_path / "sums.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, row])
    found = validate_file(path, TODAY, key)
    assert [(one.code, one.place.field) for one in found.problems] == [
        ("sum-differs", f"{sums[-1]}Total")
    ]


def test_a_code_of_a_budget_of_another_form_is_told(tmp_path: Path) -> None:
    header, row, *_ = csv.reader(sample("budget").read_text(encoding="utf-8").splitlines())
    row[header.index("budgetCode")] = "20501000000"
    path = tmp_path / "code.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, row])
    assert [one.code for one in validate_file(path, TODAY, "budget").problems] == [
        "budget-code-form"
    ]
    row[header.index("period")] = "2021"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, row])
    assert validate_file(path, TODAY, "budget").problems == ()


def test_the_edition_own_finds_only_our_tables(tmp_path: Path) -> None:
    assert validate_file(sample("parties"), TODAY, "parties", OWN).exit_code is Exit.DONE
    with pytest.raises(OpendataError) as caught:
        validate_file(sample("parties"), TODAY, "legal_acts", OWN)
    assert caught.value.problem.code == "schema-unknown"
