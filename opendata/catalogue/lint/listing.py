"""A structure as somebody wrote it, whatever the form: raw names, and where each of them stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from opendata.catalogue.lint.letters import bare
from opendata.problems import Place


class Kind(StrEnum):
    """The form of the structure: what its words mean depends on it."""

    TABLE_SCHEMA = "tableschema"
    CSVW = "csvw"
    STRUCTURE = "structure"
    """The file with five columns that Resolution 835's recommendations ask for."""
    DATA = "data"
    """A table itself: only its header and its first rows are looked at."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column as it is listed. ``type`` is the word that stands there, None where there is none.

    ``rules`` are constraints under the names of Table Schema, ``options`` what else decides how a
    value is read (``format``, ``trueValues``, ``decimalChar`` …). ``parts`` tells under which key
    of the file the name, the type and so on stand, where it is not the usual one.
    """

    name: str
    place: Place
    title: str | None = None
    description: str | None = None
    type: str | None = None
    required: bool | None = None
    rules: Mapping[str, Any] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)
    example: object = None
    parts: Mapping[str, str] = field(default_factory=dict)

    @property
    def bare(self) -> str:
        """The name as it was meant: without blanks, invisible and look-alike letters."""
        return bare(self.name)

    def at(self, part: str) -> Place:
        """Where the name, the type … of the column stands."""
        if self.place.key is None:
            return self.place
        return replace(self.place, key=f"{self.place.key}.{self.parts.get(part, part)}")


@dataclass(frozen=True, slots=True)
class Listing:
    """The structure of one table.

    ``key`` is the declared primary key, None where the form has no place for one, empty where it is
    left out. ``links`` are the columns of each foreign key. ``told`` are the columns that tell rows
    apart where it is said otherwise than by a primary key. ``samples`` are the first rows of a
    table, each with its number.
    """

    kind: Kind
    place: Place
    columns: tuple[Column, ...]
    resource: str = ""
    key: tuple[str, ...] | None = None
    links: tuple[tuple[str, ...], ...] = ()
    told: tuple[str, ...] = ()
    missing: tuple[str, ...] = ("",)
    samples: Sequence[tuple[int, Sequence[object]]] = ()

    def at(self, part: str) -> Place:
        """Where a part of the structure, such as its primary key, stands."""
        if self.kind in {Kind.STRUCTURE, Kind.DATA}:
            return self.place
        base = f"{self.place.key}." if self.place.key else ""
        return replace(self.place, key=base + part)
