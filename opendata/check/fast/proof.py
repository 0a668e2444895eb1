"""Which rows are surely valid; all others are left to Frictionless."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from opendata.check.fast.cells import FAULT, values_of


@dataclass(frozen=True, slots=True)
class Link:
    """A foreign key: the columns ``at``, and the tuples of values that they may have."""

    at: tuple[int, ...]
    known: frozenset[tuple[Any, ...]] | set[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Rules:
    """What makes a row valid beside its cells.

    ``seen`` and ``keys`` are the memories of Frictionless itself, of unique columns and of primary
    keys, value → number of the last row that has it: a row that is proven is entered into them, so
    that Frictionless finds there what it would have put there.
    """

    seen: tuple[tuple[int, dict[Any, int]], ...]
    key: tuple[int, ...]
    keys: dict[tuple[Any, ...], int]
    links: tuple[Link, ...]


def unproven(
    rows: Iterable[tuple[int, list[Any]]], handlers: Mapping[str, Any], rules: Rules, stats: Any
) -> Iterator[tuple[int, list[Any]]]:
    """Those of ``rows`` (number and cells) that are not surely valid, in order.

    The others are counted in ``stats.rows``, as Frictionless counts the rows that it is given.
    """
    readers = [values_of(handler.reader) for handler in handlers.values()]
    width = len(readers)
    for row in rows:
        number, cells = row
        if len(cells) != width:
            yield row
            continue
        values = [read(cell) for read, cell in zip(readers, cells, strict=True)]
        if _faulty(values) or not fits(values, rules):
            yield row
            continue
        enter(values, number, rules)
        stats.rows += 1


def _faulty(values: list[Any]) -> bool:
    """Whether a cell has a fault, or the row is blank."""
    return any(value is FAULT for value in values) or all(value is None for value in values)


def enter(values: list[Any], number: int, rules: Rules) -> None:
    """The row ``number``, which is proven, has these ``values``."""
    for at, memory in rules.seen:
        if values[at] is not None:
            memory[values[at]] = number
    if rules.key:
        rules.keys[tuple(values[at] for at in rules.key)] = number


def fits(values: list[Any], rules: Rules) -> bool:
    """Whether the row is new where it must be, and is linked to what is there."""
    for at, memory in rules.seen:
        if values[at] is not None and values[at] in memory:
            return False
    if rules.key:
        key = tuple(values[at] for at in rules.key)
        if key in rules.keys or set(key) == {None}:
            return False
    for link in rules.links:
        found = tuple(values[at] for at in link.at)
        if found not in link.known and set(found) != {None}:
            return False
    return True
