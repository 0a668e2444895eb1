"""Which number a release gets: what a consumer has to change in his programs decides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import IntEnum
from typing import Any, Final

from opendata.catalogue.schema import Field, TableSchema
from opendata.release.release import Changes, Version
from opendata.release.structure import same_structure

FIRST: Final = Version(1, 0, 0)


class Level(IntEnum):
    """The part of the number that moves; NONE where nothing changed."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3


def next_version(
    previous: Version | None,
    changes: Changes,
    old: TableSchema | None,
    new: TableSchema,
    others: Iterable[tuple[TableSchema, TableSchema]] = (),
) -> Version | None:
    """The number after ``previous``, or None where nothing changed.

    ``old`` is the structure of the previous release, ``others`` are the old and the new one of each
    further table that both releases have. The first release is 1.0.0, also when it is empty.
    """
    if previous is None:
        return FIRST
    pairs = [*([(old, new)] if old else []), *others]
    level = max([level_of(changes), *(schema_level(*pair) for pair in pairs)])
    if level is Level.MAJOR:
        return Version(previous.major + 1, 0, 0)
    if level is Level.MINOR:
        return Version(previous.major, previous.minor + 1, 0)
    if level is Level.PATCH:
        return Version(previous.major, previous.minor, previous.patch + 1)
    return None


def level_of(changes: Changes) -> Level:
    """What the difference of rows, columns, documents and metadata asks for, in all tables."""
    further = [level_of(one) for one in changes.others.values()]
    return max([_level_of_one(changes), *further])


def _level_of_one(changes: Changes) -> Level:
    if changes.columns_removed:
        return Level.MAJOR
    if (
        changes.columns_added
        or changes.added
        or changes.removed
        or changes.documents_added
        or changes.documents_removed
    ):
        return Level.MINOR
    return Level.NONE if changes.nothing else Level.PATCH


def schema_level(old: TableSchema, new: TableSchema) -> Level:
    """What the difference of two structures asks for.

    Columns in another order are incompatible, as a CSV may be read by position. A renamed column
    is one that was removed and one that was added.
    """
    if same_structure(old, new):
        return Level.NONE
    before = {field.name: field for field in old.fields}
    common = [name for name in new.columns if name in before]
    if common != list(old.columns) or old.primary_key != new.primary_key:
        return Level.MAJOR
    formats = {one["name"]: one.get("format", "default") for one in old.descriptor["fields"]}
    for one in new.descriptor["fields"]:
        name = one["name"]
        if name in before and _breaks(before[name], new.field(name)):
            return Level.MAJOR
        if name in before and _other_format(one["type"], formats[name], one.get("format")):
            return Level.MAJOR
    return Level.MINOR if len(new.columns) > len(common) else Level.PATCH


def _breaks(old: Field, new: Field) -> bool:
    """Whether a program that relies on the old column may fail on the new one."""
    return old.type != new.type or tightened(old.constraints, new.constraints)


def _other_format(kind: str, old: str, new: str | None) -> bool:
    """Whether the format of a column of type ``kind`` is another: cells may not be read as before.

    A text of a certain form that may be any text now is still a text.
    """
    return old != (new or "default") and not (kind == "string" and new in {None, "default"})


def tightened(old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    """Whether a value allowed by ``old`` constraints may be forbidden by ``new`` ones."""
    for name, value in new.items():
        if name not in old:
            if value is not False:
                return True
        elif value != old[name] and not _LOOSER.get(name, _never)(old[name], value):
            return True
    return False


def _never(_old: Any, _new: Any) -> bool:
    return False


_LOOSER: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "required": lambda _old, new: not new,
    "unique": lambda _old, new: not new,
    "minLength": lambda old, new: new <= old,
    "minimum": lambda old, new: new <= old,
    "exclusiveMinimum": lambda old, new: new <= old,
    "maxLength": lambda old, new: new >= old,
    "maximum": lambda old, new: new >= old,
    "exclusiveMaximum": lambda old, new: new >= old,
    "enum": lambda old, new: set(map(str, old)) <= set(map(str, new)),
}
"""How to see that a changed constraint allows all that it allowed; any other change tightens."""
