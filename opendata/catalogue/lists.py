"""The lists of values that a column may have, closed or suggested."""

from __future__ import annotations

from opendata.catalogue.schema import Field


def listed_in(field: Field) -> tuple[str, ...]:
    """The closed list of which one value may stand."""
    return tuple(map(str, field.constraints.get("enum", ())))


def is_closed(field: Field) -> bool:
    """Whether nothing but the listed values may stand.

    A list of which several may stand in one cell is a pattern in Table Schema.
    """
    return bool(listed_in(field)) or (bool(field.values) and "pattern" in field.constraints)
