"""What the W3C's «Metadata Vocabulary for Tabular Data» asks of a metadata file, for tests.

Written from the Recommendation of 17 December 2015, without a look at what our own writer does. Of
the vocabulary it knows the part that describes one table; anything else is a fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

CONTEXT = "http://www.w3.org/ns/csvw"
TABLE = {"@context", "@id", "@type", "url", "dialect", "notes", "tableDirection", "tableSchema"}
SCHEMA = {"@id", "@type", "columns", "foreignKeys", "primaryKey", "rowTitles"}
COLUMN = {"@id", "@type", "name", "suppressOutput", "titles", "virtual"}
INHERITED = {"aboutUrl", "datatype", "default", "lang", "null", "ordered", "propertyUrl"} | {
    "required",
    "separator",
    "textDirection",
    "valueUrl",
}
TEXTS = {"string", "normalizedString", "token", "language", "Name", "NMTOKEN", "json", "xml"}
NUMBERS = {"decimal", "integer", "long", "int", "short", "byte", "double", "float", "number"}
TIMES = {"date", "dateTime", "datetime", "dateTimeStamp", "time", "gYear", "gYearMonth"}
OTHERS = {"anyURI", "boolean", "duration", "gDay", "gMonth", "gMonthDay", "any", "QName"}
FACETS = {"base", "format", "length", "minLength", "maxLength", "@id"}
RANGES = {"minimum", "maximum", "minInclusive", "maxInclusive", "minExclusive", "maxExclusive"}
VARIABLE = re.compile(r"(?:[A-Za-z0-9]|%[0-9A-F]{2})(?:\.?(?:[A-Za-z0-9_]|%[0-9A-F]{2}))*")
DATE = {"yyyy-MM-dd": r"\d{4}-\d{2}-\d{2}"}
TIME = {"HH:mm": r"\d{2}:\d{2}", "HH:mm:ss": r"\d{2}:\d{2}:\d{2}"}


def faults(metadata: Mapping[str, Any], header: Sequence[str] = ()) -> list[str]:
    """Every fault of ``metadata``; with ``header`` also where it does not fit such a CSV."""
    found = [*_table(metadata)]
    columns = metadata["tableSchema"]["columns"]
    if header and len(columns) != len(header):
        found.append("another number of columns than in the table")
    for column, cell in zip(columns, header, strict=False):
        if cell not in column["titles"].get("und", ()):
            found.append(f"the header {cell!r} is not among the titles")
    return found


def _table(table: Mapping[str, Any]) -> Iterator[str]:
    context = table.get("@context")
    one, more = context if isinstance(context, list) else (context, {"@language": "en"})
    if one != CONTEXT or set(more) - {"@language", "@base"}:
        yield f"context {context}"
    if not isinstance(table.get("url"), str):
        yield "no url"
    yield from _known(table, TABLE | INHERITED, "table")
    schema = table["tableSchema"]
    yield from _known(schema, SCHEMA | INHERITED, "schema")
    names = [column.get("name") for column in schema["columns"]]
    if len(set(names)) < len(names):
        yield "two columns have one name"
    for column in schema["columns"]:
        yield from _column(column)
    if set(schema.get("primaryKey", ())) - set(names):
        yield "a primary key of columns that are not there"
    for link in schema.get("foreignKeys", ()):
        if set(link) != {"columnReference", "reference"}:
            yield f"foreign key {link}"
        if set(link["reference"]) != {"resource", "columnReference"}:
            yield f"reference {link}"
        if set(link["columnReference"]) - set(names):
            yield "a foreign key of columns that are not there"
        if link["reference"]["resource"] == table["url"] and set(
            link["reference"]["columnReference"]
        ) - set(names):
            yield "a link to columns that are not there"
    missing = schema.get("null", "")
    if not all(isinstance(one, str) for one in missing):
        yield f"null {missing}"


def _known(one: Mapping[str, Any], words: set[str], where: str) -> Iterator[str]:
    for name, value in one.items():
        if ":" in name:  # a common property: any JSON-LD value
            values = value if isinstance(value, list) else [value]
            if any(isinstance(v, dict) and "@value" not in v and "@id" not in v for v in values):
                yield f"{where}: {name} is no value of JSON-LD"
        elif name not in words:
            yield f"{where}: unknown property {name}"


def _column(column: Mapping[str, Any]) -> Iterator[str]:
    yield from _known(column, COLUMN | INHERITED, "column")
    name = column.get("name", "")
    if not VARIABLE.fullmatch(name):
        yield f"the name {name!r} is no variable of RFC 6570"
    for language in column["titles"]:
        if not re.fullmatch(r"[a-z]{2,3}", language):
            yield f"language {language}"
    if not isinstance(column.get("required", False), bool):
        yield f"{name}: required is no boolean"
    datatype = column.get("datatype", "string")
    described = {"base": datatype} if isinstance(datatype, str) else datatype
    yield from (f"{name}: {fault}" for fault in _datatype(described))


def _datatype(datatype: Mapping[str, Any]) -> Iterator[str]:
    base = datatype.get("base", "string")
    if base not in TEXTS | NUMBERS | TIMES | OTHERS:
        yield f"there is no datatype {base}"
    if unknown := set(datatype) - FACETS - RANGES:
        yield f"unknown facets {unknown}"
    if {"length", "minLength", "maxLength"} & set(datatype) and base not in TEXTS:
        yield f"a length of {base}"
    if RANGES & set(datatype) and base not in NUMBERS | TIMES:
        yield f"a range of {base}"
    if {"minimum", "minInclusive"} <= set(datatype) or {"minimum", "minExclusive"} <= set(datatype):
        yield "two lower limits"
    form = datatype.get("format")
    if base == "boolean" and form is not None and len(form.split("|")) != 2:
        yield f"boolean of the form {form}"
    if base == "date" and form is not None and form not in DATE:
        yield f"date of the form {form}"
    if base in TEXTS | {"anyURI"} and form is not None:
        try:
            re.compile(form)
        except re.error:
            yield f"{form} is no regular expression"
        if re.search(r"\\[pPiIcC]|-\[", form):
            yield f"{form} is none of ECMAScript"


def refused(metadata: Mapping[str, Any], rows: Sequence[Sequence[str]]) -> list[str]:
    """The cells of ``rows`` (without the header) that a validator of the standard would refuse."""
    schema = metadata["tableSchema"]
    columns = schema["columns"]
    found = [
        f"{column['name']}: {cell!r}"
        for row in rows
        for column, cell in zip(columns, row, strict=True)
        if not _fits(column, cell, schema["null"])
    ]
    names = [column["name"] for column in columns]
    at = [names.index(name) for name in schema.get("primaryKey", ())]
    keys = [tuple(row[i] for i in at) for row in rows]
    return found + (["a key twice"] if at and len(set(keys)) < len(keys) else [])


def _fits(column: Mapping[str, Any], cell: str, missing: Sequence[str]) -> bool:
    if cell in missing:
        return not column["required"]
    values = cell.split(column["separator"]) if "separator" in column else [cell]
    datatype = column["datatype"]
    described = {"base": datatype} if isinstance(datatype, str) else datatype
    return all(_is(value, described) for value in values)


def _is(value: str, datatype: Mapping[str, Any]) -> bool:
    base, form = datatype["base"], datatype.get("format")
    if base in TEXTS | {"anyURI"}:
        # A search, as in ECMAScript: the expression itself has to mean the whole value.
        fits = form is None or re.search(form, value) is not None
        least, most = datatype.get("minLength", 0), datatype.get("maxLength", len(value))
        return fits and least <= len(value) <= most
    value = value.strip()
    if base == "boolean":
        return value in (form.split("|") if form else ("true", "false", "1", "0"))
    if base in {"integer", "decimal"}:
        return _is_number(value, datatype)
    patterns = {
        "date": DATE.get(form or "", DATE["yyyy-MM-dd"]),
        "time": TIME.get(form or "", TIME["HH:mm:ss"]),
        "gYear": r"-?\d{4}",
        "dateTime": r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}"
        + ("" if form else r":\d{2}(\.\d+)?(Z|\+\d{2}:\d{2})?"),
    }
    return re.fullmatch(patterns[base], value) is not None


def _is_number(value: str, datatype: Mapping[str, Any]) -> bool:
    form = r"[+-]?\d+" if datatype["base"] == "integer" else r"[+-]?(\d+(\.\d*)?|\.\d+)"
    if not re.fullmatch(form, value):
        return False
    try:
        number = Decimal(value)
    except InvalidOperation:
        return False
    limits = {name: Decimal(str(datatype[name])) for name in RANGES if name in datatype}
    return limits.get("minimum", number) <= number <= limits.get("maximum", number) and limits.get(
        "minExclusive", number - 1
    ) < number < limits.get("maxExclusive", number + 1)
