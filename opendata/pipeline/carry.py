"""The rows of a table of any generation → rows of one edition, and what could not be carried.

Every cell that says something is in the new table or in the list: nothing is lost in silence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from opendata.catalogue.crosswalk import How, Way, address_columns, name_columns, way
from opendata.catalogue.retype import retype
from opendata.catalogue.schema import Field, TableSchema
from opendata.clean.addresses import split_address
from opendata.clean.person_names import PersonName, Whole, join_name, split_name
from opendata.collect.any_header import Heading
from opendata.table import Cell, Row, Table


class Why(StrEnum):
    """Why a cell could not be carried."""

    DROPPED = "dropped"
    """The edition that is written has no such column."""
    UNKNOWN = "unknown"
    """No edition has a column of this header."""
    FORM = "form"
    """The column there has another form, which the value cannot be given."""
    SEVERAL = "several"
    """The cell names several persons."""
    ORGANISATION = "organisation"
    """The cell names no person."""
    UNCLEAR = "unclear"
    """Which word is the surname cannot be told."""
    ADDRESS = "address"
    """The address could not be parted for certain."""
    PART = "part"
    """A part of the address has no column."""
    SECOND = "second"
    """Another column has already given a different value."""
    ABOVE = "above"
    """The cell stands above the header."""


@dataclass(frozen=True, slots=True)
class Left:
    """A cell that was not carried, or a part of one.

    ``cell`` is its address (``D14``), ``row`` the number of its row in the new table, counted as a
    spreadsheet program does; None above the header. ``column`` is what the header says.
    """

    cell: str
    row: int | None
    column: str
    value: str
    why: Why


@dataclass(frozen=True, slots=True)
class Carried:
    """The new table, with the origins of its rows, and what is to tell about it.

    ``changed`` counts per column the values that were written in another form, ``first`` has the
    first of them as (before, after).
    """

    table: Table
    left: tuple[Left, ...]
    changed: Counter[str]
    first: dict[str, tuple[str, str]]


WHOLE: Final = {
    Whole.SEVERAL: Why.SEVERAL,
    Whole.ORGANISATION: Why.ORGANISATION,
    Whole.UNCLEAR: Why.UNCLEAR,
}
HEADER_ROWS: Final = 2
"""Row 0 of the new table stands in row 2 of its sheet."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What happens to one column of the file: its heading, its rules there, and where it goes."""

    heading: Heading
    field: Field | None
    way: Way


def plan(headings: Sequence[Heading], target: TableSchema) -> tuple[Plan, ...]:
    """A plan for each heading, copies first: they have a better right to their column."""
    plans = [Plan(one, one.field, _way(one, target)) for one in headings]
    return tuple(sorted(plans, key=lambda one: one.way.how is not How.COPY))


def _way(heading: Heading, target: TableSchema) -> Way:
    names = name_columns(target)
    if heading.is_name and names is not None:
        return Way(How.SPLIT, names)
    if heading.is_address:
        return Way(How.SPLIT, tuple(address_columns(target).values()))
    if heading.field is None or heading.schema is None:
        return Way(How.NOWHERE)
    return way(heading.field, heading.schema, target)


def carry(source: Table, plans: Sequence[Plan], target: TableSchema) -> Carried:
    """``source``, whose columns are those of ``plans`` in the same order, as a table of ``target``.

    Rows keep their number and order.
    """
    work = _Carrier(plans, target)
    rows = []
    for number, row in enumerate(source.rows):
        at = [source.origin(number).cells.get(name, "") for name in source.columns]
        rows.append(work.row(number, row, at))
    table = Table(target.columns, tuple(rows), source.origins)
    return Carried(table, tuple(work.left), work.changed, work.first)


@dataclass(slots=True)
class _Carrier:
    plans: Sequence[Plan]
    target: TableSchema
    left: list[Left] = field(default_factory=list)
    changed: Counter[str] = field(default_factory=Counter)
    first: dict[str, tuple[str, str]] = field(default_factory=dict)

    def row(self, number: int, cells: Row, at: Sequence[str]) -> Row:
        """The row of the target; ``at`` are the addresses of ``cells``."""
        done: dict[str, str] = {}
        joined: dict[str, list[tuple[int, str]]] = {}
        for one, text, cell in zip(self.plans, cells, at, strict=True):
            if text is None or not text.strip():
                continue
            for why, value in self._one(one, text, done, joined):
                self.left.append(Left(cell, number + HEADER_ROWS, one.heading.text, value, why))
        for column, parts in joined.items():
            done.setdefault(column, _joined(parts))
        return tuple(done.get(column) for column in self.target.columns)

    def _one(
        self,
        one: Plan,
        text: str,
        done: dict[str, str],
        joined: dict[str, list[tuple[int, str]]],
    ) -> Iterator[tuple[Why, str]]:
        """Put ``text`` where it goes; (why, value) of what has no place."""
        match one.way.how:
            case How.COPY:
                yield from self._copy(one, text, done)
            case How.SPLIT if one.heading.is_address:
                yield from self._address(text, done)
            case How.SPLIT:
                yield from self._name(one, text, done)
            case How.JOIN:
                column, part = one.way.targets[0], one.way.part
                taken = dict(joined.get(column, ()))
                if taken.get(part, text) != text or column in done:
                    yield Why.SECOND, text
                elif part not in taken:
                    joined.setdefault(column, []).append((part, text))
            case How.NOWHERE:
                yield (Why.DROPPED if one.field is not None else Why.UNKNOWN), text

    def _copy(self, one: Plan, text: str, done: dict[str, str]) -> Iterator[tuple[Why, str]]:
        (column,) = one.way.targets
        there = self.target.field(column)
        value = retype(text, one.field or there, there)
        if value is None:
            yield Why.FORM, text
        elif done.setdefault(column, value) != value:
            yield Why.SECOND, text
        elif value != text:
            self._note(column, text, value)

    def _name(self, one: Plan, text: str, done: dict[str, str]) -> Iterator[tuple[Why, str]]:
        name = split_name(text)
        alone = one.heading.is_name and one.heading.field is not None and " " not in text.strip()
        if isinstance(name, Whole) and name is Whole.UNCLEAR and alone:
            name = PersonName("", text)  # a column of given names, in a file that has no others
        if isinstance(name, Whole):
            yield WHOLE[name], text
            return
        parts = zip(one.way.targets, (name.family, name.given, name.patronymic), strict=True)
        yield from self._parts({column: part for column, part in parts if part}, text, done)

    def _address(self, text: str, done: dict[str, str]) -> Iterator[tuple[Why, str]]:
        address = split_address(text)
        if address is None:
            yield Why.ADDRESS, text
            return
        columns = address_columns(self.target)
        placed = {columns[c]: part for c, part in address.parts.items() if c in columns}
        without = [part for c, part in address.parts.items() if c not in columns]
        yield from self._parts(placed, text, done)
        for part in (*without, *address.left):
            yield Why.PART, part

    def _parts(
        self, parts: dict[str, str], text: str, done: dict[str, str]
    ) -> Iterator[tuple[Why, str]]:
        """All parts or none: half a name beside another one would be a third."""
        if any(done.get(column, part) != part for column, part in parts.items()):
            yield Why.SECOND, text
            return
        done.update(parts)

    def _note(self, column: str, before: str, after: str) -> None:
        self.changed[column] += 1
        self.first.setdefault(column, (before, after))


def _joined(parts: Sequence[tuple[int, str]]) -> str:
    by_place: dict[int, str] = dict(parts)
    texts: list[Cell] = [by_place.get(place) for place in range(3)]
    return join_name(*texts)
