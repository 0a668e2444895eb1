from __future__ import annotations

from typing import Any

import pytest

from opendata.catalogue.schema import schema_from
from opendata.release.csvw_datatype import csvw_datatype, truth_words


def datatype(**said: Any) -> object:
    field = {"name": "one", "title": "Один", **said}
    schema = schema_from({"fields": [field], "primaryKey": ["one"]}, "t")
    return csvw_datatype(schema.fields[0], field)


def text(pattern: str) -> dict[str, str]:
    return {"base": "string", "format": pattern}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"type": "string"}, "string"),
        ({"type": "any"}, "string"),
        ({"type": "date"}, {"base": "date", "format": "yyyy-MM-dd"}),
        ({"type": "date", "format": "%d.%m.%Y"}, {"base": "date", "format": "dd.MM.yyyy"}),
        ({"type": "date", "format": "any"}, "date"),
        ({"type": "datetime"}, "dateTime"),
        (
            {"type": "datetime", "format": "%Y-%m-%dT%H:%M"},
            {"base": "dateTime", "format": "yyyy-MM-ddTHH:mm"},
        ),
        ({"type": "time", "format": "%H:%M"}, {"base": "time", "format": "HH:mm"}),
        ({"type": "number"}, "decimal"),
        (
            {"type": "number", "decimalChar": ","},
            {"base": "decimal", "format": {"decimalChar": ","}},
        ),
        ({"type": "integer"}, "integer"),
        ({"type": "boolean"}, {"base": "boolean", "format": "true|false"}),
        (
            {"type": "boolean", "trueValues": ["True", "Так"], "falseValues": ["False", "Ні"]},
            {"base": "boolean", "format": "True|False"},
        ),
        ({"type": "year"}, "gYear"),
        ({"type": "yearmonth"}, "gYearMonth"),
        ({"type": "string", "format": "uri"}, "anyURI"),
        ({"type": "string", "opendata": {"content": "url"}}, "anyURI"),
        ({"type": "string", "opendata": {"content": "url", "separator": ","}}, "anyURI"),
        ({"type": "string", "opendata": {"content": "url", "literals": ["немає"]}}, "string"),
    ],
    ids=str,
)
def test_types(said: dict[str, Any], expected: object) -> None:
    assert datatype(**said) == expected


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ({"pattern": "[0-9]{8}"}, text("^(?:[0-9]{8})$")),
        ({"pattern": r"не\ так|[a\-z]\.\d"}, text(r"^(?:не так|[a\-z]\.\d)$")),
        ({"pattern": r"\p{L}+"}, "string"),
        ({"pattern": "[a-z-[b]]"}, "string"),
        ({"enum": ["рішення", "A+ (1)"]}, text(r"^(?:рішення|A\+ \(1\))$")),
        ({"minLength": 3, "maxLength": 9}, {"base": "string", "minLength": 3, "maxLength": 9}),
        ({"required": True, "unique": True}, "string"),
    ],
    ids=str,
)
def test_rules_of_texts(rules: dict[str, Any], expected: object) -> None:
    assert datatype(type="string", constraints=rules) == expected


@pytest.mark.parametrize(
    ("kind", "rules", "expected"),
    [
        ("number", {"minimum": -90, "maximum": 90}, {"minimum": -90, "maximum": 90}),
        ("integer", {"exclusiveMinimum": 0}, {"minExclusive": 0}),
        ("integer", {"exclusiveMaximum": 9}, {"maxExclusive": 9}),
        ("year", {"minimum": 1991}, {"minimum": 1991}),
    ],
)
def test_rules_of_numbers(kind: str, rules: dict[str, Any], expected: dict[str, Any]) -> None:
    found = datatype(type=kind, constraints=rules)
    assert isinstance(found, dict)
    assert {name: value for name, value in found.items() if name != "base"} == expected


def test_a_link_has_no_length() -> None:
    assert datatype(type="string", format="uri", constraints={"minLength": 3}) == "anyURI"


def test_a_choice_of_numbers_is_left_out() -> None:
    assert datatype(type="integer", constraints={"enum": [1, 2, 9]}) == "integer"


def test_of_several_values_in_a_cell_the_rule_of_one() -> None:
    ours = {"separator": ","}
    several = r"[0-9]{8}(\s*,\s*[0-9]{8})*"
    found = datatype(type="string", constraints={"pattern": several}, opendata=ours)
    assert found == text(r"^\s*(?:[0-9]{8})\s*$")
    other = datatype(type="string", constraints={"pattern": "[0-9]{8}(;[0-9]{8})?"}, opendata=ours)
    assert other == "string", "a pattern that is not understood says nothing of one value"
    enum = datatype(type="string", constraints={"enum": ["а, б"], "minLength": 9}, opendata=ours)
    assert enum == "string"


def test_the_words_for_truth() -> None:
    assert truth_words({"trueValues": ["Так"], "falseValues": ["Ні"]}) == ("Так", "Ні")
    assert truth_words({}) == ("true", "false")
