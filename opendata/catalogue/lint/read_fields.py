"""Table Schema → listings: one by itself, or those of the resources of a Data Package."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from opendata.catalogue.lint.letters import bare
from opendata.catalogue.lint.listing import Column, Kind, Listing
from opendata.catalogue.lint.values import text_of
from opendata.messages import msg
from opendata.problems import Place, Problem

OPTIONS: Final = (
    "format",
    "trueValues",
    "falseValues",
    "decimalChar",
    "groupChar",
    "bareNumber",
)


def field_listing(
    content: Mapping[str, Any], place: Place, name: str
) -> tuple[Listing, list[Problem]]:
    """The Table Schema ``content`` that stands at ``place`` for a resource ``name``.

    The problems are parts that are not even of the right kind; the rest is listed all the same.
    """
    base = f"{place.key}." if place.key else ""
    problems: list[Problem] = []
    columns = []
    for number, one in enumerate(_list(content.get("fields")), 1):
        at = Place(place.file, key=f"{base}fields.{number}")
        if isinstance(one, dict):
            columns.append(_column(one, at))
        else:
            problems.append(not_a_column(one, at))
    ours = _mapping(content.get("opendata"))
    listing = Listing(
        Kind.TABLE_SCHEMA,
        place,
        tuple(columns),
        str(ours.get("resource") or name),
        words(content.get("primaryKey")),
        tuple(words(_mapping(one).get("fields")) for one in _list(content.get("foreignKeys"))),
        words(ours.get("rowKey")),
        words(content.get("missingValues")) or ("",),
    )
    return listing, problems


def not_a_column(found: object, place: Place) -> Problem:
    """The finding for what stands in the list of columns and is none."""
    return Problem(
        "schema-not-a-column",
        msg("this is not the description of a column"),
        place,
        text_of(found),
        msg("an object with the keys name, title and type"),
        msg("Correct it, or take it out."),
    )


def words(value: object) -> tuple[str, ...]:
    """A text or a list of texts as a tuple; anything else is nothing."""
    if isinstance(value, str):
        return (value,)
    # Table Schema v2 lets a missing value be an object with a label.
    found = (one.get("value") if isinstance(one, dict) else one for one in _list(value))
    return tuple(text_of(one) for one in found if one is not None)


def text_or_none(value: object) -> str | None:
    """A scalar as text, None for what is none."""
    return None if value is None or isinstance(value, dict | list) else text_of(value)


def _column(one: Mapping[str, Any], at: Place) -> Column:
    constraints = _mapping(one.get("constraints"))
    name = text_or_none(one.get("name")) or ""
    example = one.get("example")
    if example is None and _list(one.get("examples")):
        example = one["examples"][0]
    required = constraints.get("required", False)
    return Column(
        name,
        Place(at.file, key=at.key, field=bare(name) or None),
        text_or_none(one.get("title")),
        text_or_none(one.get("description")),
        text_or_none(one.get("type")),
        required if isinstance(required, bool) else None,
        dict(_named(constraints)),
        {key: one[key] for key in OPTIONS if key in one},
        None if isinstance(example, dict | list) else example,
        {f"rules.{key}": f"constraints.{key}" for key in constraints}
        | {"required": "constraints.required"},
    )


def _named(constraints: Mapping[Any, Any]) -> Iterator[tuple[str, Any]]:
    return ((str(name), value) for name, value in constraints.items())


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> Sequence[Any]:
    return value if isinstance(value, list) else ()
