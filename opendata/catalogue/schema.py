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

    ``datatype`` is the word that the structure file of Resolution 835 uses (``anyURL`` for a link),
    ``listed_required`` what that file says of it: there ``null`` counts as a value, so ``required``
    may be False where it is True. ``english`` is (label, meaning). ``content`` is the kind of value
    (``edrpou``, ``katottg``, ``url`` …), ``separator`` parts several values in one cell, ``values``
    are suggested and not enforced. ``was`` are other names of the column on portals, ``becomes``
    the columns of the latest edition that it went into; the source of both is the crosswalk of
    ``schemas/tables/``.
    """

    name: str
    title: str
    description: str
    type: str
    datatype: str
    required: bool
    constraints: Mapping[str, Any]
    example: str | None = None
    listed_required: bool = False
    english: tuple[str, str] = ("", "")
    content: str | None = None
    separator: str | None = None
    values: tuple[str, ...] = ()
    literals: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    becomes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableSchema:
    """The structure of one table. ``descriptor`` is the Table Schema v2 that manifests carry.

    ``name`` is that of the resource as Resolution 835 spells it (``legalActs``), ``key`` the stable
    one (``legal_acts``), since resources of several tables have one name. ``primary_key`` are the
    columns that tell rows apart, also where the recommendation declares no key.
    """

    name: str
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    descriptor: Mapping[str, Any]

    @property
    def key(self) -> str:
        """The stable key; the name for a structure that a council brought itself."""
        return str(_ours(self.descriptor).get("key", self.name))

    @property
    def edition(self) -> str:
        """The edition of the recommendations, such as ``2025``; empty for an own structure."""
        return str(_ours(self.descriptor).get("edition", ""))

    @property
    def requirement(self) -> str:
        """The key of the requirement that the table serves; empty for an own structure."""
        return str(_ours(self.descriptor).get("requirement", ""))

    @property
    def title(self) -> str:
        """The Ukrainian title."""
        return str(self.descriptor.get("title", self.name))

    @property
    def english(self) -> tuple[str, str]:
        """(Title, description) in English."""
        texts = _ours(self.descriptor).get("en", {})
        return texts.get("title", self.name), texts.get("description", "")

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

    ``name`` is the name of the resource where the descriptor does not say it: Frictionless 5 takes
    only lower-case names, so «legalActs» cannot stand at its top.
    """
    ours = _ours(descriptor)
    key = descriptor.get("primaryKey") or ours.get("rowKey", [])
    return TableSchema(
        name=ours.get("resource", name),
        fields=tuple(_field(one) for one in descriptor["fields"]),
        primary_key=(key,) if isinstance(key, str) else tuple(key),
        descriptor=descriptor,
    )


def _ours(descriptor: Mapping[str, Any]) -> Mapping[str, Any]:
    """What stands under our own key; a structure of the council's own may have nothing there."""
    found = descriptor.get("opendata")
    return found if isinstance(found, Mapping) else {}


def _field(one: Mapping[str, Any]) -> Field:
    constraints = one.get("constraints", {})
    ours = _ours(one)
    texts = ours.get("en", {})
    is_uri = one["type"] == "string" and one.get("format") == "uri"
    usual = "anyURI" if is_uri else DATATYPES.get(one["type"], one["type"])
    return Field(
        name=one["name"],
        title=one["title"],
        description=one.get("description", ""),
        type=one["type"],
        datatype=ours.get("datatype", usual),
        required=bool(constraints.get("required")),
        constraints=constraints,
        example=one.get("example"),
        listed_required=bool(ours.get("required", constraints.get("required"))),
        english=(texts.get("title", ""), texts.get("description", "")),
        content=ours.get("content"),
        separator=ours.get("separator"),
        values=tuple(ours.get("values", ())),
        literals=tuple(ours.get("literals", ())),
        was=tuple(ours.get("was", ())),
        becomes=tuple(ours.get("becomes", ())),
    )
