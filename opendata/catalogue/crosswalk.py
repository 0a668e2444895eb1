"""Where a column of one edition went in another.

The sources of the tables say for each column of an earlier edition which columns of the latest one
it became. Every way from edition to edition, also back, leads through the latest: two columns are
the same if they became the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from opendata.catalogue.schema import Field, TableSchema
from opendata.catalogue.tables import LATEST
from opendata.clean.addresses import COLUMNS, DESCRIPTION

NAME_PARTS: Final = ("familyname", "name", "additionalname")


class How(StrEnum):
    """What happens to the cells of a column."""

    COPY = "copy"
    """They go into one column, perhaps in another form."""
    SPLIT = "split"
    """A full name goes into three columns: surname, given name, patronymic."""
    JOIN = "join"
    """They are one of the three parts of a full name."""
    NOWHERE = "nowhere"
    """The other edition has no such column."""


@dataclass(frozen=True, slots=True)
class Way:
    """Where the cells of a column go: ``targets`` are the columns, none for ``NOWHERE``.

    ``part`` is the place (0 … 2) that the cells have in a name that is joined.
    """

    how: How
    targets: tuple[str, ...] = ()
    part: int = 0


def way(field: Field, source: TableSchema, target: TableSchema) -> Way:
    """Where the column ``field`` of ``source`` goes in ``target``, the same table of an edition."""
    latest = latest_columns(field, source)
    if not latest:
        return Way(How.NOWHERE)
    into = {one.name: latest_columns(one, target) for one in target.fields}
    for name, theirs in into.items():
        if theirs == latest:
            return Way(How.COPY, (name,))
    if len(latest) > 1:
        single = {theirs[0]: name for name, theirs in into.items() if len(theirs) == 1}
        found = tuple(single[one] for one in latest if one in single)
        return Way(How.SPLIT, found) if len(found) == len(latest) else Way(How.NOWHERE)
    for name, theirs in into.items():
        if latest[0] in theirs:
            return Way(How.JOIN, (name,), theirs.index(latest[0]))
    return Way(How.NOWHERE)


def latest_columns(field: Field, schema: TableSchema) -> tuple[str, ...]:
    """The columns of the latest edition that ``field`` of ``schema`` is; none if it was dropped."""
    return (field.name,) if schema.edition == LATEST else field.becomes


def name_columns(schema: TableSchema) -> tuple[str, str, str] | None:
    """The columns of the surname, the given name and the patronymic, if there is one such three."""
    bare = {_bare(name): name for name in schema.columns}
    found = [one.removesuffix(NAME_PARTS[0]) for one in bare if one.endswith(NAME_PARTS[0])]
    if len(found) != 1 or not all(found[0] + part in bare for part in NAME_PARTS):
        return None
    family, given, patronymic = (bare[found[0] + part] for part in NAME_PARTS)
    return family, given, patronymic


def address_columns(schema: TableSchema) -> dict[str, str]:
    """Column of the address block as the latest edition names it → column of ``schema``.

    Nothing where the table has no block, or two of them.
    """
    bare = {_bare(name): name for name in schema.columns}
    found = {}
    for column in COLUMNS:
        key = column.lower()
        # one table leaves the word out; «description» alone is that of something else
        short = "" if column == DESCRIPTION else key.removeprefix("address")
        name = bare.get(key) or bare.get(short)
        if name is not None:
            found[column] = name
    return found if {"addressPostName", "addressThoroughfare"} <= set(found) else {}


def _bare(name: str) -> str:
    return name.replace("_", "").lower()
