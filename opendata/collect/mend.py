"""One cell of a filled-in table → its text, with what a spreadsheet program took away put back.

Only what is certain is mended, and each mending is told: zeros that a number cell lost, dates that
became serial numbers, a Cyrillic «Т» in a time. Everything else stays as it was written, for the
checks to find.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from opendata.catalogue.schema import Field
from opendata.clean.dates import from_serial
from opendata.clean.numbers import number_text
from opendata.clean.spaces import one_line
from opendata.collect.sheets import Value

NULL: Final = "null"
WIDTHS: Final = {"edrpou": 8, "postcode": 5}
"""Codes of a fixed width. A number cell has lost the zeros at their front for certain."""
FIRST_SERIAL: Final = 10_000
"""Serial 10,000 is in 1927: a smaller number in a column of dates is no date that lost its form."""
DAY_SECONDS: Final = 86_400


class Mending(StrEnum):
    """What was put right in a cell; the value is the code of the finding."""

    ZEROS = "cell-leading-zeros"
    DATE = "cell-serial-date"
    TIME_MARK = "cell-time-mark"
    COMMA = "cell-decimal-comma"
    MADE_DATE = "cell-made-date"
    """Not put right: the program made a date of a text such as «2019-01», and the text is gone."""


@dataclass(frozen=True, slots=True)
class Mended:
    """The text of a cell, None for a blank one or ``null``, and what was done to it."""

    text: str | None
    mending: Mending | None = None


def mend(value: Value, field: Field, *, date1904: bool | None) -> Mended:
    """``value`` of a sheet in the column ``field``, as text.

    ``date1904`` is the date system of the workbook, None for a CSV: numbers in its columns of dates
    are then left as they are.
    """
    if isinstance(value, str):
        return _text(value, field)
    if isinstance(value, bool):
        return Mended(str(value))
    if isinstance(value, (int, float)):
        return _number(value, field, date1904)
    return _moment(value, field)


def _text(value: str, field: Field) -> Mended:
    text = value.strip()
    if text in ("", NULL):
        return Mended(None)
    if field.type == "datetime" and "Т" in text:
        return Mended(text.replace("Т", "T"), Mending.TIME_MARK)
    if field.type == "number" and "," in text:
        plain = text.replace(",", ".")
        if text.count(",") == 1 and _is_number(plain):
            return Mended(plain, Mending.COMMA)
    return Mended(value)


def _number(value: float, field: Field, date1904: bool | None) -> Mended:
    text = number_text(value)
    width = WIDTHS.get(field.content or "", 0)
    if text.isdigit() and len(text) < width:
        return Mended(text.zfill(width), Mending.ZEROS)
    if field.type == "date" and date1904 is not None and value >= FIRST_SERIAL:
        day = from_serial(value, date1904=date1904)
        return Mended(day, Mending.DATE) if day else Mended(text)
    if field.type == "time" and 0 <= value < 1:
        return Mended(_clock(round(value * DAY_SECONDS)), Mending.DATE)
    return Mended(text)


def _moment(value: date | datetime | time | timedelta, field: Field) -> Mended:
    if isinstance(value, datetime):
        if field.type == "datetime":
            return Mended(value.strftime("%Y-%m-%dT%H:%M"))
        text = value.date().isoformat()
        if field.type == "year":
            return Mended(str(value.year))
        if field.type != "date":
            return Mended(text, Mending.MADE_DATE)
        return Mended(text)
    if isinstance(value, timedelta):
        return Mended(_clock(int(value.total_seconds())))
    if isinstance(value, date) and field.type not in ("date", "year"):
        return Mended(value.isoformat(), Mending.MADE_DATE)
    if isinstance(value, date) and field.type == "year":
        return Mended(str(value.year))
    return Mended(value.isoformat())


def _clock(seconds: int) -> str:
    """``09:34:00``; a timetable may go past 24:00:00, as in GTFS."""
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _is_number(text: str) -> bool:
    try:
        float(one_line(text))
    except ValueError:
        return False
    return True
