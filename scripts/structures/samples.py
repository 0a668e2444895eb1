"""Samples of every table: one that is valid, and at least three that are not.

They are made from the examples of the columns. The name of an invalid one tells the code that
``opendata validate`` gives: ``invalid-cell-empty.csv``. Each has one fault and no other.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from opendata.catalogue.template import cells
from scripts.structures.source import OWN

Row = list[str]
ROWS: Final = 2
NOT_LISTED: Final = "невідоме значення"
OF_TYPE: Final[Mapping[str, str]] = {**cells.OF_TYPE, "string": "зразок"}
OF_CONTENT: Final[Mapping[str, str]] = {
    **cells.OF_CONTENT,
    "lat": "50.450100",
    "lon": "30.523400",
}
ANOTHER_CODE: Final = "01411082"
"""An EDRPOU code whose check digit fits."""
ENDS_WITH_DATE: Final = re.compile(r"-\d{4}-\d\d-\d\d$")
"""Number and date of an act: two records of one act differ by what follows."""
BROKEN: Final[Mapping[str, str]] = {
    "date": "31.02.2024",
    "datetime": "31.02.2024 25:00",
    "time": "о дев’ятій",
    "year": "торік",
    "integer": "сім",
    "number": "12 тис. грн",
    "boolean": "можливо",
}


@dataclass(frozen=True, slots=True)
class Sample:
    """A file of the folder of a table: its name and its text."""

    name: str
    text: str


def samples(schema: Mapping[str, Any]) -> tuple[Sample, ...]:
    """The valid sample of a built ``schema`` first, then those with one fault each."""
    fields = schema["fields"]
    names = [field["name"] for field in fields]
    rows = [[_value(field, schema, number) for field in fields] for number in range(ROWS)]
    made = [Sample("valid.csv", _csv(names, rows))]
    for code, changed in _faults(schema, rows):
        made.append(Sample(f"invalid-{code}.csv", _csv(names, changed)))
    needed = [i for i, field in enumerate(fields) if field["opendata"]["required"]]
    last = next(
        (i for i in needed if fields[i]["name"] not in _keys(schema) or i + 1 == len(fields)),
        needed[-1],  # a table that asks for nothing but its key
    )
    short = [[cell for i, cell in enumerate(row) if i != last] for row in rows]
    made.append(
        Sample(
            "invalid-column-missing.csv",
            _csv([name for i, name in enumerate(names) if i != last], short),
        )
    )
    return tuple(made)


def _value(field: Mapping[str, Any], schema: Mapping[str, Any], number: int) -> str:
    """The cell of row ``number``; identifiers differ, what may be null is so in the last row."""
    limits = field.get("constraints", {})
    if parent := _own_parent(field, schema):
        return _value(parent, schema, 0) if number else "null"
    if number and not limits.get("required") and field["name"] not in _keys(schema):
        return "null"
    if schema["opendata"]["edition"] == OWN and not field["opendata"]["required"]:
        # A made-up value would not go with the others: a day of removal of what is registered.
        return str(field.get("example", "null"))
    value = str(_first(field, limits, schema))
    if number and field["name"] in _differing(schema):
        return _another(value, field)
    return value


def _differing(schema: Mapping[str, Any]) -> list[str]:
    """The columns in which the second row is not the first.

    In our own tables it is the last of the key: a row of the same report that ends before it begins
    would be a poor example.
    """
    keys = _keys(schema)
    return keys[-1:] if schema["opendata"]["edition"] == OWN else keys


def _own_parent(field: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The column of the same table that ``field`` repeats: the second row belongs to the first."""
    for link in schema.get("foreignKeys", ()):
        if link["fields"] == [field["name"]] and not link["reference"]["resource"]:
            name = link["reference"]["fields"][0]
            return next(one for one in schema["fields"] if one["name"] == name)
    return None


def _first(
    field: Mapping[str, Any], limits: Mapping[str, Any], schema: Mapping[str, Any]
) -> object:
    ours = field["opendata"]
    if schema["opendata"]["edition"] == OWN and "example" in field:
        return field["example"]
    if "enum" in limits:
        return limits["enum"][0]
    if ours.get("content") in OF_CONTENT and not field.get("example"):
        return OF_CONTENT[ours["content"]]
    if "example" in field:
        return field["example"]
    if ours.get("values"):
        return ours["values"][0]
    return OF_TYPE[field["type"]]


def _another(value: str, field: Mapping[str, Any]) -> str:
    """A value like ``value`` that is not it: the first number in it goes one up."""
    if "enum" in field.get("constraints", {}):
        listed = [str(one) for one in field["constraints"]["enum"]]
        return listed[0] if value == listed[-1] else listed[-1]
    if field["type"] == "date":
        return value[:-2] + ("02" if value[-2:] != "02" else "03")
    if field["opendata"].get("content") == "edrpou":
        return ANOTHER_CODE
    found = re.search(r"\d(?!\d)", value)
    if found is None or ENDS_WITH_DATE.search(value):
        return f"{value}-2"
    digit = (int(found[0]) + 1) % 10
    return value[: found.start()] + str(digit) + value[found.end() :]


def _keys(schema: Mapping[str, Any]) -> list[str]:
    return schema.get("primaryKey") or schema["opendata"].get("rowKey", [])


def _faults(schema: Mapping[str, Any], rows: list[Row]) -> Iterator[tuple[str, list[Row]]]:
    """(Code, rows): the first column that a fault can stand in."""
    fields = schema["fields"]
    key = schema.get("primaryKey", [])
    at = {field["name"]: spot for spot, field in enumerate(fields)}
    for spot, field in enumerate(fields):
        if field.get("constraints", {}).get("required") and field["name"] not in key:
            yield "cell-empty", _changed(rows, spot, "")
            break
    for spot, field in enumerate(fields):
        if field["type"] in BROKEN and field["name"] not in key:
            yield "cell-type", _changed(rows, spot, BROKEN[field["type"]])
            break
    for code in ("enum", "pattern"):
        for spot, field in enumerate(fields):
            rules = field.get("constraints", {})
            if code in rules and field["type"] == "string" and field["name"] not in key:
                yield f"cell-{code}", _changed(rows, spot, NOT_LISTED)
                break
    if key:
        twice = [list(row) for row in rows]
        for name in key:
            twice[1][at[name]] = twice[0][at[name]]
        yield "row-twice", twice


def _changed(rows: list[Row], spot: int, value: str) -> list[Row]:
    first, *rest = rows
    return [[*first[:spot], value, *first[spot + 1 :]], *rest]


def _csv(names: list[str], rows: list[Row]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows([names, *rows])
    return buffer.getvalue()
