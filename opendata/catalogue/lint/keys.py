"""By which columns rows are told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from opendata.catalogue.lint.letters import bare, reveal
from opendata.catalogue.lint.listing import Column, Kind, Listing
from opendata.catalogue.schema import TableSchema
from opendata.messages import Message, msg
from opendata.problems import Problem, Severity

_OWN: Final = re.compile("(?i)u?id|identifier")
_ANY: Final = re.compile("(?:.*[a-z])?(?:U?[Ii]d|ID|UID|[Ii]dentifier|[Uu]id|ocid)|.*_id")
_USUAL: Final = ("uid", "id", "identifier")


def check_keys(listing: Listing, table: TableSchema | None) -> Iterator[Problem]:
    """Findings about the primary key; ``table`` is the recommended table that this one is."""
    yield from _identifiers(listing)
    if listing.kind is Kind.DATA:
        return
    if not listing.key:
        yield from _missing(listing, table)
        return
    by_name = {column.name: column for column in listing.columns}
    for name in listing.key:
        if name not in by_name:
            yield _unknown(listing, name)
        elif by_name[name].required is not True:
            yield _optional(listing, by_name[name])
    yield from _repeats(listing, listing.key, table)


def _identifiers(listing: Listing) -> Iterator[Problem]:
    """``Id`` and ``uId``: programs that look for ``uid`` or ``id`` pass them by."""
    for column in listing.columns:
        if _OWN.fullmatch(column.bare) and column.bare not in _USUAL:
            yield Problem(
                "schema-key-letters",
                msg("the identifier is not spelled as in the other tables"),
                column.at("name"),
                column.bare,
                msg("{name}", name=column.bare.lower()),
                msg("If it is a recommended structure, leave it; in your own one, rename it."),
                Severity.NOTE,
            )


def _missing(listing: Listing, table: TableSchema | None) -> Iterator[Problem]:
    if listing.told:
        return
    if listing.key is None:  # a structure file has no place for a key: only its columns can tell
        if table is not None:
            is_there = bool(table.descriptor.get("primaryKey"))
        else:
            is_there = any(_ANY.fullmatch(column.bare) for column in listing.columns)
        if is_there:
            return
    yield Problem(
        "schema-key-missing",
        msg("it is not said by which columns rows are told apart"),
        listing.at("primaryKey"),
        expected=_recommended(table) or msg("the columns of the primary key, such as uid"),
        remedy=msg("Name them, or add a column with an identifier."),
        severity=Severity.NOTE,
    )


def _recommended(table: TableSchema | None) -> Message | None:
    if table is None or not table.primary_key:
        return None
    columns = ", ".join(table.primary_key)
    return msg("rows of the table {table} differ in: {columns}", table=table.key, columns=columns)


def _unknown(listing: Listing, name: str) -> Problem:
    place = listing.at("primaryKey")
    wanted = bare(name).casefold()
    alike = [column for column in listing.columns if column.bare.casefold() == wanted]
    if alike:
        return Problem(
            "schema-key-spelling",
            msg("the primary key spells a column otherwise than the column itself"),
            place,
            f"{reveal(name)} – {reveal(alike[0].name)}",
            msg("one spelling in both places"),
            msg("Spell it in both places as in the table."),
        )
    return Problem(
        "schema-key-unknown",
        msg("the primary key names a column that there is not"),
        place,
        reveal(name),
        msg("one of: {names}", names=", ".join(c.bare for c in listing.columns)),
        msg("Name a column of the table."),
    )


def _optional(listing: Listing, column: Column) -> Problem:
    return Problem(
        "schema-key-optional",
        msg("a column of the primary key may be left without a value"),
        listing.at("primaryKey"),
        column.bare,
        msg("a required column"),
        msg("Make the column required, or choose another key."),
        Severity.WARNING,
    )


def _repeats(
    listing: Listing, key: tuple[str, ...], table: TableSchema | None
) -> Iterator[Problem]:
    """A key that points to another table, or that the recommendation knows to be too short."""
    names = {bare(name) for name in key}
    link = any({bare(name) for name in link} == names for link in listing.links)
    known = set(table.primary_key) if table is not None else set()
    # Where the recommendation needs more columns, or others, the rows of one key are several.
    short = bool(known) and not names >= known and names <= set(table.columns if table else ())
    if not (link or short):
        return
    yield Problem(
        "schema-key-repeats",
        msg("the primary key is a link to another table: its values repeat")
        if link
        else msg("by this primary key rows cannot be told apart: its values repeat"),
        listing.at("primaryKey"),
        ", ".join(key),
        _recommended(table if short else None) or msg("columns that are different in every row"),
        msg("Add the columns that tell the rows apart."),
        Severity.WARNING,
    )
