"""CSV on the Web metadata → listings, one for each table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any, Final

from opendata.catalogue.lint.letters import bare
from opendata.catalogue.lint.listing import Column, Kind, Listing
from opendata.catalogue.lint.read_fields import not_a_column, text_or_none, words
from opendata.problems import Place, Problem

_DESCRIPTIONS: Final = (
    "dc:description",
    "dcterms:description",
    "schema:description",
    "description",
)
_LIMITS: Final = {
    "minimum": "minimum",
    "minInclusive": "minimum",
    "maximum": "maximum",
    "maxInclusive": "maximum",
    "minExclusive": "exclusiveMinimum",
    "maxExclusive": "exclusiveMaximum",
    "minLength": "minLength",
    "maxLength": "maxLength",
}
"""Words of CSVW for rules → those of Table Schema."""
_TEXTS: Final = frozenset({"string", "normalizedString", "token", "anyURI"})
_LANGUAGES: Final = ("uk", "und", "en")


def csvw_listings(
    content: Mapping[str, Any], file: str | None, name: str
) -> tuple[list[Listing], list[Problem]]:
    """The tables of the metadata ``content``; ``name`` is that of a table without an address."""
    listings, problems = [], []
    for schema, table, base in _schemas(content):
        columns = []
        for number, one in enumerate(schema.get("columns") or (), 1):
            at = Place(file, key=f"{base}columns.{number}")
            if not isinstance(one, dict):
                problems.append(not_a_column(one, at))
            elif one.get("virtual") is not True:  # a virtual column stands in no file
                columns.append(_column(one, at))
        links = schema.get("foreignKeys")
        listings.append(
            Listing(
                Kind.CSVW,
                Place(file, key=base.removesuffix(".") or None),
                tuple(columns),
                _resource(table) or name,
                words(schema.get("primaryKey")),
                tuple(
                    words(one.get("columnReference"))
                    for one in (links if isinstance(links, list) else ())
                    if isinstance(one, dict)
                ),
                missing=words(table.get("null", schema.get("null"))) or ("",),
            )
        )
    return listings, problems


def is_csvw(content: Mapping[str, Any]) -> bool:
    """True if ``content`` has a list of columns in one of the places of CSVW."""
    return any(isinstance(schema.get("columns"), list) for schema, _, _ in _schemas(content))


def _schemas(
    content: Mapping[str, Any],
) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any], str]]:
    """(Schema, the table that it belongs to, the path in front of its parts) of every table."""
    if isinstance(content.get("columns"), list):
        yield content, {}, ""
    if isinstance(content.get("tableSchema"), dict):
        yield content["tableSchema"], content, "tableSchema."
    tables = content.get("tables")
    for number, table in enumerate(tables if isinstance(tables, list) else (), 1):
        if isinstance(table, dict) and isinstance(table.get("tableSchema"), dict):
            yield table["tableSchema"], table, f"tables.{number}.tableSchema."


def _column(one: Mapping[str, Any], at: Place) -> Column:
    title = _text(one.get("titles", one.get("title")))
    name = text_or_none(one.get("name")) or ""
    datatype = one.get("datatype")
    options = datatype if isinstance(datatype, dict) else {}
    word = options.get("base", options.get("dc:title")) if options else datatype
    described = next((key for key in _DESCRIPTIONS if key in one), _DESCRIPTIONS[0])
    required = one.get("required", False)
    rules = {ours: options[word] for word, ours in _LIMITS.items() if word in options}
    parts = {
        f"rules.{ours}": f"datatype.{word}" for word, ours in _LIMITS.items() if word in options
    }
    rules["required"] = required  # where it is no truth, the finding about its value says so
    if "format" in options and (word is None or word in _TEXTS):
        rules["pattern"] = options["format"]
        parts["rules.pattern"] = "datatype.format"
    return Column(
        name,
        Place(at.file, key=at.key, field=bare(name) or None),
        title,
        _text(one.get(described)),
        text_or_none(word) if word is not None else None,
        required if isinstance(required, bool) else None,
        rules,
        {} if "pattern" in rules else _options(options),
        parts=parts
        | {
            "type": "datatype.base" if "base" in options else "datatype",
            "title": "titles",
            "description": described,
            "rules.required": "required",
        },
    )


def _options(datatype: Mapping[str, Any]) -> dict[str, Any]:
    """Only whether a format stands there: that of CSVW is written in other signs than ours."""
    return {"format": "any", "bareNumber": False} if "format" in datatype else {}


def _text(value: object) -> str | None:
    """A text, the first of several, or the one in the best language."""
    if isinstance(value, dict) and value:
        language = next((one for one in _LANGUAGES if one in value), next(iter(value)))
        return _text(value.get("@value", value[language]))
    if isinstance(value, Sequence) and not isinstance(value, str):
        return _text(value[0]) if value else None
    return text_or_none(value)


def _resource(table: Mapping[str, Any]) -> str:
    """The name of the file that the table stands in, without its ending."""
    address = table.get("url")
    return PurePosixPath(address).stem if isinstance(address, str) else ""
