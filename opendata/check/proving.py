"""Which rows of a table are surely valid; Frictionless has to judge only the others.

Each column is judged by the texts that stand in it, each text once, with Frictionless's own reader
of cells; what relates rows (keys, unique columns, links of a table to itself) is looked up over
whole columns. A row that nothing is against has no error, so that it need not be given to
Frictionless: the report about the others is the report about all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from opendata.table import Cell, Table

if TYPE_CHECKING:
    from frictionless import Schema

_HASHED: Final = frozenset(
    {"string", "integer", "number", "boolean", "date", "datetime", "time", "year", "any"}
)
"""Types whose values can be looked up: those of lists and objects cannot."""

Reader = Callable[[Any], tuple[Any, Any]]
"""A cell reader of Frictionless: cell → its value, and notes of what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Rows (from 0) that Frictionless is given: ``rows``, in order, and which of them count.

    The others of ``rows`` are valid and stand there because one that counts is linked to them.
    """

    rows: tuple[int, ...]
    count: frozenset[int]


def to_ask(table: Table, schema: Schema) -> Asked:
    """The rows of ``table`` that are not surely valid, and those that they are linked to.

    Every row, where it is not sure that this changes nothing. The links of ``schema`` are those of
    the table to itself.
    """
    if not _sure(table, schema):
        return Asked(tuple(range(len(table.rows))), frozenset(range(len(table.rows))))
    columns = _Columns(table, schema)
    doubtful = columns.faulty | columns.clashing(schema)
    beside: set[int] = set()
    for here, there in columns.links(schema):
        known = set(there)
        doubtful |= {at for at, key in enumerate(here) if key not in known and set(key) != {None}}
    for here, there in columns.links(schema):
        wanted = {here[at] for at in doubtful}
        beside |= {at for at, key in enumerate(there) if key in wanted}
    return Asked(tuple(sorted(doubtful | beside)), frozenset(doubtful))


def _sure(table: Table, schema: Schema) -> bool:
    from frictionless import system

    names = [field.name for field in schema.fields]
    bound = _bound(schema)
    return (
        system.onerror == "ignore"
        # Else the header has an error, which stands for all that is wrong.
        and list(table.columns) == names
        and len(set(names)) == len(names)
        and bound <= set(names)
        and all(field.type in _HASHED for field in schema.fields if field.name in bound)
    )


def _bound(schema: Schema) -> set[str]:
    """The columns whose values are looked up among those of other rows."""
    return {
        *schema.primary_key,
        *(
            name
            for link in schema.foreign_keys
            for name in (*link["fields"], *link["reference"]["fields"])
        ),
        *(field.name for field in schema.fields if field.constraints.get("unique")),
    }


class _Columns:
    """The columns of a table: which rows have a fault of their own, and the values of keys."""

    def __init__(self, table: Table, schema: Schema) -> None:
        bound = _bound(schema)
        self.faulty: set[int] = set()
        self._values: dict[str, list[Any]] = {}
        blank: Iterable[int] = range(len(table.rows))
        for at, field in enumerate(schema.fields):
            cells = [row[at] for row in table.rows]
            known, faulty = _read(field.create_cell_reader(), set(cells))
            if faulty:
                self.faulty.update(row for row, cell in enumerate(cells) if cell in faulty)
            # Not kept as a list before it is short: most columns have a value in every row.
            blank = [row for row in blank if known[cells[row]] is None]
            if field.name in bound:
                self._values[field.name] = [known[cell] for cell in cells]
        self.faulty.update(blank)

    def clashing(self, schema: Schema) -> set[int]:
        """The rows that share a key or a unique value with another, or have no key at all."""
        found: set[int] = set()
        for field in schema.fields:
            if field.constraints.get("unique"):
                found.update(_repeated(self._values[field.name]))
        if schema.primary_key:
            keys = self._keys(schema.primary_key)
            found.update(_repeated(keys))
            nothing = (None,) * len(schema.primary_key)
            found.update(at for at, key in enumerate(keys) if key == nothing)
        return found

    def links(self, schema: Schema) -> Iterator[tuple[list[Any], list[Any]]]:
        """For each link, per row: the key that it points to, and the key that it has itself."""
        for link in schema.foreign_keys:
            yield self._keys(link["fields"]), self._keys(link["reference"]["fields"])

    def _keys(self, names: Sequence[str]) -> list[tuple[Any, ...]]:
        return list(zip(*(self._values[name] for name in names), strict=True))


def _read(reader: Reader, cells: Iterable[Cell]) -> tuple[Mapping[Cell, Any], set[Cell]]:
    """The value of each of ``cells``, and those that have a fault."""
    known: dict[Cell, Any] = {}
    faulty: set[Cell] = set()
    for cell in cells:
        known[cell], notes = reader(cell)
        if notes:
            faulty.add(cell)
    return known, faulty


def _repeated(keys: Sequence[Hashable]) -> Iterator[int]:
    """The rows whose key another row has too; None is no key."""
    if len(set(keys)) == len(keys):
        return
    times = Counter(keys)
    yield from (at for at, key in enumerate(keys) if key is not None and times[key] > 1)
