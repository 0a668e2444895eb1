"""Rows that go with the rows they belong to.

The goals of a budget passport say nothing without the passport, and tell of what was held back. A
link of a table to itself is no such bond: the version after a passport stands without the one
before it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from opendata.catalogue.schema import TableSchema
from opendata.release.tables import Key, key_getter
from opendata.table import Table


def with_dependents(
    tables: Sequence[Table], schemas: Sequence[TableSchema], held: Sequence[Collection[int]]
) -> tuple[frozenset[int], ...]:
    """``held`` are the positions of the rows of each table that are not to be published; the same
    with all rows that refer to one of them by a foreign key, and to no row that stays.
    """
    found = [frozenset(one) for one in held]
    while True:
        more = [
            rows | frozenset(_of_table(at, tables, schemas, found)) for at, rows in enumerate(found)
        ]
        if more == found:
            return tuple(found)
        found = more


def _of_table(
    at: int,
    tables: Sequence[Table],
    schemas: Sequence[TableSchema],
    held: Sequence[frozenset[int]],
) -> Iterator[int]:
    for link in schemas[at].descriptor.get("foreignKeys", ()):
        said, columns = link["reference"], _names(link["fields"])
        target = next((n for n, one in enumerate(schemas) if one.name == said["resource"]), at)
        if target == at or not held[target] or not set(columns) <= set(tables[at].columns):
            continue
        gone = _gone(tables[target], _names(said["fields"]), held[target])
        of = key_getter(tables[at].columns, columns)
        yield from (row for row, cells in enumerate(tables[at].rows) if of(cells) in gone)


def _gone(table: Table, columns: Sequence[str], held: frozenset[int]) -> frozenset[Key]:
    """The keys that only rows have that are held back."""
    if not set(columns) <= set(table.columns):
        return frozenset()
    of = key_getter(table.columns, columns)
    keys = [of(cells) for cells in table.rows]
    stay = {key for row, key in enumerate(keys) if row not in held}
    return frozenset(keys[row] for row in held) - stay


def _names(said: str | Sequence[str]) -> list[str]:
    return [said] if isinstance(said, str) else list(said)
