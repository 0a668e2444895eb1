"""Regulatory acts whose effect should have been looked at again: table ``regulatoryList`` of 2025.

Law «On the principles of state regulatory policy» (1160-IV), article 10: the repeated tracking is
done not later than two years after the act took effect, the periodic one once in three years after
that. The columns of dates hold the day of the report, or the last day of the term.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from opendata.catalogue.schema import TableSchema
from opendata.messages import Message, msg
from opendata.problems import Problem, Severity
from opendata.table import Cell, Table

TABLE: Final = "regulatory_acts"
REPEAT_WITHIN: Final = 2
"""Years after the act took effect."""
PERIOD: Final = 3
"""Years from one tracking to the next."""
_NAMES: Final[Mapping[str, Message]] = {
    "repeatEval": msg("the repeated tracking of the act is overdue"),
    "periodEval": msg("the periodic tracking of the act is overdue"),
}


def trackings(table: Table, schema: TableSchema, today: date) -> Iterator[Problem]:
    """Each tracking whose term is over on the day ``today`` and that has no report; one for each
    act, the earliest. Other tables have none.
    """
    if schema.key != TABLE or not {"validFrom", "repeatEvalDate"} <= set(table.columns):
        return
    for number, row in enumerate(table.records()):
        valid = _day(row["validFrom"])
        if valid is None:
            continue
        due = _day(row["repeatEvalDate"]) or _years_after(valid, REPEAT_WITHIN)
        which = "repeatEval"
        if _reported(row, which):
            due = _day(row.get("periodEvalDate")) or _years_after(due, PERIOD)
            which = "periodEval"
            if _reported(row, which):
                due = _years_after(due, PERIOD)
        if due < today:
            yield Problem(
                "tracking-overdue",
                _NAMES[which],
                table.origin(number).place(f"{which}Date"),
                found=row["title"],
                expected=msg("a report not later than {day}", day=due.isoformat()),
                remedy=msg(
                    "Publish the report and write its date and link into the row; take the act out "
                    "if it is no longer in force."
                ),
                severity=Severity.WARNING,
            )


def _reported(row: Mapping[str, Cell], which: str) -> bool:
    """Whether there is a report: a link, a text or where it was printed."""
    ends = ("Url", "URL", "Text", "BibliographicCitation")
    return any(row.get(f"{which}{end}") for end in ends)


def _day(text: Cell | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def _years_after(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February, or a year beyond all calendars
        return day.replace(year=min(day.year + years, date.max.year), month=2, day=28)
