from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from opendata.catalogue.lint.listing import Kind
from opendata.pipeline.lint import Linted, lint_file

TEXTS = {"title": "Напис", "description": "Опис."}
UID = {"name": "uid", "type": "string", "constraints": {"required": True}, **TEXTS}
BAD = {"name": "lamp\u0406d", "type": "string", **TEXTS}


def lint(folder: Path, content: object, name: str = "lamps.json") -> Linted:
    path = folder / name
    path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    return lint_file(path)


def places(result: Linted) -> list[tuple[str, str | None]]:
    return [(one.code, one.place.key) for one in result.problems]


def test_a_table_schema_in_yaml(tmp_path: Path) -> None:
    text = json.dumps({"fields": [UID, BAD], "primaryKey": "uid"}, ensure_ascii=False)
    found = lint(tmp_path, text, "lamps.yaml")
    assert found.kinds == (Kind.TABLE_SCHEMA,)
    assert places(found) == [("schema-name-lookalike", "fields.2.name")]


def test_the_schemas_of_a_data_package(tmp_path: Path) -> None:
    schema = {"fields": [UID, BAD], "primaryKey": ["uid"]}
    found = lint(tmp_path, {"resources": [{"name": "a", "schema": "a.json"}, {"schema": schema}]})
    assert places(found) == [("schema-name-lookalike", "resources.2.schema.fields.2.name")]


def test_all_tables_of_csvw(tmp_path: Path) -> None:
    column = {"name": "uid", "titles": ["Код"], "dc:description": {"uk": "Опис."}, "required": True}
    good = {"columns": [column, {"name": "_row", "virtual": True}], "primaryKey": "uid"}
    bad = {"columns": [{**column, "name": "u\u0456d", "datatype": "string"}], "primaryKey": ["x"]}
    tables = [{"url": "a.csv", "tableSchema": good}, {"url": "b.csv", "tableSchema": bad}]
    found = lint(tmp_path, {"@context": "http://www.w3.org/ns/csvw", "tables": tables})
    assert found.kinds == (Kind.CSVW, Kind.CSVW)
    assert sorted(places(found)) == [
        ("schema-key-unknown", "tables.2.tableSchema.primaryKey"),
        ("schema-name-lookalike", "tables.2.tableSchema.columns.1.name"),
        ("schema-type-missing", "tables.1.tableSchema.columns.1.datatype"),
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("{", "schema-unreadable"),
        ("[" * 100_000, "schema-unreadable"),
        ("{}", "schema-no-columns"),
        ("[]", "schema-no-columns"),
        ('{"fields": []}', "schema-no-columns"),
        ('{"fields": "x"}', "schema-no-columns"),
        ('{"tableSchema": {"columns": []}}', "schema-no-columns"),
    ],
)
def test_what_is_no_structure(tmp_path: Path, content: str, code: str) -> None:
    assert code in [one.code for one in lint(tmp_path, content).problems]


def test_yaml_that_is_none(tmp_path: Path) -> None:
    assert places(lint(tmp_path, "a: [", "lamps.yml")) == [("schema-unreadable", None)]


@pytest.mark.parametrize("wrong", ["x", 5, None, ["a"]])
def test_what_is_no_column(tmp_path: Path, wrong: object) -> None:
    found = lint(tmp_path, {"fields": [UID, wrong], "primaryKey": "uid"})
    assert places(found) == [("schema-not-a-column", "fields.2")]


ODD: list[Any] = [None, 5, True, "x", [], ["x"], {}, {"x": 1}, [[{}]]]


@pytest.mark.parametrize("odd", ODD, ids=repr)
def test_no_odd_value_ends_in_a_traceback(tmp_path: Path, odd: object) -> None:
    keys = ("name", "title", "description", "type", "format", "example", "constraints", "opendata")
    for key in keys:
        lint(tmp_path, {"fields": [{**UID, key: odd}], "primaryKey": odd, "foreignKeys": odd})
    for rule in ("required", "minLength", "maxLength", "minimum", "maximum", "pattern", "enum"):
        field = {**UID, "constraints": {rule: odd, "maximum": 5, "minLength": 2}, "example": "x"}
        lint(tmp_path, {"fields": [field], "missingValues": odd, "opendata": odd})
    for key in ("name", "titles", "dc:description", "datatype", "required", "virtual"):
        column = {"name": "uid", key: odd}
        schema = {"columns": [column], "primaryKey": odd, "foreignKeys": odd, "null": odd}
        lint(tmp_path, {"tables": [{"url": odd, "tableSchema": schema}], "tableSchema": odd})
    for base in ("base", "format", "minimum", "maxLength"):
        column = {"name": "uid", "datatype": {"base": "string", base: odd}}
        lint(tmp_path, {"tableSchema": {"columns": [column]}})
    lint(tmp_path, {"resources": odd, "tables": odd, "columns": odd, "fields": odd})
