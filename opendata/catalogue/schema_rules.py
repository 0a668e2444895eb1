"""Whether a parsed JSON file is a Table Schema that a table can be published by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from opendata.messages import Message, msg
from opendata.problems import Place, Problem

TYPES: Final = frozenset(
    {
        "any",
        "array",
        "boolean",
        "date",
        "datetime",
        "duration",
        "geojson",
        "geopoint",
        "integer",
        "list",
        "number",
        "object",
        "string",
        "time",
        "year",
        "yearmonth",
    }
)
"""The types of Table Schema v2."""
_KINDS: Final[Mapping[str, tuple[type, ...]]] = {
    "required": (bool,),
    "unique": (bool,),
    "minLength": (int,),
    "maxLength": (int,),
    "pattern": (str,),
    "enum": (list,),
}
"""What the values of the constraints have to be in JSON; of others nothing is asked here."""


def schema_faults(content: object, shown: str) -> list[Problem]:
    """Every fault of the file ``shown``, with the path to it inside the file."""
    return [
        Problem(
            "schema-broken",
            what,
            Place(shown, key=key),
            found=found,
            expected=expected,
            remedy=msg(
                "Correct the file, or remove it: then the structure that comes with opendata is "
                "used."
            ),
        )
        for key, what, found, expected in _faults(content)
    ]


_Fault = tuple[str | None, Message, str | None, Message]


def _faults(content: object) -> Iterator[_Fault]:
    what = msg("the file is no Table Schema")
    if not isinstance(content, dict):
        yield None, what, None, msg("an object with the key «fields»")
        return
    fields = content.get("fields")
    if not isinstance(fields, list) or not fields:
        yield "fields", what, None, msg("a list of columns, one at least")
        return
    names: list[str] = []
    for number, field in enumerate(fields, 1):
        key = f"fields.{number}"
        if not isinstance(field, dict):
            yield key, what, repr(field), msg("an object with the keys name, title and type")
            continue
        yield from _field(key, field)
        name = field.get("name")
        if isinstance(name, str):
            if name in names:
                yield f"{key}.name", msg("two columns have one name"), name, _text()
            names.append(name)
    ours = content.get("opendata")
    rows = ours.get("rowKey") if isinstance(ours, dict) else None
    yield from _primary_key(content.get("primaryKey") or rows, names)


def _field(key: str, field: Mapping[str, Any]) -> Iterator[_Fault]:
    for name in ("name", "title"):
        value = field.get(name)
        if not isinstance(value, str) or not value.strip():
            yield f"{key}.{name}", msg("a column has no name or title"), _shown(value), _text()
    for name in ("description", "format", "example"):
        value = field.get(name, "")
        if not isinstance(value, str):
            yield f"{key}.{name}", msg("the value does not fit"), _shown(value), _text()
    if not isinstance(field.get("type"), str) or field["type"] not in TYPES:
        names = ", ".join(sorted(TYPES))
        what = msg("there is no such type of column")
        yield f"{key}.type", what, _shown(field.get("type")), msg("one of: {names}", names=names)
    constraints = field.get("constraints", {})
    if not isinstance(constraints, dict):
        expected = msg("an object with rules, such as {example}", example='{"required": true}')
        yield f"{key}.constraints", msg("the value does not fit"), _shown(constraints), expected
        return
    yield from _constraints(f"{key}.constraints", constraints)


def _constraints(key: str, constraints: Mapping[str, Any]) -> Iterator[_Fault]:
    for name, kinds in _KINDS.items():
        value = constraints.get(name)
        if value is None:
            continue
        whole = type(value) in kinds  # True is no number here
        if not whole:
            kind = msg("a value of the kind «{kind}»", kind=kinds[0].__name__)
            yield f"{key}.{name}", msg("the value does not fit"), _shown(value), kind
        elif name == "pattern" and (fault := _pattern(value)):
            yield f"{key}.pattern", msg("the pattern is no regular expression"), value, fault


def _pattern(pattern: str) -> Message | None:
    try:
        re.compile(pattern)
    except re.error as error:
        return msg("a pattern without this fault: {fault}", fault=str(error))
    return None


def _primary_key(key: object, names: list[str]) -> Iterator[_Fault]:
    wanted = [key] if isinstance(key, str) else key
    if not isinstance(wanted, list) or not wanted or any(one not in names for one in wanted):
        yield (
            "primaryKey",
            msg("the file does not say by which columns rows are told apart"),
            _shown(key),
            msg("one of: {names}", names=", ".join(names)),
        )


def _text() -> Message:
    return msg("a text of its own")


def _shown(value: object) -> str | None:
    return None if value is None else str(value)
