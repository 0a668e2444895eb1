"""Rows that say the same under different identifiers.

The key tells rows apart; one that is typed anew for each row hides that a row came twice.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Final

from opendata.catalogue.schema import TableSchema
from opendata.check.acts_dates import ROLES
from opendata.messages import msg
from opendata.problems import Problem, Severity
from opendata.table import Row, Table

FEWEST: Final = 5
"""Cells beside the key that must be filled and equal: less is said by many rows."""


def same_content(table: Table, schema: TableSchema) -> Iterator[Problem]:
    """Each row that repeats an earlier one under another key, in the order of rows.

    Acts of one number, day, kind and publisher are one act: a warning. In other tables two rows may
    rightly say the same (two equal benches): a note.
    """
    if len(schema.primary_key) != 1:
        return
    key = schema.primary_key[0]
    acts = _columns_of_acts(table)
    at, mine = acts or _others(table, key), table.index(key)
    first: dict[Hashable, int] = {}
    for number, row in enumerate(table.rows):
        cells = _said(row, at, whole=acts is not None)
        if cells is None:
            continue
        earlier = first.setdefault(cells, number)
        if earlier != number and row[mine] != table.rows[earlier][mine]:
            yield _problem(table, number, earlier, key, acts=acts is not None)


def _columns_of_acts(table: Table) -> list[int] | None:
    roles = next((one for one in ROLES if set(one.values()) <= set(table.columns)), None)
    if roles is None:
        return None
    return [table.index(roles[one]) for one in ("number", "accepted", "kind", "publisher")]


def _others(table: Table, key: str) -> list[int]:
    return [place for place, column in enumerate(table.columns) if column != key]


def _said(row: Row, at: list[int], *, whole: bool) -> tuple[str, ...] | None:
    """What the row says in the columns ``at``; None if that is too little to compare.

    ``whole``: every one of them must be filled.
    """
    cells = tuple(" ".join((row[place] or "").split()).casefold() for place in at)
    filled = sum(bool(cell) for cell in cells)
    return cells if filled >= (len(at) if whole else FEWEST) else None


def _problem(table: Table, number: int, earlier: int, key: str, *, acts: bool) -> Problem:
    place, other = table.origin(number).place(key), table.origin(earlier).place(key)
    found = table.rows[number][table.index(key)]
    where = other.cell or str(other.row or earlier + 1)
    if acts:
        return Problem(
            "act-same",
            msg("an act of this number, day, kind and publisher is in the table already"),
            place,
            found,
            msg("one row for each act; the other one: {where}", where=where),
            msg("Compare the two rows; delete one, or correct the number or the date."),
            Severity.WARNING,
        )
    return Problem(
        "row-same",
        msg("the row says what another one says, but for its identifier"),
        place,
        found,
        msg("rows that differ; the other one: {where}", where=where),
        msg("Delete one, if it came twice; if there are two such things, nothing is to be done."),
        Severity.NOTE,
    )
