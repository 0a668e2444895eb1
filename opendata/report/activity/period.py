"""Periods by their names: a month, a quarter, a half-year, a year; and in words."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Final

from opendata.messages import Message, msg

_MONTHS: Final = (
    msg("January {year}"),
    msg("February {year}"),
    msg("March {year}"),
    msg("April {year}"),
    msg("May {year}"),
    msg("June {year}"),
    msg("July {year}"),
    msg("August {year}"),
    msg("September {year}"),
    msg("October {year}"),
    msg("November {year}"),
    msg("December {year}"),
)
_QUARTERS: Final = (
    msg("first quarter of {year}"),
    msg("second quarter of {year}"),
    msg("third quarter of {year}"),
    msg("fourth quarter of {year}"),
)
_HALVES: Final = (msg("first half of {year}"), msg("second half of {year}"))
_PART: Final = re.compile(r"(\d{4})-(\d{1,2})", re.ASCII)
LENGTHS: Final = {"month": 1, "quarter": 3, "half": 6, "year": 12}


def days_of(kind: str, text: str) -> tuple[date, date]:
    """The first and the last day of ``2019-03`` (month), ``2020-1`` (quarter or half), ``2018``
    (year); ``ValueError`` for anything else.
    """
    length = LENGTHS[kind]
    if kind == "year":
        year, part = int(text) if re.fullmatch(r"\d{4}", text, re.ASCII) else 0, 1
    else:
        found = _PART.fullmatch(text)
        year, part = (int(found[1]), int(found[2])) if found else (0, 0)
    if year < 1 or not 1 <= part <= 12 // length:
        raise ValueError(text)
    month = (part - 1) * length + 1
    end = month + length - 1
    return date(year, month, 1), date(year, end, monthrange(year, end)[1])


def in_words(first: date, last: date) -> Message:
    """«березень 2019 року», «перший квартал 2020 року», or both days."""
    for kind, length in LENGTHS.items():
        part = (first.month - 1) // length + 1
        name = f"{first.year:04}" if kind == "year" else f"{first.year:04}-{part}"
        if days_of(kind, name) == (first, last):
            return _named(kind, part, first.year)
    return msg(
        "from {first} to {last}",
        first=first.strftime("%d.%m.%Y"),
        last=last.strftime("%d.%m.%Y"),
    )


def _named(kind: str, part: int, year: int) -> Message:
    if kind == "year":
        return msg("the year {year}", year=year)
    names = {"month": _MONTHS, "quarter": _QUARTERS, "half": _HALVES}[kind]
    return Message(names[part - 1].text, values=(("year", year),))
