"""The tables that ship: found by key, or by the name that Resolution 835 gives the resource.

Beside the editions of the recommendations there are tables of opendata's own, for what councils
keep and no recommendation describes: they stand under :data:`OWN` as those of an edition do.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

from opendata.catalogue.schema import TableSchema, read_schema
from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Place, Problem
from opendata.shipped import shipped

LATEST: Final = "2025"
"""The edition that is written unless a dataset says otherwise. The crosswalk leads through it:
``becomes`` names columns of this one, in earlier editions and in later ones.
"""

OWN: Final = "own"
"""Where the tables of opendata's own stand: no edition, and in none of the editions' counts."""


def editions() -> tuple[str, ...]:
    """The editions that have tables, the latest first. A further one is a further folder."""
    folders = (path for path in shipped("schemas").iterdir() if path.is_dir())
    return tuple(sorted((one.name for one in folders if one.name.isdecimal()), reverse=True))


def groups() -> tuple[str, ...]:
    """All that a table can be of: the editions, the latest first, then :data:`OWN`."""
    return (*editions(), OWN)


@cache
def table_paths(edition: str) -> dict[str, Path]:
    """Key → file of every table of ``edition`` or of :data:`OWN`; empty if there is none of it."""
    folder = shipped("schemas") / edition
    return {path.stem: path for path in sorted(folder.glob("*.json"))}


@cache
def table(key: str, edition: str = LATEST) -> TableSchema:
    """The table ``key`` of ``edition``; ``KeyError`` if there is none."""
    return read_schema(table_paths(edition)[key])


def tables(edition: str = LATEST) -> tuple[TableSchema, ...]:
    """Every table of ``edition``, by key."""
    return tuple(table(key, edition) for key in table_paths(edition))


def keys_of(name: str, edition: str = LATEST) -> tuple[str, ...]:
    """The keys that ``name`` may mean: the key itself, or every table whose resource has the name.

    Letter case is not looked at in names of resources: the editions differ in nothing else.
    """
    if name in table_paths(edition):
        return (name,)
    wanted = name.casefold()
    return tuple(key for key, resource in _resources(edition) if resource.casefold() == wanted)


@cache
def _resources(edition: str) -> tuple[tuple[str, str], ...]:
    """(Key, name of the resource) of every table, without building the tables."""
    found = []
    for key, path in table_paths(edition).items():
        ours = json.loads(path.read_text(encoding="utf-8"))["opendata"]
        found.append((key, ours["resource"]))
    return tuple(found)


def find_table(name: str, edition: str = LATEST, place: Place | None = None) -> TableSchema:
    """The table that ``name`` means in ``edition``, else among the tables of :data:`OWN`.

    ``place`` is where a person wrote the name.

    :raises OpendataError: ``schema-unknown`` with near names, or ``schema-ambiguous`` with the keys
        of all tables of that name; both exit 4.
    """
    for one in (edition, OWN):
        keys = keys_of(name, one)
        if len(keys) == 1:
            return table(keys[0], one)
        if keys:
            break
    raise OpendataError(_refusal(name, edition, keys, place), Exit.CONFIGURATION)


def _refusal(name: str, edition: str, keys: Sequence[str], place: Place | None) -> Problem:
    if keys:
        return Problem(
            "schema-ambiguous",
            msg("several tables have this name"),
            place or Place(),
            name,
            msg("one of: {names}", names=", ".join(keys)),
            msg("Name the one that is meant."),
        )
    known = list(table_paths(edition))
    near = difflib.get_close_matches(name, [*known, *table_paths(OWN)], 5, 0.5)
    return Problem(
        "schema-unknown",
        msg("edition {edition} has no table of this name", edition=edition),
        place or Place(),
        name,
        msg("one of: {names}", names=", ".join(near or known[:8]) or "–"),
        msg("All names are shown by: {command}", command="opendata schema list"),
    )
