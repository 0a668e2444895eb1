"""The time that a dataset covers, from the dates in its tables: ``dct:temporal`` for catalogues.

Which column tells it is said here table by table: of the many dates of a row only one or two say
when the thing was that the row is about; others are birthdays, deadlines and days of registration.
A table that is not named here is a list of what there is, and covers the day of its release.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from opendata.catalogue.schema import TableSchema
from opendata.table import Table

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "legal_acts": ("acceptedDate", "dateAccepted"),
    "legal_act_projects": ("registrationDate", "issuedDate", "issued"),
    "council_documents": ("acceptedDate",),
    "council_motions": ("date",),
    "petitions": ("startDate",),
    "petition_signatures": ("date",),
    "publication_counts": ("period",),
    "publications": ("date",),
    "budget": ("period",),
    "budget_use": ("periodStart", "periodEnd"),
    "budget_passports": ("period",),
    "budget_passport_reports": ("period",),
    "v1_budget_programs": ("period",),
    "information_requests": ("receivedDate",),
    "information_request_totals": ("periodStart", "periodEnd"),
    "financial_statements": ("periodEnd",),
    "power_cleansing_checks": ("startDate",),
    "reports": ("acceptedDate", "issuedDate", "dateAccepted", "issued"),
    "urban_planning": ("decisionDate",),
}
"""The columns of each table, by its key, whose dates say what time it covers."""

_DATE: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T.*)?)?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Period:
    """From a day to a day, both within it."""

    start: date
    end: date


def period_of(tables: Iterable[tuple[TableSchema, Table]]) -> Period | None:
    """The time that ``tables`` cover together; None where none of them says it."""
    found = [one for schema, table in tables for one in _periods(schema, table)]
    if not found:
        return None
    return Period(min(one.start for one in found), max(one.end for one in found))


def _periods(schema: TableSchema, table: Table) -> Iterator[Period]:
    for name in COLUMNS.get(schema.key, ()):
        if name in table.columns:
            at = table.columns.index(name)
            cells = sorted({row[at] or "" for row in table.rows})
            yield from (one for one in map(_period, cells) if one is not None)


def _period(cell: str) -> Period | None:
    """A day, a month (2026-03) or a year (2026) as a period; None for everything else."""
    match = _DATE.fullmatch(cell)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    last_month = month or 12
    last = day or calendar.monthrange(first.year, last_month)[1]
    return Period(first, date(first.year, last_month, last))
