from __future__ import annotations

from typing import Any

import pytest

from opendata.catalogue.lint.rules import pattern_fault

UID = {"name": "uid", "type": "string", "constraints": {"required": True}}


def column(type_: str, example: object = None, **constraints: object) -> dict[str, object]:
    content = {"name": "lampKind", "type": type_, "constraints": constraints}
    return content if example is None else {**content, "example": example}


@pytest.mark.parametrize(
    ("field", "code", "key"),
    [
        (column("integer", minimum=5, maximum=4), "schema-rules-contradict", "minimum"),
        (column("number", exclusiveMinimum=4, maximum=4), "schema-rules-contradict", None),
        (
            column("date", minimum="2024-05-01", maximum="2024-04-30"),
            "schema-rules-contradict",
            None,
        ),
        (column("string", minLength=3, maxLength=2), "schema-rules-contradict", "minLength"),
        (column("boolean", unique=True), "schema-rules-contradict", "unique"),
        (column("integer", enum=["1", "два"]), "schema-rules-contradict", "enum"),
        (column("string", enum=["аб", "б"], pattern=".."), "schema-rules-contradict", "enum"),
        (column("string", enum=["а", "а"]), "schema-enum-double", "enum"),
        (column("string", enum=[]), "schema-rule-value", "enum"),
        (column("string", pattern="(["), "schema-rule-pattern", "pattern"),
        (column("string", pattern=5), "schema-rule-value", "pattern"),
        (column("string", required="true"), "schema-rule-value", "required"),
        (column("string", minLength="3"), "schema-rule-value", "minLength"),
        (column("string", maxLength=-1), "schema-rule-value", "maxLength"),
        (column("date", minimum="колись"), "schema-rule-value", "minimum"),
        (column("string", mandatory=True), "schema-rule-unknown", "mandatory"),
    ],
)
def test_a_rule_that_cannot_be_kept_is_found_at_its_place(
    schema: Any, field: dict[str, object], code: str, key: str | None
) -> None:
    (found,) = schema(UID, field, primaryKey="uid")
    assert found.code == code
    assert found.place.key.startswith(f"fields.2.constraints.{key or ''}")


@pytest.mark.parametrize(
    "field",
    [
        column("integer", "два"),
        column("date", "29.02.2024"),
        column("boolean", "так"),
        column("string", "null", required=True),
        column("string", "в", enum=["а", "б"]),
        column("string", "12", pattern="[0-9]{8}"),
        column("string", "абв", maxLength=2),
        column("string", "а", minLength=2),
        column("integer", 7, maximum=6),
        column("integer", 7, exclusiveMinimum=7),
        column("date", "2024-01-01", minimum="2024-01-02"),
    ],
)
def test_an_example_that_breaks_a_rule_is_found(schema: Any, field: dict[str, object]) -> None:
    (found,) = schema(UID, field, primaryKey="uid", missingValues=["", "null"])
    assert (found.code, found.place.key) == ("schema-example", "fields.2.example")


@pytest.mark.parametrize(
    "field",
    [
        column("integer", 6, minimum=5, maximum=6),
        column("number", "4.5", exclusiveMinimum=4, exclusiveMaximum=5),
        column("string", "null"),
        column("string", "аб", minLength=2, maxLength=2, pattern="..", enum=["аб", "вг"]),
        column("string", "x", pattern=r"\p{L}"),  # XML Schema has such classes
        column("date", "2024-05-01", minimum="2024-05-01"),
        column("boolean", True),
    ],
)
def test_rules_that_agree_have_no_finding(schema: Any, field: dict[str, object]) -> None:
    assert schema(UID, field, primaryKey="uid", missingValues=["", "null"]) == []


def test_the_rules_of_csvw_are_looked_at_too(csvw: Any, codes: Any) -> None:
    found = csvw(
        {"name": "uid", "datatype": {"base": "string", "format": "(["}},
        {"name": "lampHeight", "datatype": {"base": "decimal", "minimum": 5, "maximum": 4}},
        {"name": "lampKind", "datatype": "string", "required": "yes"},
        primaryKey="uid",
    )
    places = {one.code: one.place.key for one in found}
    assert places == {
        "schema-rule-pattern": "tableSchema.columns.1.datatype.format",
        "schema-rules-contradict": "tableSchema.columns.2.datatype.minimum",
        "schema-rule-value": "tableSchema.columns.3.required",
    }


def test_a_pattern_that_is_a_warning_elsewhere_is_no_fault() -> None:
    assert pattern_fault("[[a]") is None
    assert pattern_fault("(" * 3) is not None
    assert pattern_fault("(" * 5_000) is None  # too long to be tried


@pytest.mark.parametrize("pattern", ["(a+)+b", "((a+))*b", "(a|aa)*b", "(a?){40}b", r"(a*)\1*b"])
def test_a_pattern_that_never_ends_is_not_tried(schema: Any, pattern: str) -> None:
    field = column("string", "a" * 60, pattern=pattern)
    assert schema(UID, field, primaryKey="uid") == []
