"""The header of a filled-in table → the columns of its structure.

A header is found by its name, by its name as people misspell it (look-alike letters, blanks, line
breaks, letter case), by a name that the column had before, by its label, or by words that councils
use for it in their own logs. It counts as found by name only if every letter is right; all else is
told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from opendata.catalogue.schema import Field, TableSchema
from opendata.clean.lookalikes import TO_LATIN
from opendata.clean.text import fold
from opendata.collect.sheets import Value

_DUPLICATE = re.compile(r"(.+?)[._]([0-9])")
_NUMBERED = re.compile(r"(.+)_([2-9])")
_NOT_NAME = re.compile(r"[^a-z0-9]")
_LATIN = re.compile("[A-Za-z]")
WITHIN: Final = 10
"""The header stands in one of so many rows at the top: titles of the table may be above it."""


class By(StrEnum):
    """How a column was found."""

    NAME = "name"
    SPELLING = "spelling"
    EARLIER = "earlier"
    LABEL = "label"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Found:
    """Where a column stands (from 0), how it was found, and what its header says."""

    spot: int
    by: By
    shown: str


@dataclass(frozen=True, slots=True)
class FilledHeader:
    """The row of the header (from 0), its columns, the names of columns that are not there, and
    (spot, text) of headers that are none of the structure.
    """

    row: int
    found: Mapping[str, Found]
    missing: tuple[str, ...]
    unknown: tuple[tuple[int, str], ...]


def header_name(text: str) -> str:
    """A header as names are compared: Latin letters, no blanks, lower case."""
    return _NOT_NAME.sub("", text.translate(TO_LATIN).lower())


def find_filled_header(rows: Sequence[Sequence[Value]], schema: TableSchema) -> FilledHeader | None:
    """The header among the first rows that has most columns of ``schema``; None if none has any."""
    best: FilledHeader | None = None
    for number, row in enumerate(rows[:WITHIN]):
        texts = [value if isinstance(value, str) else "" for value in row]
        header = match_filled(texts, schema, number)
        if header.found and (best is None or len(header.found) > len(best.found)):
            best = header
    return best


def match_filled(texts: Sequence[str], schema: TableSchema, row: int = 0) -> FilledHeader:
    """``texts``, the cells of row ``row``, matched to the columns of ``schema``."""
    found: dict[str, Found] = {}
    taken: set[int] = set()
    for by, wanted in _ways(schema):
        for spot, text in enumerate(texts):
            if spot in taken or not text.strip():
                continue
            name = wanted.get(_key(text, by))
            if name is not None and name not in found:
                found[name] = Found(spot, by, text)
                taken.add(spot)
    _second_of_two(texts, schema, found, taken)
    return FilledHeader(
        row,
        found,
        tuple(name for name in schema.columns if name not in found),
        tuple((s, text) for s, text in enumerate(texts) if text.strip() and s not in taken),
    )


def _ways(schema: TableSchema) -> list[tuple[By, dict[str, str]]]:
    fields = schema.fields
    labels = [fold(field.title) for field in fields]
    return [
        (By.NAME, {field.name: field.name for field in fields}),
        (By.SPELLING, _by_spelling(fields)),
        (By.EARLIER, {header_name(w): f.name for f in fields for w in f.was if _LATIN.search(w)}),
        (
            By.LABEL,
            {
                label: field.name
                for label, field in zip(labels, fields, strict=True)
                if labels.count(label) == 1
            },
        ),
        (By.WORDS, {fold(w): f.name for f in fields for w in f.was if not _LATIN.search(w)}),
    ]


def _by_spelling(fields: Sequence[Field]) -> dict[str, str]:
    """Names that letter case alone tells apart are left out."""
    keys = [header_name(field.name) for field in fields]
    return {k: f.name for k, f in zip(keys, fields, strict=True) if keys.count(k) == 1}


def _key(text: str, by: By) -> str:
    if by is By.NAME:
        return text
    return fold(text) if by in (By.LABEL, By.WORDS) else header_name(text)


def _second_of_two(
    texts: Sequence[str], schema: TableSchema, found: dict[str, Found], taken: set[int]
) -> None:
    """Two recommended tables repeat a name; the second is ``name_2`` here, and in the wild
    ``name`` once more or, as pandas writes it, ``name.1``.
    """
    for column in schema.columns:
        numbered = _NUMBERED.fullmatch(column)
        if numbered is None or column in found:
            continue
        for spot, text in enumerate(texts):
            match = _DUPLICATE.fullmatch(text.strip())
            name = match[1] if match else text.strip()
            if spot not in taken and name == numbered[1]:
                found[column] = Found(spot, By.SPELLING, text)
                taken.add(spot)
                break
