"""A Table Schema of the catalogue, frozen."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

DATATYPES: Final = {"number": "decimal", "datetime": "dateTime"}
"""Table Schema's word → the word of the structure files, where they differ."""


@dataclass(frozen=True, slots=True)
class Field:
    """One column: name, label, meaning, Table Schema type, whether every cell must hold a value.

    ``datatype`` is the word that the structure file of Resolution 835 uses (``anyURI`` where Table
    Schema says ``string`` with format ``uri``).
    """

    name: str
    title: str
    description: str
    type: str
    datatype: str
    required: bool
    constraints: Mapping[str, Any]
    example: str | None = None


@dataclass(frozen=True, slots=True)
class TableSchema:
    """The structure of one table. ``descriptor`` is the Table Schema v2 that manifests carry."""

    name: str
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    descriptor: Mapping[str, Any]

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(field.name for field in self.fields)

    def field(self, name: str) -> Field:
        """The column ``name``; ``KeyError`` if there is none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)


def read_schema(path: Path) -> TableSchema:
    """The Table Schema in the JSON file ``path``; the file is ours, so a fault in it is a bug."""
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    return schema_from(descriptor, path.stem)


def schema_from(descriptor: Mapping[str, Any], name: str) -> TableSchema:
    """The Table Schema in a parsed descriptor.

    ``name`` is the name of the table as Resolution 835 spells it (``legalActs``). It is not in the
    descriptor: Frictionless 5 takes only lower-case names there.
    """
    key = descriptor.get("primaryKey", [])
    return TableSchema(
        name=name,
        fields=tuple(_field(one) for one in descriptor["fields"]),
        primary_key=(key,) if isinstance(key, str) else tuple(key),
        descriptor=descriptor,
    )


def _field(one: Mapping[str, Any]) -> Field:
    constraints = one.get("constraints", {})
    is_uri = one["type"] == "string" and one.get("format") == "uri"
    return Field(
        name=one["name"],
        title=one["title"],
        description=one["description"],
        type=one["type"],
        datatype="anyURI" if is_uri else DATATYPES.get(one["type"], one["type"]),
        required=bool(constraints.get("required")),
        constraints=constraints,
        example=one.get("example"),
    )
