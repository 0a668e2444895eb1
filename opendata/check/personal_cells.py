"""Personal data in the cells of a table that is about to be published. Pure.

Cells are screened apart from each other: that a name, a street and a telephone stand in one row is
what the structures of Resolution 835 ask for. The title of the column is what a cell is read with.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from opendata.catalogue.schema import Field, TableSchema
from opendata.check.public_sector.layout import Column, layout_of
from opendata.privacy.finding import Kind
from opendata.privacy.hit import Hit, hits
from opendata.privacy.screen import findings
from opendata.table import Row, Table

_BLOCK: Final = 5_000
"""Cells that are screened at once."""
_CODES: Final = frozenset({"edrpou", "person-code"})
"""Contents in whose place the tax number of an entrepreneur is put."""
_HASHES: Final = frozenset({"sha256"})
"""Columns of our own tables with the hashes of files."""
_NO_TEXT: Final = frozenset(
    {"katottg", "koatuu", "postcode", "cadastral", "kpkvk", "tpkvk", "kfkvk", "budgetcode"}
)
"""Contents that a rule of their own checks: digits that are something else."""
_TEXT: Final = frozenset({"string", "array", "list", "object", "any"})


@dataclass(frozen=True, slots=True)
class CellHit:
    """A finding in the cell of row ``row`` (from 0) in the column ``column``."""

    row: int
    column: str
    hit: Hit


def personal_cells(table: Table, schema: TableSchema, today: date) -> tuple[CellHit, ...]:
    """What blocks rows of ``table``, or should be looked at, by columns and rows.

    Telephones, mail and addresses pass in the columns that the structure has for them.
    """
    titles = {one.name: one for one in schema.fields}
    columns = {one.name: one for one in layout_of(schema.descriptor).columns}
    return tuple(
        found
        for at, name in enumerate(table.columns)
        if name in titles and _is_text(titles[name], columns[name])
        for found in _of_column(table, at, columns[name], today)
    )


def row_sha256(row: Row) -> str:
    """What a waiver names a row by: the SHA-256 of all its cells."""
    return hashlib.sha256(json.dumps(row, ensure_ascii=False).encode()).hexdigest()


def _is_text(field: Field, column: Column) -> bool:
    closed = "enum" in field.constraints or column.content in _NO_TEXT or column.name in _HASHES
    return column.type in _TEXT and not closed


def _of_column(table: Table, at: int, column: Column, today: date) -> Iterator[CellHit]:
    cells = [(n, cell) for n, row in enumerate(table.rows) if (cell := row[at])]
    allowed = _allowed(column)
    for begin in range(0, len(cells), _BLOCK):
        block = cells[begin : begin + _BLOCK]
        # A line for each, and an empty one between, so that no cell is read into the next.
        text = "\n\n".join(f"{_name(column)}: {' '.join(cell.split())}" for _, cell in block)
        found = findings(text, today)
        for hit in hits(text, found):
            if hit.kind not in allowed:
                yield CellHit(block[(hit.line - 1) // 2][0], column.name, hit)


def _name(column: Column) -> str:
    return "РНОКПП" if column.content in _CODES else " ".join(column.title.split())


@cache
def _allowed(column: Column) -> frozenset[Kind]:
    """What the structure itself asks to publish in the column."""
    if column.content in ("phone", "email"):
        return frozenset({Kind.PHONE, Kind.EMAIL})
    if "address" in column.name.lower():
        return frozenset({Kind.HOME_ADDRESS})
    return frozenset()
