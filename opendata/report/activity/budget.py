"""Budget passports and reports on them, and the statements of enterprises."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from opendata.messages import msg, nmsg
from opendata.report.activity.entries import entry, sources
from opendata.report.activity.known import Known, Row
from opendata.report.activity.model import Entry, Part

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
    found = known.fresh("budget_passports")
    number = sum(len(one.rows) for one in found) or None
    yield entry(
        "passports-published",
        msg("Budget passports newly published"),
        number,
        nmsg(
            "{n} passport of a budget programme became public.",
            "{n} passports of budget programmes became public.",
            number or 0,
        ),
        sources(found),
    )
    found = known.fresh("budget_passport_reports")
    rows = [row for one in found for row in one.rows]
    number = len(rows) or None
    yield entry(
        "passport-reports",
        msg("Reports on budget passports"),
        number,
        nmsg(
            "{n} report on a budget passport became public, for {years}.",
            "{n} reports on budget passports became public, for {years}.",
            number or 0,
            years=_years(rows, "period"),
        ),
        sources(found),
    )


def _statements(known: Known) -> Entry:
    """Enterprises with statements that became public in the period, and the years of these."""
    found = known.fresh("financial_statements")
    rows = [row for one in found for row in one.rows]
    enterprises = {str(row.get("enterpriseId") or row.get("enterpriseName")) for row in rows}
    number = len(enterprises) or None
    return entry(
        "statements",
        msg("Statements of enterprises"),
        number,
        nmsg(
            "Financial statements of {n} communal enterprise for {years} are published.",
            "Financial statements of {n} communal enterprises for {years} are published.",
            number or 0,
            years=_years(rows, "periodEnd"),
        ),
        sources(found),
    )


def _years(rows: Iterable[Row], column: str) -> str:
    """The years that ``column`` begins with: ``2018``, ``2016–2018``, ``2016, 2018``."""
    years = sorted({int(str(row[column])[:4]) for row in rows if row.get(column)})
    if len(years) > 2 and years[-1] - years[0] == len(years) - 1:
        return f"{years[0]}–{years[-1]}"
    return ", ".join(map(str, years)) or "–"
