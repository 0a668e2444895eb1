"""Petitions and the list of who signed them: is it as long as the petition says?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from opendata.catalogue.schema import TableSchema
from opendata.check.links import Other
from opendata.messages import msg
from opendata.problems import Problem, Severity
from opendata.table import Table

PETITIONS: Final = "petitions"
SIGNATURES: Final = "petition_signatures"


def signatures(table: Table, schema: TableSchema, others: Sequence[Other]) -> Iterator[Problem]:
    """Each petition whose number of signatories is not that of its rows in the table of signatures.

    Petitions of which no signature is listed are passed over: a council may keep none. Other tables
    than the petitions of 2025 have no findings.
    """
    if schema.key != PETITIONS or not {"uid", "count"} <= set(table.columns):
        return
    listed: Counter[str | None] = Counter()
    for other in others:
        if other.schema.key == SIGNATURES and "motionUid" in other.table.columns:
            at = other.table.index("motionUid")
            listed.update(row[at] for row in other.table.rows)
    for number, row in enumerate(table.records()):
        count, there = row["count"], listed.get(row["uid"], 0)
        if there and count and count.isascii() and count.isdigit() and int(count) != there:
            yield Problem(
                "petition-signatures",
                msg("the petition has another number of signatories than its list"),
                table.origin(number).place("count"),
                found=count,
                expected=msg("{n}: so many rows of the list have its identifier", n=there),
                remedy=msg("Count the signatures again, or complete the list."),
                severity=Severity.WARNING,
            )
