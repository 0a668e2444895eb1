"""Acts that stand in a table twice, under different identifiers.

The key tells rows apart; one that is typed anew for each row hides that an act came twice. Rows of
other tables may rightly say the same: two equal benches are two.
"""

from __future__ import annotations

from collections.abc import Iterator

from opendata.catalogue.schema import TableSchema
from opendata.check.acts_dates import ROLES
from opendata.messages import msg
from opendata.problems import Problem, Severity
from opendata.table import Row, Table


def same_content(table: Table, schema: TableSchema) -> Iterator[Problem]:
    """Each act that has number, day, kind and publisher of an earlier row, but not its key; in the
    order of rows. An act that lacks one of the four is compared with none.
    """
    roles = next((one for one in ROLES if set(one.values()) <= set(table.columns)), None)
    if roles is None or len(schema.primary_key) != 1:
        return
    key = schema.primary_key[0]
    at = [table.index(roles[one]) for one in ("number", "accepted", "kind", "publisher")]
    mine = table.index(key)
    first: dict[tuple[str, ...], int] = {}
    for number, row in enumerate(table.rows):
        cells = _said(row, at)
        if not all(cells):
            continue
        earlier = first.setdefault(cells, number)
        if earlier != number and row[mine] != table.rows[earlier][mine]:
            yield _problem(table, number, earlier, key)


def _said(row: Row, at: list[int]) -> tuple[str, ...]:
    """What the row says in the columns ``at``, whatever its blanks and capitals."""
    return tuple(" ".join((row[place] or "").split()).casefold() for place in at)


def _problem(table: Table, number: int, earlier: int, key: str) -> Problem:
    other = table.origin(earlier).place(key)
    return Problem(
        "act-same",
        msg("an act of this number, day, kind and publisher is in the table already"),
        table.origin(number).place(key),
        table.rows[number][table.index(key)],
        msg(
            "one row for each act; the other one: {where}",
            where=other.cell or str(other.row or earlier + 1),
        ),
        msg("Compare the two rows; delete one, or correct the number or the date."),
        Severity.WARNING,
    )
