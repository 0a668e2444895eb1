from __future__ import annotations

import json
from typing import Any

import pytest

from opendata.catalogue.schema import TableSchema, schema_from
from opendata.release.csv_table import read_csv
from opendata.release.structure import (
    COLUMNS,
    OWN,
    edition_of,
    same_structure,
    status_in,
    status_of,
    structure_bytes,
)


def changed(schema: TableSchema, **changes: Any) -> TableSchema:
    descriptor = json.loads(json.dumps(schema.descriptor)) | changes
    return schema_from(descriptor, schema.name)


def with_field(schema: TableSchema, at: int, **changes: Any) -> TableSchema:
    fields = json.loads(json.dumps(schema.descriptor["fields"]))
    fields[at] |= changes
    return changed(schema, fields=fields)


def test_the_five_attributes_of_every_column(sample) -> None:  # type: ignore[no-untyped-def]
    data = structure_bytes(sample.schema)
    table = read_csv(data)
    assert table.columns == COLUMNS == ("name", "title", "description", "datatype", "required")
    assert [row[0] for row in table.rows] == list(sample.schema.columns)
    assert table.rows[0] == ("uid", "Ідентифікатор", "Номер і рік, через дефіс.", "string", "True")
    assert [row[3:] for row in table.rows[2:]] == [
        ("date", "False"),
        ("string", "False"),
        ("anyURL", "True"),
    ]
    assert not data.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in data


def test_what_is_listed_as_required_may_still_be_null_in_the_table(sample) -> None:  # type: ignore[no-untyped-def]
    url = sample.schema.field("url")
    assert (url.required, url.listed_required) == (False, True)
    assert structure_bytes(sample.schema).decode().splitlines()[-1].endswith(",True")


def test_each_edition_is_named_honestly(sample) -> None:  # type: ignore[no-untyped-def]
    assert "формальне затвердження не встановлено" in status_of(sample.schema).uk
    assert "not established" in status_of(sample.schema).en
    assert edition_of(sample.schema)["edition"] == "2025"
    earlier = changed(sample.schema, opendata={"edition": "2019"})
    assert status_of(earlier).uk == "рекомендована структура 2019 року"
    assert status_in("1999") is None
    assert status_in(None) is None


@pytest.mark.parametrize("ours", [{}, {"edition": "1999"}])
def test_a_structure_of_ones_own_is_not_called_recommended(sample, ours) -> None:  # type: ignore[no-untyped-def]
    own = changed(sample.schema, opendata=ours)
    assert status_of(own) == OWN
    assert edition_of(own)["status"] == "власна структура розпорядника інформації"


def test_what_is_for_programs_makes_no_other_structure(sample) -> None:  # type: ignore[no-untyped-def]
    ours = {"edition": "2025", "resource": "legalActs", "en": {"title": "Other", "description": ""}}
    assert same_structure(sample.schema, changed(sample.schema, opendata=ours, name="acts"))
    assert same_structure(sample.schema, changed(sample.schema, primaryKey="uid"))
    english = {"en": {"title": "Words", "description": "Other words."}, "content": "filename"}
    assert same_structure(sample.schema, with_field(sample.schema, 3, opendata=english))


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "Інший підпис"},
        {"description": "Інший опис."},
        {"type": "any"},
        {"constraints": {"minLength": 3}},
        {"opendata": {"datatype": "anyURI"}},
        {"opendata": {"required": True}},
    ],
    ids=str,
)
def test_what_people_read_makes_another_structure(sample, changes) -> None:  # type: ignore[no-untyped-def]
    assert not same_structure(sample.schema, with_field(sample.schema, 3, **changes))


def test_another_key_is_another_structure(sample) -> None:  # type: ignore[no-untyped-def]
    assert not same_structure(sample.schema, changed(sample.schema, primaryKey=["uid", "url"]))
    assert not same_structure(sample.schema, changed(sample.schema, missingValues=[""]))
