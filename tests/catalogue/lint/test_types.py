from __future__ import annotations

from typing import Any

import pytest

from opendata.catalogue.lint.types import CSVW_TYPES, STRUCTURE_TYPES
from opendata.catalogue.schema_rules import TYPES
from opendata.messages import say


@pytest.mark.parametrize("word", sorted(STRUCTURE_TYPES))
def test_the_words_of_a_structure_file_are_right(structure: Any, word: str) -> None:
    assert structure(("uid", "string"), ("lampKind", word)) == []


@pytest.mark.parametrize(
    ("word", "code", "expected"),
    [
        ("anyURL", "schema-type-spelling", "anyURI"),
        ("String", "schema-type-spelling", "string"),
        ("datetime", "schema-type-spelling", "dateTime"),
        ("text", "schema-type-unknown", "string"),
        ("number", "schema-type-unknown", "decimal"),
        ("float", "schema-type-unknown", "decimal"),
        ("int", "schema-type-unknown", "integer"),
        ("timestamp", "schema-type-unknown", "dateTime"),
        ("year", "schema-type-unknown", "gYear"),
        ("Рядок", "schema-type-unknown", "string"),
        ("колір", "schema-type-unknown", None),
        ("", "schema-type-missing", None),
    ],
)
def test_a_wrong_word_in_a_structure_file_is_told_with_the_right_one(
    structure: Any, word: str, code: str, expected: str | None
) -> None:
    (found,) = structure(("uid", "string"), ("lampKind", word))
    assert (found.code, found.place.row, found.found) == (code, 3, word or None)
    if expected:
        assert say(found.expected, "en") == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("anyURI", "string, with the format uri"),
        ("anyURL", "string, with the format uri"),
        ("decimal", "number"),
        ("text", "string"),
        ("dateTime", "datetime"),
        ("gYear", "year"),
    ],
)
def test_the_words_of_structure_files_are_wrong_in_a_table_schema(
    schema: Any, word: str, expected: str
) -> None:
    fields = {"name": "uid", "type": "string", "constraints": {"required": True}}
    (found,) = schema(fields, {"name": "lampKind", "type": word}, primaryKey="uid")
    assert (found.code, found.place.key) == ("schema-type-unknown", "fields.2.type")
    assert say(found.expected, "en") == expected


@pytest.mark.parametrize(
    ("word", "expected"), [("anyURL", "anyURI"), ("text", "string"), ("year", "gYear")]
)
def test_a_wrong_word_in_csvw_is_told(csvw: Any, word: str, expected: str) -> None:
    columns = {"name": "uid", "datatype": "string"}
    (found,) = csvw(columns, {"name": "lampKind", "datatype": word}, primaryKey="uid")
    assert (found.code, found.place.key) == (
        "schema-type-unknown",
        "tableSchema.columns.2.datatype",
    )
    assert say(found.expected, "en") == expected


def test_each_standard_has_its_own_words() -> None:
    assert "anyURI" in CSVW_TYPES & STRUCTURE_TYPES
    assert "anyURI" not in TYPES
    assert "decimal" not in TYPES
