"""Frictionless validates a table, and is given only the rows that are not proven valid.

Frictionless opens the file, tells its encoding and dialect, reads the header and writes the report.
Between its reading of cells and its judging of rows stands :func:`unproven`. Wherever it is not
sure that this changes nothing, Frictionless is given every row.
"""

from __future__ import annotations

from types import MethodType
from typing import TYPE_CHECKING, Any

from opendata.check.fast.proof import Link, Rules, unproven

if TYPE_CHECKING:
    from frictionless import Report, Resource

_OPEN = "_TableResource__open_row_stream"
_PARTS = {"handlers", "has_primary_key", "memory_unique", "memory_primary", "foreign_groups"}
_HASHED = {"string", "integer", "number", "boolean", "date", "datetime", "time", "year", "any"}
"""Types whose values can be looked up: those of lists and objects cannot."""


def validate(resource: Resource, limit_errors: int = 1000) -> Report:
    """The report of ``resource.validate(limit_errors=…)``; the resource must not be open."""
    if not hasattr(type(resource), _OPEN):
        return resource.validate(limit_errors=limit_errors)
    setattr(resource, _OPEN, MethodType(_open, resource))
    try:
        return resource.validate(limit_errors=limit_errors)
    finally:
        delattr(resource, _OPEN)


def _open(resource: Any) -> None:
    """Open the row stream of Frictionless, with the proofs before it."""
    plain = getattr(type(resource), _OPEN)
    plain(resource)
    if not _sure(resource):
        return
    # The stream is made anew, and its memories are only there once it is made.
    held: dict[str, Any] = {}
    content = resource.dialect.read_enumerated_content_stream

    def proven_first(cells: Any) -> Any:
        rows = content(cells)
        first = next(rows, None)
        if first is None:
            return
        yield first
        yield from unproven(rows, held["handlers"], _rules(resource, held), resource.stats)

    resource.dialect.read_enumerated_content_stream = proven_first
    try:
        plain(resource)
    finally:
        del resource.dialect.read_enumerated_content_stream
    held.update(resource.row_stream.gi_frame.f_locals)


def _sure(resource: Any) -> bool:
    """Whether rows may be kept from Frictionless without a difference in its report."""
    from frictionless import system

    frame = getattr(resource.row_stream, "gi_frame", None)
    fields = resource.header.get_expected_fields()
    return (
        system.onerror == "ignore"
        and frame is not None
        and frame.f_locals.keys() >= _PARTS
        # With errors of the header the limit of errors may be reached at a row that is valid.
        and resource.header.valid
        and bool(resource.dialect.header_case)
        and len({field.name for field in fields}) == len(fields)
        and all(field.type in _HASHED for field in fields)
    )


def _rules(resource: Any, held: dict[str, Any]) -> Rules:
    """The rules about whole rows, over the memories of the row stream itself."""
    at = {name: index for index, name in enumerate(held["handlers"])}
    links = []
    for group in held["foreign_groups"]:
        # Frictionless passes over a key whose other table has no keys at all to look up.
        tables = resource.lookup.get(group["sourceName"])
        if tables:
            known = tables.get(group["sourceKey"], set())
            links.append(Link(tuple(at[name] for name in group["targetKey"]), known))
    key = tuple(at[name] for name in resource.schema.primary_key) if held["has_primary_key"] else ()
    return Rules(
        tuple((at[name], memory) for name, memory in held["memory_unique"].items()),
        key,
        held["memory_primary"],
        tuple(links),
    )
