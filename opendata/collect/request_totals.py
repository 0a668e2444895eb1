"""How many information requests came in each quarter and year, and how these requests ended."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from opendata.catalogue.schema import TableSchema
from opendata.clean import request_words as words
from opendata.collect.request_rows import Request
from opendata.table import Cell, Origin, Table
from opendata.workspace.workspace import Council

TYPE: Final = "звіти щодо задоволення запитів на інформацію"
"""The kind of report that the recommended list of reports has for them."""
_ROMAN: Final = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class Period:
    """A year, or with ``quarter`` (1–4) a part of it."""

    year: int
    quarter: int | None = None

    @property
    def name(self) -> str:
        """``2026`` or ``2026-Q1``."""
        return f"{self.year}-Q{self.quarter}" if self.quarter else str(self.year)

    @property
    def start(self) -> date:
        """The first day."""
        return date(self.year, (self.quarter or 1) * 3 - 2, 1)

    @property
    def end(self) -> date:
        """The last day."""
        month = (self.quarter or 4) * 3
        return date(self.year + month // 12, month % 12 + 1, 1) - timedelta(days=1)

    @property
    def in_words(self) -> str:
        """«2026 рік» or «I квартал 2026 року», as titles of reports have it."""
        if self.quarter is None:
            return f"{self.year} рік"
        return f"{_ROMAN[self.quarter - 1]} квартал {self.year} року"


@dataclass(frozen=True, slots=True)
class Totals:
    """The requests of one period, by what became of them.

    ``outcomes`` maps a word of the table to a number; ``in_time`` and ``late`` count those whose
    answer is known to have been the one or the other. ``origin`` is that of the first of them.
    """

    period: Period
    received: int
    outcomes: Counter[str]
    in_time: int
    late: int
    origin: Origin

    @property
    def share(self) -> str | None:
        """Per cent in time among the answers, rounded to one tenth; None without any."""
        answers = self.in_time + self.late
        if not answers:
            return None
        tenths = (self.in_time * 2000 + answers) // (answers * 2)
        return f"{tenths // 10}.{tenths % 10}"

    def cells(self) -> dict[str, Cell]:
        """The row of the published table."""
        ended = self.outcomes
        numbers = {
            "received": self.received,
            "answered": ended[words.ANSWERED] + ended[words.PARTLY],
            "answeredPartly": ended[words.PARTLY],
            "refused": ended[words.REFUSED],
            "postponed": ended[words.POSTPONED],
            "forwarded": ended[words.FORWARDED],
            "left": ended[words.LEFT],
            "withdrawn": ended[words.WITHDRAWN],
            "inWork": ended[words.IN_WORK],
            "inTime": self.in_time,
            "late": self.late,
        }
        return {
            "period": self.period.name,
            "periodStart": self.period.start.isoformat(),
            "periodEnd": self.period.end.isoformat(),
            **{name: str(number) for name, number in numbers.items()},
            "inTimeShare": self.share,
        }


def count_requests(requests: Iterable[Request]) -> tuple[Totals, ...]:
    """The totals of every quarter and year in which requests came, by the name of the period.

    A request counts where it came, however much later it was answered. Those without a readable
    date count nowhere; the checks of the table stop such a row.
    """
    of: dict[Period, list[Request]] = defaultdict(list)
    for request in requests:
        if request.received is not None:
            year = request.received.year
            of[Period(year)].append(request)
            of[Period(year, (request.received.month + 2) // 3)].append(request)
    found = (_totals(period, of[period]) for period in of)
    return tuple(sorted(found, key=lambda one: one.period.name))


def _totals(period: Period, requests: Sequence[Request]) -> Totals:
    in_time = Counter(request.cells["answeredInTime"] for request in requests)
    return Totals(
        period,
        len(requests),
        Counter(request.outcome for request in requests if request.outcome),
        in_time["true"],
        in_time["false"],
        requests[0].origin,
    )


def totals_table(totals: Sequence[Totals], schema: TableSchema) -> Table:
    """The totals as the table of ``schema``."""
    rows = (one.cells() for one in totals)
    return Table(
        schema.columns,
        tuple(tuple(cells.get(column) for column in schema.columns) for cells in rows),
        tuple(one.origin for one in totals),
    )


def reports_table(
    totals: Sequence[Totals], schema: TableSchema, council: Council, file: str | None, today: date
) -> Table:
    """The recommended list of reports: one for each period that has ended before ``today``.

    ``file`` is the published table that holds the totals. Where the report stands on the web and
    since when nobody knows here: these cells are blank, for the defaults of the descriptor.
    """
    ended = [one for one in totals if one.period.end < today]
    rows = []
    for one in ended:
        cells: dict[str, Cell] = {
            "uid": f"information-requests-{one.period.name}",
            "title": f"Звіт щодо задоволення запитів на інформацію за {one.period.in_words}",
            "type": TYPE,
            "text": file,
            "creatorName": council.name,
            "publisherName": council.name,
            "publisherId": council.edrpou,
        }
        # An earlier edition has other names for the same columns.
        names = ((field.becomes or (field.name,))[0] for field in schema.fields)
        rows.append(tuple(cells.get(name) for name in names))
    return Table(schema.columns, tuple(rows), tuple(one.origin for one in ended))
