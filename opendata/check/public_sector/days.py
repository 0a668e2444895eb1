"""Dates: written as ISO 8601 also where the column is text, and in years that can be meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Final

from opendata.check.public_sector.findings import Finding, Look, Rule, problem, rule_of
from opendata.check.public_sector.layout import Cells, Column, Layout
from opendata.clean.dates import read_date
from opendata.messages import Message, msg

_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ][0-2][0-9]:[0-5][0-9](?::[0-9.]+)?Z?)?")
_YEAR = re.compile(r"[0-9]{1,4}")
_NAME = re.compile(r"(?:[a-z](?:Date|Issued|Accepted)|_date|^date|^issued|^date[A-Z]\w*)$")
_YEARLY = re.compile(r"[yY]ear|^period$")
_LIVES = re.compile(r"birth|death|funeral|burial", re.IGNORECASE)
_PAST = re.compile(
    r"accept|issued|signed|created|modified|registrat|birth|death|funeral|vot|payment(?!End)|"
    r"received|^date$|actDate|inventory",
    re.IGNORECASE,
)
"""What has happened when it is written down; a slip of a year is more likely than the future."""
_END = re.compile(r"end|until|through|expir|to$|shelf", re.IGNORECASE)
_EARLIEST: Final = 1900
_EARLIEST_LIFE: Final = 1750
_EARLIEST_YEAR: Final = 1000
"""Old buildings have a year of construction, graveyards old graves; acts and contracts do not."""
_LEASE: Final = 100
_PLANS: Final = 30
"""How many years ahead a contract may end, and anything else may lie."""


def rule(layout: Layout, today: date) -> Rule | None:
    """``date-not-iso`` for text columns of dates, ``date-implausible`` for all of them.

    A date column with a value of another form is the schema's own finding.
    """
    return rule_of(
        Look((one,), partial(_look, one, *_range(one, today)))
        for one in layout.columns
        if _is_date(one)
    )


def _look(column: Column, first: int, last: int, row: Cells) -> Iterator[Finding]:
    for text in row.parts(column, "" if column.separator else ","):
        year = _year(text, column)
        if year is None:
            if column.type == "string" and column.content != "year":
                yield _not_iso(column, text)
        elif not first <= year <= last:
            yield _implausible(column, text, first, last)


def _is_date(column: Column) -> bool:
    if column.type in ("date", "datetime", "year"):
        return True
    if column.type != "string":
        return column.content in ("date", "year")
    return column.content in ("date", "year") or (
        not column.content and bool(_NAME.search(column.name))
    )


def _year(text: str, column: Column) -> int | None:
    if column.type == "year" or column.content == "year":
        return int(text) if _YEAR.fullmatch(text) else None
    parts = _ISO.fullmatch(text)
    if parts is None:
        return None
    try:
        return date(int(parts[1]), int(parts[2]), int(parts[3])).year
    except ValueError:
        return None


def _range(column: Column, today: date) -> tuple[int, int]:
    last = today.year + (_LEASE if _END.search(column.name) else _PLANS)
    if _PAST.search(column.name) and not _END.search(column.name):
        last = today.year + 1
    if _YEARLY.search(column.name) or column.content == "year":
        return _EARLIEST_YEAR, last
    return (_EARLIEST_LIFE if _LIVES.search(column.name) else _EARLIEST), last


def _not_iso(column: Column, text: str) -> Finding:
    return problem(
        "date-not-iso",
        column,
        msg("«{label}» is not a date in the form yyyy-mm-dd", label=column.title),
        text,
        expected=msg("year, month and day with hyphens, such as 2018-07-06"),
        remedy=_remedy(text),
    )


def _remedy(text: str) -> Message:
    known = read_date(text)
    if known and known != text:
        return msg("Write {value}.", value=known)
    return msg("Write the day as yyyy-mm-dd; a month or a quarter by its last day.")


def _implausible(column: Column, text: str, first: int, last: int) -> Finding:
    return problem(
        "date-implausible",
        column,
        msg("the year in «{label}» can hardly be meant", label=column.title),
        text,
        expected=msg("a year from {first} to {last}", first=first, last=last),
        remedy=msg("Compare with the document; most often one digit of the year is a slip."),
    )
