"""The acts of a batch, published or not, whose numbers can be reconciled."""

from __future__ import annotations

import re
from dataclasses import dataclass

from opendata.clean.act_numbers import ActNumber, take_apart
from opendata.collect.batch import Batch, Held, Outcome
from opendata.table import Origin

_ISO = re.compile(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Numbered:
    """One act with a number: ``kind`` as in registers, ``date`` in ISO form.

    ``uid`` is that of its row in the table, empty where it has none; ``disputed`` says that a
    finding has named its rivals already.
    """

    kind: str
    number: ActNumber
    date: str
    origin: Origin
    session: str | None = None
    uid: str = ""
    disputed: bool = False

    @property
    def year(self) -> int:
        """The year of the date."""
        return int(self.date[:4])


def acts_of(batch: Batch) -> tuple[list[Numbered], int]:
    """The acts that can be placed in a series; how many acts and files cannot.

    Of these the kind, the number or the date is not known, or the file could not be read.
    """
    told = [*_published(batch), *batch.held]
    uids = [row[batch.table.index("uid")] or "" for row in batch.table.rows]
    uids += [""] * len(batch.held)
    found = [act for one, uid in zip(told, uids, strict=True) if (act := _placed(one, uid))]
    unread = sum(document.outcome is Outcome.UNREADABLE for document in batch.documents)
    return found, len(told) - len(found) + unread


def _published(batch: Batch) -> list[Held]:
    if not {"number", "acceptedDate"} <= set(batch.table.columns):
        return [
            Held(kind or None, None, None, None, batch.table.origin(position))
            for position, kind in enumerate(batch.row_kinds)
        ]
    number, date = batch.table.index("number"), batch.table.index("acceptedDate")
    rows = zip(batch.table.rows, batch.row_kinds, batch.row_documents, strict=True)
    return [
        Held(
            kind or None,
            row[number],
            row[date],
            document.act.sure("session") if document.act else None,
            batch.table.origin(position),
        )
        for position, (row, kind, document) in enumerate(rows)
    ]


def _placed(one: Held, uid: str) -> Numbered | None:
    if not one.kind or not one.number or not one.date or not _ISO.fullmatch(one.date):
        return None
    number = take_apart(one.number)
    if number is None:
        return None
    return Numbered(one.kind, number, one.date, one.origin, one.session, uid, one.disputed)
