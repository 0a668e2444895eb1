"""Names that stand twice, and names that differ in nothing that people see."""

from __future__ import annotations

from collections.abc import Iterator

from opendata.catalogue.lint.letters import reveal
from opendata.catalogue.lint.listing import Column, Listing
from opendata.messages import msg
from opendata.problems import Problem, Severity


def check_doubles(listing: Listing) -> Iterator[Problem]:
    """A finding for every column whose name another one before it has."""
    exact: dict[str, Column] = {}
    caseless: dict[str, Column] = {}
    drawn: dict[str, Column] = {}
    for column in listing.columns:
        name = column.bare
        if not name:
            continue
        if name in exact:
            yield _double(column, exact[name])
        elif first := caseless.get(name.casefold()) or drawn.get(_drawn(name)):
            yield _alike(column, first)
        exact.setdefault(name, column)
        caseless.setdefault(name.casefold(), column)
        drawn.setdefault(_drawn(name), column)


def _drawn(name: str) -> str:
    """A capital I and a small l are one stroke in most fonts."""
    return name.replace("I", "l")


def _double(column: Column, first: Column) -> Problem:
    same = column.name == first.name
    return Problem(
        "schema-name-double",
        msg("two columns have one name")
        if same
        else msg("two columns have one name, but for letters or blanks that cannot be seen"),
        column.at("name"),
        reveal(column.name),
        msg(
            "a name that no other column has; the first one stands here: {place}", place=_at(first)
        ),
        msg("Rename one of them, here and in the table."),
    )


def _alike(column: Column, first: Column) -> Problem:
    return Problem(
        "schema-name-case",
        msg("two names differ only in capital letters, or in l and I"),
        column.at("name"),
        f"{first.bare}, {column.bare}",
        msg(
            "a name that no other column has; the first one stands here: {place}", place=_at(first)
        ),
        msg("Rename one of them, here and in the table."),
        Severity.WARNING,
    )


def _at(column: Column) -> str:
    place = column.place
    return place.key or place.cell or str(place.row or column.bare)
