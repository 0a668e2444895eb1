"""How many materials there were in a month: counted from the feeds, and typed by a clerk."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from opendata.catalogue.schema import TableSchema
from opendata.clean.dates import MONTHS
from opendata.clean.text import fold
from opendata.clock import end_of_day
from opendata.collect import feed_findings as say
from opendata.collect.feed import material_key
from opendata.collect.feed_coverage import Span, Visit, next_month, spans
from opendata.collect.feed_files import Saved
from opendata.collect.publication_items import Material, by_group, seen
from opendata.problems import Problem
from opendata.table import Cell, Origin, Row, Table

COUNTS: Final = "publication_counts"
KEY: Final = ("period", "channel", "section", "kind")
_ISO_MONTH: Final = re.compile(r"([12]\d{3})[-./](\d{1,2})(?:[-./]0?1)?", re.ASCII)
_MONTH_YEAR: Final = re.compile(r"(\d{1,2})[-./]([12]\d{3})", re.ASCII)
_NAMED: Final = re.compile(r"([а-яіїєґ]+)\s+([12]\d{3})(?:\s*(?:р\.?|року|рік))?", re.ASCII)

CountCell = tuple[str, str, str, str]
"""Month, channel, section and kind."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Materials in each cell, and by folder the months that are over and were not seen whole."""

    cells: Mapping[CountCell, int]
    in_part: Mapping[str, tuple[str, ...]]


def count(materials: Iterable[Material], saved: Sequence[Saved], today: date) -> Counts:
    """The number of ``materials`` in every cell of the months that have ended before ``today``.

    A cell is left out if one of its materials is of a month that no feed which lists it shows in
    full: there may have been more.
    """
    covered = {group: spans(_visits(files, today)) for group, files in by_group(saved)}
    cells: Counter[CountCell] = Counter()
    doubtful: set[CountCell] = set()
    in_part: dict[str, set[str]] = defaultdict(set)
    for one in materials:
        month = one.day.replace(day=1)
        if next_month(month) > today:
            continue
        period = month.isoformat()[:7]
        cell = (period, one.channel, one.section, one.item.what.value)
        cells[cell] += 1
        if not any(_whole(covered.get(group, ()), month) for group in one.groups):
            doubtful.add(cell)
            for folder, _ in one.groups:
                in_part[folder].add(period)
    return Counts(
        {cell: number for cell, number in sorted(cells.items()) if cell not in doubtful},
        {folder: tuple(sorted(months)) for folder, months in sorted(in_part.items())},
    )


def _whole(known: Iterable[Span], month: date) -> bool:
    return any(span.has(month) for span in known)


def _visits(files: Sequence[Saved], today: date) -> Iterable[Visit]:
    """A visit for each file; pages that were saved together are one, if none of them is missing."""
    pages: dict[datetime | None, list[Saved]] = defaultdict(list)
    alone: list[list[Saved]] = []
    for one in files:
        if one.stamp is None or one.page is None:
            alone.append([one])
        else:
            pages[one.stamp].append(one)
    for group in pages.values():
        group.sort(key=lambda one: one.page or 0)
        whole = [one.page for one in group] == list(range(1, len(group) + 1))
        alone += [group] if whole else [[one] for one in group]
    return [_visit(group, end_of_day(today)) for group in alone]


def _visit(group: Sequence[Saved], last: datetime) -> Visit:
    """The files ``group``, looked at not later than at ``last``."""
    items = [item for one in group for item in one.feed.items]
    moments = tuple(one.published for one in items if one.published and one.published <= last)
    moment = max((seen(one) or last for one in group), default=last)
    if group[0].page not in (None, 1):
        # A later page does not show what came out until it was saved: the pages before it do.
        moment = max(moments, default=last)
    return Visit(
        frozenset(key for item in items if (key := material_key(item))),
        moments,
        min(moment, last),
    )


@dataclass(frozen=True, slots=True)
class Merged:
    """The table of counts, and what was noticed."""

    table: Table
    problems: tuple[Problem, ...]


def merge_counts(counts: Counts, typed: Iterable[Table], schema: TableSchema) -> Merged:
    """The numbers that were ``typed``, and those that were counted for all other cells.

    A clerk sees what feeds do not show, so a typed number stands before a counted one; where they
    differ, that is told. Of months that were seen in part it is told which, unless the clerk has
    counted them.
    """
    problems: list[Problem] = []
    rows: list[Row] = []
    origins: list[Origin] = []
    counted = {_folded(cell): number for cell, number in counts.cells.items()}
    said: set[tuple[str, ...]] = set()
    periods: set[str] = set()
    for table in typed:
        for number, record in enumerate(table.records()):
            record["period"] = _month(record["period"])
            place = _folded([record[name] or "" for name in KEY])
            said.add(place)
            periods.add(place[0])
            if place in counted and str(counted[place]) != record["count"]:
                where = table.origin(number).place("count")
                problems.append(say.count_differs(where, record["count"], counted[place]))
            rows.append(tuple(record.get(name) for name in schema.columns))
            origins.append(table.origin(number))
    for cell, amount in counts.cells.items():
        if _folded(cell) not in said:
            values: dict[str, Cell] = dict(zip(KEY, cell, strict=True))
            values["count"] = str(amount)
            rows.append(tuple(values.get(name) for name in schema.columns))
            origins.append(Origin())
    for folder, months in counts.in_part.items():
        if left := [month for month in months if month not in periods]:
            problems.append(say.months_in_part(folder, left))
    return Merged(Table(schema.columns, tuple(rows), tuple(origins)), tuple(problems))


def _folded(cell: Iterable[str]) -> tuple[str, ...]:
    return tuple(fold(part) for part in cell)


def _month(text: Cell) -> Cell:
    """The month as the table has it, of ways in which people write one; else the text."""
    line = " ".join((text or "").casefold().split())
    if found := _ISO_MONTH.fullmatch(line):
        year, month = found[1], int(found[2])
    elif found := _MONTH_YEAR.fullmatch(line):
        year, month = found[2], int(found[1])
    elif found := _NAMED.fullmatch(line):
        year, month = found[2], MONTHS.get(found[1], 0)
    else:
        return text
    return f"{year}-{month:02}" if 1 <= month <= 12 else text
