"""A header of any generation → columns of one table, whichever edition each is from.

Portals mix them: columns of 2019 beside those of 2025, names that were in use between the two,
Ukrainian labels, one column for a whole name or address.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from opendata.catalogue.crosswalk import (
    address_columns,
    latest_columns,
    name_columns,
)
from opendata.catalogue.schema import Field, TableSchema
from opendata.clean.text import fold
from opendata.collect.filled_header import WITHIN, By, match_filled
from opendata.collect.sheets import Value

WEIGHTS: Final = {By.NAME: 1.0, By.SPELLING: 0.95, By.EARLIER: 0.9, By.LABEL: 0.8, By.WORDS: 0.8}


def _folded(*texts: str) -> frozenset[str]:
    return frozenset(map(fold, texts))


FULL_NAME: Final = _folded(
    "ПІБ", "П.І.Б.", "ПІП", "ім’я повністю", "прізвище, ім’я, по батькові", "fullName", "full_name",
    "прізвище, ім’я та по батькові", "прізвище ім’я по батькові", "прізвище, ім’я", "pib", "fio",
    "прізвище та ім’я", "прізвище, ім’я, по-батькові", "прізвище, власне ім’я, по батькові",
)  # fmt: skip
ADDRESS: Final = _folded(
    "адреса", "повна адреса", "адреса об’єкта", "поштова адреса", "юридична адреса", "address",
    "адреса прийому", "адреса приймальні", "адреса місцезнаходження", "місце знаходження",
    "місцезнаходження", "місце розташування", "адреса розташування", "fullAddress", "full_address",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Heading:
    """One cell of a header: where it stands (from 0), what it says, and what it means.

    ``field`` of ``schema`` is the column it names, both None where no edition has it. ``parts`` are
    the columns of the table written that the whole name or address in its cells goes into.
    """

    spot: int
    text: str
    by: By | None = None
    schema: TableSchema | None = None
    field: Field | None = None
    is_name: bool = False
    is_address: bool = False


@dataclass(frozen=True, slots=True)
class AnyHeader:
    """The row of the header (from 0) and its cells that are not blank, from left to right."""

    row: int
    headings: tuple[Heading, ...]

    @property
    def known(self) -> int:
        """How many cells say a column of some edition, or a whole name or address."""
        return sum(bool(one.field or one.is_name or one.is_address) for one in self.headings)

    def score(self) -> float:
        """0 … 1: the share of the columns of the table and the header that are the same."""
        named = [one for one in self.headings if one.schema and one.by]
        if not named:
            return 0.0
        schema = max((one.schema for one in named if one.schema), key=lambda one: one.edition)
        found = sum(WEIGHTS[one.by] for one in named if one.by)
        unknown = len(self.headings) - self.known
        return found / (max(len(schema.columns), len(named)) + unknown)


def find_any_header(
    rows: Sequence[Sequence[Value]], base: TableSchema, others: Sequence[TableSchema]
) -> AnyHeader | None:
    """The header among the first rows that has most columns; None if none has any.

    ``base`` is the edition that the file is mostly of, ``others`` the same table in the others.
    """
    best: AnyHeader | None = None
    for number, row in enumerate(rows[:WITHIN]):
        texts = [value if isinstance(value, str) else "" for value in row]
        header = AnyHeader(number, match_any(texts, base, others))
        if header.known and (best is None or header.known > best.known):
            best = header
    return best


def match_any(
    texts: Sequence[str], base: TableSchema, others: Sequence[TableSchema]
) -> tuple[Heading, ...]:
    """What each of ``texts`` that is not blank means; ``base`` is asked first."""
    found: dict[int, Heading] = {}
    for schema in (base, *others):
        rest = ["" if spot in found else text for spot, text in enumerate(texts)]
        for name, place in match_filled(rest, schema).found.items():
            found[place.spot] = Heading(
                place.spot, place.shown, place.by, schema, schema.field(name)
            )
    _given_names(found, others)
    _whole(found, texts, (base, *others))
    return tuple(
        found.get(spot, Heading(spot, text)) for spot, text in enumerate(texts) if text.strip()
    )


def _given_names(found: dict[int, Heading], others: Iterable[TableSchema]) -> None:
    """``name`` was the whole name once: beside ``familyName`` it is the given name of today."""
    for heading in tuple(found.values()):
        if heading.field is None or heading.schema is None:
            continue
        parts = latest_columns(heading.field, heading.schema)
        own = heading.field.name
        if len(parts) < 2 or own not in parts:
            continue
        for schema in others:
            named = {one.field.name for one in found.values() if one.schema is schema and one.field}
            if own in schema.columns and named.intersection(parts):
                found[heading.spot] = Heading(
                    heading.spot, heading.text, heading.by, schema, schema.field(own)
                )


def _whole(found: dict[int, Heading], texts: Sequence[str], schemas: Sequence[TableSchema]) -> None:
    """Columns that hold a whole name or address where the table has a column for each part."""
    named = {one.field.name for one in found.values() if one.field}
    for schema in schemas:
        names = name_columns(schema)
        block = address_columns(schema)
        lone = names is not None and named.isdisjoint((names[0], names[2]))
        for spot, text in enumerate(texts):
            heading = found.get(spot)
            if names is not None and lone and heading and heading.schema is schema:
                if heading.field and heading.field.name == names[1]:
                    found[spot] = Heading(
                        spot, text, heading.by, schema, heading.field, is_name=True
                    )
            elif heading is None and lone and fold(text) in FULL_NAME:
                found[spot] = Heading(spot, text, is_name=True)
            elif heading is None and block and fold(text) in ADDRESS:
                found[spot] = Heading(spot, text, is_address=True)
