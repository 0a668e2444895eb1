"""A Table Schema of the catalogue, frozen."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from opendata.catalogue.schema_rules import schema_faults
from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Place, Problem

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


def read_schema(path: Path, shown: str | None = None) -> TableSchema:
    """The Table Schema in the JSON file ``path``, called ``shown`` before people.

    :raises OpendataError: ``schema-broken``, exit 4: a workspace may bring a schema of its own.
    """
    name = shown or path.as_posix()
    try:
        descriptor = json.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError) as error:
        problem = Problem(
            "schema-broken",
            msg("the file is not in the JSON format"),
            Place(name),
            found=str(error),
            expected=msg("a Table Schema in JSON, in the UTF-8 encoding"),
            remedy=msg("Open the file in a text editor and mend the place named above."),
        )
        raise OpendataError(problem, Exit.CONFIGURATION) from None
    problems = schema_faults(descriptor, name)
    if problems:
        raise OpendataError(problems[0], Exit.CONFIGURATION, *problems[1:])
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
        description=one.get("description", ""),
        type=one["type"],
        datatype="anyURI" if is_uri else DATATYPES.get(one["type"], one["type"]),
        required=bool(constraints.get("required")),
        constraints=constraints,
        example=one.get("example"),
    )
