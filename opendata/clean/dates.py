"""Dates as clerks write them → ISO dates. What is impossible or can be read two ways is not read.

The rule for two-digit years: 00–49 are 2000–2049, 91–99 are 1991–1999, and 50–90 are not read,
because no council of today acted then. Only years 1900–2099 are dates of acts.
"""

from __future__ import annotations

import math
import re
from datetime import date, timedelta
from typing import Final

from opendata.clean.lookalikes import to_cyrillic
from opendata.clean.spaces import one_line

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2099

_MONTHS: Final = (
    ("січня", "січень", "января", "январь"),
    ("лютого", "лютий", "февраля", "февраль"),
    ("березня", "березень", "марта", "март"),
    ("квітня", "квітень", "апреля", "апрель"),
    ("травня", "травень", "мая", "май"),
    ("червня", "червень", "июня", "июнь"),
    ("липня", "липень", "июля", "июль"),
    ("серпня", "серпень", "августа", "август"),
    ("вересня", "вересень", "сентября", "сентябрь"),
    ("жовтня", "жовтень", "октября", "октябрь"),
    ("листопада", "листопад", "ноября", "ноябрь"),
    ("грудня", "грудень", "декабря", "декабрь"),
)
MONTHS: Final = {name: n for n, names in enumerate(_MONTHS, 1) for name in names}

_TIME = r"(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
_YEAR_WORD = r"(?:\s?(?:р\.?|року|рік|г\.?|года|год))?\.?"
_ISO = re.compile(rf"(\d{{4}})([-./])(\d{{1,2}})\2(\d{{1,2}}){_TIME}", re.ASCII)
_DIGITS = re.compile(
    rf"(\d{{1,2}})\s?([./-])\s?(\d{{1,2}})\s?\2\s?(\d{{4}}|\d{{2}})(?:{_TIME}|{_YEAR_WORD})",
    re.ASCII,
)
_QUOTES = "\"'«»„“”‟‘’′″"
_WORDS = re.compile(
    rf"[{_QUOTES}]*\s?(\d{{1,2}})(?:-?го)?\s?[{_QUOTES}]*\s?([а-яёіїєґ]+)\s?(\d{{4}}){_YEAR_WORD}",
    re.ASCII,
)


def read_date(text: str) -> str | None:
    """The ISO date (``2018-02-14``) that ``text`` says and nothing but that, or None.

    Points mean day, month, year. With slashes or hyphens Excel also writes month, day, year, so
    ``02/03/2018`` is not read, while ``14/02/2018`` can mean only one day. A time is left out.
    """
    line = one_line(text)
    line = line[4:] if line[:4].casefold() == "від " else line
    if found := _ISO.fullmatch(line):
        return _iso(int(found[1]), int(found[3]), int(found[4]))
    folded = to_cyrillic(line).casefold()
    if found := _DIGITS.fullmatch(line) or _DIGITS.fullmatch(folded):
        day, month = int(found[1]), int(found[3])
        if found[2] != "." and day <= 12 and month <= 12 and day != month:
            return None
        return _iso(_full_year(found[4]), month, day)
    if found := _WORDS.fullmatch(folded):
        return _iso(int(found[3]), MONTHS.get(found[2], 0), int(found[1]))
    return None


def from_serial(number: float, *, date1904: bool = False) -> str | None:
    """The ISO date of an Excel serial number, or None if it is not a day of 1900–2099.

    ``date1904`` is the workbook's date system. Serial 60 of the 1900 system is the 29 February 1900
    that never was; the part after the point is the time of the day, and is left out.
    """
    if not math.isfinite(number) or not 0 < number < 100_000:
        return None
    days = int(number)
    if date1904:
        day = date(1904, 1, 1) + timedelta(days)
    elif days in (0, 60):
        return None
    else:
        # Before the day that never was, the count is one day less behind.
        day = date(1899, 12, 31 if days < 60 else 30) + timedelta(days)
    return _iso(day.year, day.month, day.day)


def _full_year(digits: str) -> int:
    year = int(digits)
    if len(digits) == 4:
        return year
    if year <= 49:
        return 2000 + year
    return 1900 + year if year >= 91 else 0


def _iso(year: int, month: int, day: int) -> str | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
