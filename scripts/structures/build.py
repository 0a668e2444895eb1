"""A source → the Table Schema v2 that ships.

The rules follow the conventions of the recommendations: codes are text with their zeros, dates are
ISO 8601, ``null`` stands where there is no value. Where a column «must hold a value» but its own
note lets ``null`` stand, the constraint is not set, or rightly filled tables would fail.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from scripts.structures.source import LATEST, OWN, Column, Source, SourceError, read_source

PROFILE: Final = "https://datapackage.org/profiles/2.0/tableschema.json"
MISSING: Final = ["", "null"]
FORMS: Final[Mapping[str, str]] = {
    "edrpou": "[0-9]{8}",
    "katottg": "UA[0-9]{17}",
    "postcode": "[0-9]{5}",
    "url": r"https?://[^\s,]+",
    "email": r"[^@\s,;]+@[^@\s,;]+",
    "phone": r"\+?380[0-9]{9}",
    "currency": "[A-Z]{3}",
}
"""Content → the form of one value. Links and EDRPOU codes as the official checks had them; the rest
from the descriptions of the columns."""
ONE_URL: Final = r"https?://[^\s]+"
RANGES: Final = {"lat": (-90, 90), "lon": (-180, 180)}
DATATYPES: Final = {"number": "decimal", "datetime": "dateTime", "year": "gYear"}
TRUE: Final = ["True", "true", "TRUE", "Так", "так"]
FALSE: Final = ["False", "false", "FALSE", "Ні", "ні"]
MINUTES: Final = "%Y-%m-%dT%H:%M"


def build(source: Source) -> dict[str, Any]:
    """The Table Schema of ``source``: the same source gives the same bytes."""
    schema: dict[str, Any] = {
        "$schema": PROFILE,
        "name": source.key,
        "title": source.uk[0],
        "description": source.uk[1],
        "opendata": {
            "key": source.key,
            "resource": source.resource,
            "edition": source.edition,
            "requirement": source.requirement,
            "en": {"title": source.en[0], "description": source.en[1]},
        },
        "fields": [_field(column, source) for column in source.columns],
        "missingValues": MISSING,
    }
    if source.rows_differ_by:
        schema["opendata"]["rowKey"] = list(source.rows_differ_by)
    if source.primary_key:
        schema["primaryKey"] = list(source.primary_key)
    if links := [_link(column, source) for column in source.columns if "refers" in column.words]:
        schema["foreignKeys"] = links
    return schema


def _field(column: Column, source: Source) -> dict[str, Any]:
    words = column.words
    kind = words.get("type", "string")
    field: dict[str, Any] = {
        "name": column.name,
        "title": column.uk[0],
        "description": column.uk[1],
        "type": kind,
    }
    if kind == "datetime":
        # One table shows seconds and a zone in its example, though its note asks for minutes.
        field["format"] = "any" if str(words.get("example", "")).endswith("Z") else MINUTES
    if kind == "boolean":
        field |= {"trueValues": TRUE, "falseValues": FALSE}
    if "example" in words:
        field["example"] = str(words["example"])
    if constraints := _constraints(column, kind):
        field["constraints"] = constraints
    field["opendata"] = _ours(column, kind, source.edition)
    return field


def _constraints(column: Column, kind: str) -> dict[str, Any]:
    words = column.words
    rules: dict[str, Any] = {}
    if words.get("required") is True:
        rules["required"] = True
    if words.get("enum"):
        rules["enum"] = [int(one) if kind == "integer" else one for one in words["enum"]]
    elif pattern := _pattern(column, kind):
        rules["pattern"] = pattern
    low, high = RANGES.get(words.get("content") or "", (None, None))
    if low is not None:
        rules |= {"minimum": low, "maximum": high}
    return rules


def _pattern(column: Column, kind: str) -> str | None:
    """The form of the cell: of one value, of several, or a literal that may stand instead."""
    words = column.words
    separator = words.get("separator")
    if kind != "string":
        return None
    if several := words.get("enum_several"):
        form, separator = "(" + "|".join(map(re.escape, several)) + ")", separator or ","
    elif words.get("content") == "url" and not separator:
        form = ONE_URL
    else:
        form = words.get("form") or FORMS.get(words.get("content") or "", "")
    if not form:
        return None
    if separator:
        form = rf"{form}(\s*{separator}\s*{form})*"
    if literals := words.get("or"):
        form = "(" + "|".join([form, *map(re.escape, literals)]) + ")"
    return form


def _ours(column: Column, kind: str, edition: str) -> dict[str, Any]:
    """What Table Schema has no word for."""
    words = column.words
    ours: dict[str, Any] = {
        "en": {"title": column.en[0], "description": column.en[1]},
        "datatype": words.get("datatype") or _datatype(kind, words.get("content"), edition),
        "required": bool(words.get("required")),
    }
    for said, kept in (
        ("content", "content"),
        ("separator", "separator"),
        ("values", "values"),
        ("enum_several", "values"),
        ("or", "literals"),
        ("was", "was"),
    ):
        if words.get(said):
            ours[kept] = words[said]
    if becomes := words.get("becomes"):
        ours["becomes"] = [becomes] if isinstance(becomes, str) else becomes
    return ours


def _datatype(kind: str, content: str | None, edition: str) -> str:
    """The word of the official structure file; the editions spell two of them differently."""
    if content == "url":
        return "anyURL" if edition in (LATEST, OWN) else "anyURI"
    if kind == "year" and edition == LATEST:
        return "date"
    return DATATYPES.get(kind, kind)


def _link(column: Column, source: Source) -> dict[str, Any]:
    table, _, name = column.words["refers"].partition(".")
    if table == source.key:
        resource = ""
    else:
        target = _target(source, column, table)
        if name not in {one.name for one in target.columns}:
            raise SourceError(f"{source.key}: there is no {table}.{name}")
        resource = target.resource
    return {"fields": [column.name], "reference": {"resource": resource, "fields": [name]}}


def _target(source: Source, column: Column, table: str) -> Source:
    try:
        return read_source(source.edition, table)
    except SourceError as error:
        raise SourceError(f"{source.key}: «{column.name}» refers to it: {error}") from None
