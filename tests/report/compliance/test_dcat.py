from __future__ import annotations

from typing import Any

import pytest

from opendata.report.compliance.dcat import faults, values

FILE: dict[str, Any] = {
    "@type": "dcat:Distribution",
    "dcat:accessURL": {"@id": "https://rada.example/decisions/index.html"},
    "dcat:byteSize": {"@type": "xsd:nonNegativeInteger", "@value": "120"},
}
SET: dict[str, Any] = {
    "@type": "dcat:Dataset",
    "dct:title": {"@language": "uk", "@value": "Рішення"},
    "dct:description": {"@language": "uk", "@value": "Рішення ради"},
    "dct:publisher": {"@type": "foaf:Agent", "foaf:name": {"@value": "Рада"}},
    "dct:issued": {"@type": "xsd:dateTime", "@value": "2026-01-16T09:30:00Z"},
    "dcat:distribution": [FILE],
}


def test_what_is_right_has_no_faults() -> None:
    assert faults(SET) == ()


@pytest.mark.parametrize("name", ["dct:title", "dct:description"])
@pytest.mark.parametrize("value", [None, "", {"@language": "uk", "@value": "  "}])
def test_what_is_mandatory_must_say_something(name: str, value: Any) -> None:
    assert faults(SET | {name: value}) == (name,)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("dcat:accessURL", None),
        ("dcat:accessURL", {"@id": "decisions/index.html"}),
        ("dcat:byteSize", {"@type": "xsd:decimal", "@value": "120"}),
        ("dcat:byteSize", {"@type": "xsd:nonNegativeInteger", "@value": "-1"}),
        ("dct:license", [{"@id": "https://a.example/"}, {"@id": "https://b.example/"}]),
    ],
)
def test_files_are_looked_at_too(name: str, value: Any) -> None:
    assert faults(SET | {"dcat:distribution": [FILE, FILE | {name: value}]}) == (name,)


@pytest.mark.parametrize(
    "value",
    [
        {"@type": "xsd:dateTime", "@value": "2026-01-16"},
        {"@type": "xsd:date", "@value": "16.01.2026"},
        {"@value": "2026-01-16T09:30:00Z"},
        "2026-01-16",
    ],
)
def test_a_date_is_a_date(value: Any) -> None:
    assert faults(SET | {"dct:issued": value}) == ("dct:issued",)


def test_a_publisher_has_a_name() -> None:
    assert faults(SET | {"dct:publisher": {"@type": "foaf:Agent"}}) == ("dct:publisher",)


def test_a_property_has_none_one_or_many_values() -> None:
    assert values({"a": 1}, "a") == [1]
    assert values({"a": [1, 2]}, "a") == [1, 2]
    assert values({}, "a") == []
