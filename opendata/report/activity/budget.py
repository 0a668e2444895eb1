"""Budget passports and reports on them, and the statements of enterprises."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from opendata.clock import end_of_day
from opendata.messages import msg, nmsg
from opendata.report.activity.entries import entry, sources
from opendata.report.activity.known import Known
from opendata.report.activity.model import Entry, Part
from opendata.report.counts.news import news

TITLE: Final = msg("Budget and finance")


def part(known: Known) -> Part:
    """The section on the budget."""
    return Part("budget", TITLE, (*_passports(known), _statements(known)))


def _passports(known: Known) -> Iterator[Entry]:
    found = known.tables("budget_passports")
    rows = [row for one in found for row in one.rows if known.within(row, "orderDateAccepted")]
    number = len(rows) or None
    yield entry(
        "passports",
        msg("Budget passports"),
        number,
        nmsg(
            "{n} passport of a budget programme was approved or changed.",
            "{n} passports of budget programmes were approved or changed.",
            number or 0,
        ),
        sources(found),
    )
    found = known.tables("budget_passport_reports")
    year = str(known.first.year - 1)
    rows = [row for one in found for row in one.rows if str(row.get("period")) == year]
    number = len(rows) or None
    yield entry(
        "passport-reports",
        msg("Reports on budget passports"),
        number,
        nmsg(
            "{n} report on a passport for {year} is published.",
            "{n} reports on passports for {year} are published.",
            number or 0,
            year=year,
        ),
        sources(found),
    )


def _statements(known: Known) -> Entry:
    """Of the enterprises whose statements became public in the period: a release came then."""
    since = end_of_day(known.first - timedelta(days=1))
    fresh = {one.dataset for one in news(known.journal, known.store, since, known.end)}
    found = [one for one in known.tables("financial_statements") if one.source.dataset in fresh]
    rows = [row for one in found for row in one.rows]
    enterprises = {str(row.get("enterpriseId") or row.get("enterpriseName")) for row in rows}
    years = sorted({str(row.get("periodEnd"))[:4] for row in rows if row.get("periodEnd")})
    number = len(enterprises) or None
    span = years[0] if len(set(years)) == 1 else "–".join((years[0], years[-1])) if years else "–"
    return entry(
        "statements",
        msg("Statements of enterprises"),
        number,
        nmsg(
            "Financial statements of {n} communal enterprise for {years} are published.",
            "Financial statements of {n} communal enterprises for {years} are published.",
            number or 0,
            years=span,
        ),
        sources(found),
    )
