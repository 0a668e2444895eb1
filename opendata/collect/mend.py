"""One cell of a filled-in table → its text, with what a spreadsheet program took away put back.

Only what is certain is mended, and each mending is told: zeros that a number cell lost, dates that
became serial numbers, a Cyrillic «Т» in a time, blanks around a value. Everything else stays as it
was written, for the checks to find.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Final

from opendata.catalogue.schema import Field
from opendata.clean.dates import from_serial
from opendata.clean.identifiers import is_edrpou
from opendata.clean.numbers import number_text
from opendata.clean.spaces import one_line
from opendata.collect.sheets import Value

NULL: Final = "null"
WIDTHS: Final = {"edrpou": (5, 8), "kpkvk": (6, 7), "postcode": (4, 5)}
"""Codes of a fixed width: so many digits at least are left of one, and so many it has. A number
cell has lost the zeros at their front for certain; in a text a digit may have been forgotten."""
FIRST_SERIAL: Final = 10_000
"""Serial 10,000 is in 1927: a smaller number in a column of dates is no date that lost its form."""
DAY_SECONDS: Final = 86_400
DEGREES: Final = ("lat", "lon")
TYPED_AS_TEXT: Final = ("edrpou", "katottg", "phone", "postcode")
"""Columns where people type an apostrophe before the digits, so that Excel leaves them alone."""

MOST_TEXTS: Final = 50_000
"""Texts remembered of one column: a column of identifiers must not fill the memory."""

_MIDNIGHT: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[ T]00:00(:00(\.0+)?)?")
_TYPED: Final = re.compile("['’‘ʼ`](?=[+0-9U])")
_DECIMAL: Final = re.compile("[-+]?[0-9]+,[0-9]+")
_THOUSANDS: Final = re.compile("-?[1-9][0-9]{0,2}( [0-9]{3})+([.,][0-9]+)?")
_MAYBE_THOUSANDS: Final = re.compile("-?[1-9][0-9]{0,2},[0-9]{3}")


class Mending(StrEnum):
    """What was put right in a cell; the value is the code of the finding."""

    ZEROS = "cell-leading-zeros"
    DATE = "cell-serial-date"
    TIME_MARK = "cell-time-mark"
    COMMA = "cell-decimal-comma"
    BLANKS = "cell-blanks"
    NULL = "cell-null-spelling"
    MIDNIGHT = "cell-midnight"
    APOSTROPHE = "cell-apostrophe"
    MADE_DATE = "cell-made-date"
    """Not put right: the program made a date or a time of a text such as «2019-01», and the text is
    gone."""


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


def mender(field: Field, *, date1904: bool | None) -> Callable[[Value], Mended]:
    """:func:`mend` for one column of one file: a text that stands there again is not read again.

    Only texts are remembered, and at most :data:`MOST_TEXTS` of them: ``1``, ``1.0`` and ``True``
    are equal and yet not mended alike.
    """
    known: dict[str, Mended] = {}

    def mended(value: Value) -> Mended:
        if type(value) is not str:
            return mend(value, field, date1904=date1904)
        done = known.get(value)
        if done is None:
            done = _text(value, field)
            if len(known) < MOST_TEXTS:
                known[value] = done
        return done

    return mended


def _text(value: str, field: Field) -> Mended:
    text = _bare(value, field)
    if text in ("", NULL):
        return Mended(None)
    if text.casefold() == NULL:
        return Mended(None, Mending.NULL)
    if done := _retyped(text, field):
        return done
    return Mended(text, Mending.BLANKS) if text != value else Mended(value)


def _bare(value: str, field: Field) -> str:
    """``value`` without blanks around it; where a rule looks at it, without invisible marks too."""
    ruled = field.type != "string" or not {"enum", "pattern"}.isdisjoint(field.constraints)
    return one_line(value) if ruled else value.strip()


def _retyped(text: str, field: Field) -> Mended | None:
    """What was certainly meant, where a text has not the form of its column."""
    if field.type == "datetime" and "Т" in text:
        return Mended(text.replace("Т", "T"), Mending.TIME_MARK)
    if field.type in ("number", "integer") and _THOUSANDS.fullmatch(text):
        return Mended(text.replace(" ", "").replace(",", "."), Mending.BLANKS)
    if field.type == "number" and _DECIMAL.fullmatch(text):
        # «120,000» may be 120 or 120,000; in degrees it can only be the former.
        doubtful = _MAYBE_THOUSANDS.fullmatch(text) and field.content not in DEGREES
        return None if doubtful else Mended(text.replace(",", "."), Mending.COMMA)
    if field.type == "date" and (day := _MIDNIGHT.fullmatch(text)):
        return Mended(day[1], Mending.MIDNIGHT)
    if field.content in TYPED_AS_TEXT and _TYPED.match(text):
        return Mended(text[1:], Mending.APOSTROPHE)
    if field.content == "edrpou" and _short(text, field) and is_edrpou(_widened(text, field)):
        return Mended(_widened(text, field), Mending.ZEROS)
    return None


def _short(text: str, field: Field) -> bool:
    """Whether ``text`` is what is left of a code that lost zeros."""
    least, width = WIDTHS.get(field.content or "", (0, 0))
    # One that begins with a zero has lost none: another digit was forgotten.
    return bool(re.fullmatch("[1-9][0-9]*", text)) and least <= len(text) < width


def _widened(text: str, field: Field) -> str:
    return text.zfill(WIDTHS[field.content or ""][1])


def _number(value: float, field: Field, date1904: bool | None) -> Mended:
    text = number_text(value)
    if "e-" in text:
        text = format(Decimal(text), "f")  # 0.00001, not 1e-05
    if _short(text, field):
        return Mended(_widened(text, field), Mending.ZEROS)
    if field.type in ("date", "datetime") and date1904 is not None and value >= FIRST_SERIAL:
        return _serial(value, field, date1904)
    if field.type == "time" and 0 <= value < 1:
        return Mended(_clock(round(value * DAY_SECONDS)), Mending.DATE)
    return Mended(text)


def _serial(value: float, field: Field, date1904: bool) -> Mended:
    """The day, or the minute, of a serial number; a day with a time is no day."""
    minutes = round(value % 1 * DAY_SECONDS / 60)
    day = from_serial(value, date1904=date1904)
    if day is None or minutes == 24 * 60 or (field.type == "date" and minutes):
        return Mended(number_text(value))
    if field.type == "date":
        return Mended(day, Mending.DATE)
    return Mended(f"{day}T{minutes // 60:02}:{minutes % 60:02}", Mending.DATE)


def _moment(value: date | datetime | time | timedelta, field: Field) -> Mended:
    if isinstance(value, timedelta):
        text = _clock(int(value.total_seconds()))
    elif isinstance(value, datetime) and field.type == "datetime":
        text = value.strftime("%Y-%m-%dT%H:%M")
    elif isinstance(value, datetime) and value.time() == time():
        text = value.date().isoformat()
    else:
        text = value.isoformat()
    if field.type == "year" and isinstance(value, date):
        return Mended(str(value.year))
    # A column of moments may hold a day or a time alone: wrong, but nothing of it is lost.
    made = field.type not in ("date", "datetime", "time")
    return Mended(text, Mending.MADE_DATE if made else None)


def _clock(seconds: int) -> str:
    """``09:34:00``; a timetable may go past 24:00:00, as in GTFS."""
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
