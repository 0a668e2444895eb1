"""Organisations in the registers of the council, as of the end of the period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from opendata.clock import day
from opendata.messages import Message, msg
from opendata.report.activity.entries import entry, sources
from opendata.report.activity.known import Found, Known, Row, day_of
from opendata.report.activity.model import Entry, Part
from opendata.review.registers.recorded import last_reconciliation

TITLE: Final = msg("Registers of organisations")
TABLES: Final = {
    "parties": msg("Organisations of parties"),
    "ngos": msg("Non-governmental organisations"),
    "religious_organizations": msg("Religious organisations"),
}


def part(known: Known) -> Part:
    """The section on registers."""
    return Part("organisations", TITLE, tuple(_entries(known)))


def _entries(known: Known) -> Iterator[Entry]:
    for key, label in TABLES.items():
        found = known.tables(key)
        rows = [row for one in found for row in one.rows if _stands(known, row)]
        number = len(rows) if found else None
        says = msg(
            "{label}: {number} as of {day}.",
            label=label,
            number=number if number is not None else 0,
            day=known.shown_end,
        )
        name = key.replace("_", "-")
        yield entry(name, label, number, says, sources(found), _reconciled(known, found))


def _stands(known: Known, row: Row) -> bool:
    """Whether the organisation was registered by the end of the period, and had not ended."""
    begun, ended = day_of(row, "registrationDate"), day_of(row, "terminationDate")
    return (begun is None or begun <= known.last) and (ended is None or ended > known.last)


def _reconciled(known: Known, found: Iterable[Found]) -> Message | None:
    """What the last comparison with the state register came to."""
    for one in found:
        last = last_reconciliation(known.journal, one.source.dataset, known.until)
        if last is not None:
            return msg(
                "Reconciled with the state register as of {day}: {registered} registered there, "
                "{here} here.",
                day=(last.as_of or day(last.at)).strftime("%d.%m.%Y"),
                registered=last.numbers.registered,
                here=last.numbers.registered_here,
            )
    return None
