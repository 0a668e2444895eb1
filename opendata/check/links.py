"""Links from one table of a dataset to another: does the row that is named exist?

Within one table the Table Schema is enough; here the other table has to be at hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from opendata.catalogue.schema import TableSchema
from opendata.messages import msg
from opendata.problems import Place, Problem, Severity
from opendata.table import Cell, Table


@dataclass(frozen=True, slots=True)
class Link:
    """A foreign key of the recommendations: ``columns`` hold what ``there`` hold in the table
    ``resource``.
    """

    columns: tuple[str, ...]
    resource: str
    there: tuple[str, ...]

    def leads_to(self, schema: TableSchema) -> bool:
        """Whether ``schema`` is the structure of the other table, by its name and columns.

        The recommendations do not always spell the name as the table does (``Contracts``).
        """
        same = schema.name.casefold() == self.resource.casefold()
        return same and set(self.there) <= set(schema.columns)


@dataclass(frozen=True, slots=True)
class Other:
    """A table that links may lead to, and the file that it was read from."""

    schema: TableSchema
    table: Table
    file: str


def links_of(schema: TableSchema) -> tuple[Link, ...]:
    """The links of a table to other ones."""
    return tuple(
        Link(tuple(key["fields"]), name, tuple(key["reference"]["fields"]))
        for key in schema.descriptor.get("foreignKeys", ())
        if (name := key["reference"].get("resource"))
    )


def targets_of(schema: TableSchema, among: Iterable[TableSchema]) -> tuple[TableSchema, ...]:
    """Those of ``among`` that the links of ``schema`` lead to.

    Where tables of several sets have the name, those of its own set are meant.
    """
    found: list[TableSchema] = []
    every = list(among)
    for link in links_of(schema):
        fit = [one for one in every if link.leads_to(one)]
        near = [one for one in fit if one.requirement == schema.requirement]
        found += [one for one in near or fit if one not in found]
    return tuple(found)


def check_links(
    table: Table, schema: TableSchema, others: Sequence[Other], place: Place
) -> Iterator[Problem]:
    """Rows of ``table`` whose links lead nowhere: a warning, because tables may be extracts.

    A link whose other table is not among ``others`` is told once, at ``place``, if any row has it.
    """
    for link in links_of(schema):
        at = [table.index(column) for column in link.columns]
        named = [
            (number, cells)
            for number, row in enumerate(table.rows)
            if any(cells := tuple(row[place] for place in at))
        ]
        there = [other for other in others if link.leads_to(other.schema)]
        if not there:
            if named:
                yield _unchecked(link, schema, place)
            continue
        known = {cells for other in there for cells in _values(other.table, link.there)}
        for number, cells in named:
            if cells not in known:
                yield _broken(
                    link, schema, table.origin(number).place(link.columns[0]), cells, there
                )


def _values(table: Table, columns: Sequence[str]) -> Iterator[tuple[Cell, ...]]:
    at = [table.index(column) for column in columns]
    for row in table.rows:
        yield tuple(row[place] for place in at)


def _label(link: Link, schema: TableSchema) -> str:
    return ", ".join(schema.field(column).title for column in link.columns)


def _broken(
    link: Link, schema: TableSchema, place: Place, cells: tuple[Cell, ...], there: Sequence[Other]
) -> Problem:
    return Problem(
        "link-broken",
        msg(
            "«{label}» names a row that is not in the table «{table}»",
            label=_label(link, schema),
            table=there[0].schema.title,
        ),
        place,
        found=", ".join(cell or "" for cell in cells),
        expected=msg(
            "a value of the column {column} in {file}",
            column=", ".join(link.there),
            file=", ".join(dict.fromkeys(other.file for other in there)),
        ),
        remedy=msg("Correct the value, or add the missing row to the other table."),
        severity=Severity.WARNING,
    )


def _unchecked(link: Link, schema: TableSchema, place: Place) -> Problem:
    return Problem(
        "link-unchecked",
        msg(
            "it was not checked whether «{label}» leads to rows of the table «{table}»",
            label=_label(link, schema),
            table=link.resource,
        ),
        place,
        remedy=msg("Name the file of that table after --with, and the links will be looked up."),
        severity=Severity.NOTE,
    )
