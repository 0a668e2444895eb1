"""Which recommended table a structure is, and which of its columns are called otherwise there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from opendata.catalogue.lint import known
from opendata.catalogue.lint.listing import Column, Listing
from opendata.catalogue.schema import Field, TableSchema
from opendata.clean.text import fold
from opendata.messages import msg
from opendata.problems import Problem, Severity

ENOUGH: Final = 0.6
"""So many of the columns of both sides must be the same."""
MOST: Final = 300
"""Unknown columns that are compared with all known names; wider tables are no tables."""


def find_like(listing: Listing) -> TableSchema | None:
    """The recommended table that has most of the columns; None if none has enough of them."""
    ranked = _ranked(listing)
    return ranked[0] if ranked else None


def check_likeness(listing: Listing) -> Iterator[Problem]:
    """Columns that the table they belong to, or its sister, has under another name."""
    ranked = _ranked(listing)
    told: set[int] = set()
    if ranked:
        for column, field in _otherwise(listing, ranked[0]):
            told.add(id(column))
            yield _other_name(column, field, ranked[0])
        for sister in _sisters(ranked):
            for column, field in _otherwise(listing, sister):
                if id(column) not in told and column.bare in ranked[0].columns:
                    yield _sister_name(column, field, sister)
    unknown = [c for c in listing.columns if c.bare not in known.names() and id(c) not in told]
    for column in unknown[:MOST]:
        if near := known.near(column.bare):
            yield _near(column, near)


def check_slips(listing: Listing) -> Iterator[Problem]:
    """Misspelled names that are the right ones by now: somebody may be about to mend them."""
    for column in listing.columns:
        if meant := known.SLIPS.get(column.bare):
            yield Problem(
                "schema-name-standard",
                msg("the name is misspelled («{meant}»), but is part of the standard", meant=meant),
                column.at("name"),
                column.bare,
                remedy=msg("Leave it as it is."),
                severity=Severity.NOTE,
            )
    if meant := known.RESOURCE_SLIPS.get(listing.resource):
        what = msg("the name of the resource is misspelled («{meant}»), but official", meant=meant)
        remedy = msg("Leave it as it is.")
        yield Problem(
            "schema-resource-standard",
            what,
            listing.place,
            listing.resource,
            remedy=remedy,
            severity=Severity.NOTE,
        )


def _sisters(ranked: list[TableSchema]) -> Iterator[TableSchema]:
    """Of the tables that are like enough: those of the same requirement as the first."""
    own = ranked[0]
    for table in ranked[1:]:
        if (table.edition, table.requirement) == (own.edition, own.requirement):
            yield table


def _ranked(listing: Listing) -> list[TableSchema]:
    """The tables that are like enough, the most like first."""
    exact = {column.bare for column in listing.columns}
    scored = []
    for table in known.all_tables():
        score = _shared({name.casefold() for name in exact}, table, str.casefold)
        if score >= ENOUGH:
            scored.append((score, _shared(exact, table, str), table))
    return [table for *_, table in sorted(scored, key=lambda one: one[:2], reverse=True)]


def _shared(names: set[str], table: TableSchema, fold_name: Callable[[str], str]) -> float:
    """0 … 1: the share of the columns of both sides that are the same."""
    columns = {fold_name(name) for name in table.columns}
    return len(names & columns) / max(1, len(names | columns))


def _otherwise(listing: Listing, table: TableSchema) -> Iterator[tuple[Column, Field]]:
    """(Column, the field of ``table``) that have one label, or nearly one name, and two names."""
    names = {column.bare for column in listing.columns}
    free = [field for field in table.fields if field.name not in names]
    for column in listing.columns:
        if column.bare in table.columns:
            continue
        for field in free:
            if _is_same(column, field):
                free.remove(field)
                yield column, field
                break


def _is_same(column: Column, field: Field) -> bool:
    if column.bare.casefold() == field.name.casefold() or column.bare in field.was:
        return True
    if known.TYPING_ERRORS.get(column.bare) == field.name or known.near(column.bare) == field.name:
        return True
    return bool(column.title) and fold(str(column.title)) == fold(field.title)


def _other_name(column: Column, field: Field, table: TableSchema) -> Problem:
    return Problem(
        "schema-name-otherwise",
        msg("the recommended table {table} calls this column otherwise", table=table.key),
        column.at("name"),
        column.bare,
        msg("{name}", name=field.name),
        msg("Rename the column, here and in the table."),
        Severity.NOTE,
    )


def _sister_name(column: Column, field: Field, table: TableSchema) -> Problem:
    return Problem(
        "schema-name-sister",
        msg("the table {table}, which is much alike, calls this column otherwise", table=table.key),
        column.at("name"),
        f"{column.bare}, {field.name}",
        remedy=msg("Take care not to mix the two structures."),
        severity=Severity.NOTE,
    )


def _near(column: Column, near: str) -> Problem:
    return Problem(
        "schema-name-near",
        msg("the name is nearly that of a recommended column; it may be a slip of the keyboard"),
        column.at("name"),
        column.bare,
        msg("{name}", name=near),
        msg("If that column is meant, rename it, here and in the table."),
        Severity.NOTE,
    )
