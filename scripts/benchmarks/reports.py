"""Reports of past days over a long journal, against reading all of it.

The journal is made by :mod:`scripts.benchmarks.journal_made`. Every report is worked out in this
process from an open workspace: start-up has its own row. The full scan is the plain way: every
event is read once, and the last proven receipt of each dataset counts.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from opendata.catalogue.editions import read_editions
from opendata.clock import day, end_of_day
from opendata.journal.journal import Journal, Step
from opendata.pipeline.house import House, open_house
from opendata.report.compliance.known import Known
from opendata.report.compliance.report import compliance
from opendata.report.counts.held import count
from opendata.report.counts.model import Span, counts_of
from scripts.benchmarks.journal_made import END, PAST, Plan, make_town, write_journal

YEAR = (date(2019, 1, 1), date(2019, 12, 31))


@dataclass(frozen=True)
class Figures:
    """Seconds of each report (the median) and of the full scan; megabytes of the journal."""

    plan: Plan
    scan: float
    reports: Mapping[str, float]
    megabytes: float

    def ratio(self, name: str) -> float:
        """How many times faster than the scan."""
        return self.scan / self.reports[name]


def measure(plan: Plan, rounds: int) -> Figures:
    """Make the workspace, ask each report ``rounds`` times, and scan its journal once."""
    with town(plan) as house:
        found = {name: _median(ask, rounds) for name, ask in asked(house).items()}
        begun = time.perf_counter()
        held = scanned(house.journal, PAST)
        scan = time.perf_counter() - begun
        if held != count(house.journal, PAST).documents:
            raise SystemExit("the report and the full scan do not count the same")
        return Figures(plan, scan, found, house.journal.path.stat().st_size / 1e6)


@contextmanager
def town(plan: Plan) -> Iterator[House]:
    """A workspace of ``plan`` for the time of the block."""
    with tempfile.TemporaryDirectory() as folder:
        yield open_house(make_town(Path(folder, "town"), plan))


def asked(house: House) -> dict[str, Callable[[], object]]:
    """The reports that are timed, by name."""
    journal, store, council = house.journal, house.store, house.workspace.council
    first, last = YEAR
    year = Span(first, last, end_of_day(first - timedelta(days=1)), end_of_day(last))
    begin, end = day(journal_begin(journal)), day(END)
    ever = Span(begin, end, None, END)
    return {
        "day": lambda: count(journal, PAST),
        "growth": lambda: counts_of(journal, store, council, PAST, None),
        "year": lambda: counts_of(journal, store, council, END, year),
        "ever": lambda: counts_of(journal, store, council, END, ever),
        "compliance": lambda: compliance(
            Known(house.workspace, journal, store, PAST, END, read_editions()[-1].key)
        ),
    }


def journal_begin(journal: Journal) -> datetime:
    """The moment of the first event."""
    first = journal.event(1)
    if first is None:
        raise SystemExit("the journal is empty")
    return first.at


def scanned(journal: Journal, until: datetime) -> int:
    """The documents published at ``until``, counted by reading every event."""
    held: dict[str, int] = {}
    for event in journal.each():
        if event.at <= until and event.step == Step.RECEIPT and event.data["proven"]:
            held[event.dataset] = event.data["counts"]["documents"]
    return sum(held.values())


def sizes(counts: tuple[int, ...], plan: Plan) -> tuple[float, ...]:
    """The megabytes of journals of so many events; sets and documents are those of ``plan``."""
    found = []
    for events in counts:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "journal.sqlite")
            write_journal(path, Plan(events, plan.datasets, plan.documents))
            found.append(path.stat().st_size / 1e6)
    return tuple(found)


def _median(ask: Callable[[], object], rounds: int) -> float:
    seconds = []
    for _ in range(rounds):
        begun = time.perf_counter()
        ask()
        seconds.append(time.perf_counter() - begun)
    return statistics.median(seconds)
