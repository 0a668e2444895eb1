"""Dates as acts write them, and the blanks where a date is to be filled in."""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

MONTHS = {
    "січ": 1, "лют": 2, "бер": 3, "кві": 4, "тра": 5, "чер": 6,
    "лип": 7, "сер": 8, "вер": 9, "жов": 10, "лис": 11, "гру": 12,
    "янв": 1, "фев": 2, "мар": 3, "апр": 4, "мая": 5, "май": 5, "июн": 6,
    "июл": 7, "авг": 8, "сен": 9, "окт": 10, "ноя": 11, "дек": 12,
}  # fmt: skip
MONTH = (
    "(?P<month>січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|"
    "грудня|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)"
)
OPENERS = '«„“”"’,<_'
OPEN, CLOSE = f"[{OPENERS}]{{0,2}}", '[»“”"’>_]{0,2}'
YEAR_WORD = r"(?:\s?р(?!\w)\.?)?(?:\s?(?:року|рік|роцi|году|года|год|г\.|р\.|р\b))?\.?"
# Both begin at the day itself, so that the search runs from figure to figure; what stands before
# the day is asked of the few that match.
IN_WORDS = re.compile(
    rf"(?P<day>\d{{1,2}})(?:-?го|\.)?\s?{CLOSE}\s?_{{0,3}}{MONTH}\s?{CLOSE}\s?"
    rf"(?P<year>\d{{4}}){YEAR_WORD}(?!\d)",
    re.IGNORECASE,
)
IN_FIGURES = re.compile(
    rf"(?P<day>\d{{1,2}}){CLOSE}\s?(?P<sign>[./])\s?(?P<month>\d{{1,2}})"
    rf"\s?(?:(?P=sign)|(?<=\d)\s(?=\d{{4}}))\s?"
    rf"(?P<year>\d{{4}}|\d{{2}}(?!\d)){YEAR_WORD}(?![\d/])"
)
BEFORE_WORDS = re.compile(r"(?:^|[^\w/]|[Вв]ід)$")
"""Typists run «від14 лютого» together."""
BEFORE_FIGURES = re.compile(r"(?:^|[^\d./-])$")
QUOTED = tuple(OPENERS)
WITH_DASHES = re.compile(
    r"(?P<day>\d\d)-(?P<month>\d\d)-(?P<year>(?:19|20)\d\d)(?![\w/-])(?<![\w/-].{10})"
)
ISO = re.compile(r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])(?<![\d-].{10})")
FILL = r"[_*\u2026]"
BLANK = re.compile(
    rf"{OPEN}\s?(?:{FILL}{{2,}}|\.{{3,}}|00\.00\.|00\b|[xXхХ]{{2}}\.[xXхХ]{{2}}\.)[\s_*.\u2026]*{CLOSE}[\s_*\u2026]*"
    rf"(?:{MONTH})?[\s_*\u2026]*(?:\d{{2,4}}[_*\u2026]*)?\s?(?:року|р\.|р\b)?",
    re.IGNORECASE,
)
NO_DAY = re.compile(
    rf"(?<!\d)(?<!\d\s)(?:(?:{MONTH}\s)?\d{{4}}\s?(?:року|р\.|р\b)"
    rf"|(?:від|»|”|\")\s{MONTH.replace('<month>', '<name>')}\s\d{{4}})",
    re.IGNORECASE,
)
"""«від      2016 року»: a year without its day is a place to be filled in."""
FIGURES = re.compile(r"\d{4}|\d[./]\s?\d\d")
"""What every date has in it; most lines have not."""
CENTURY_TURN = 70
EARLIEST, LATEST = 1990, 2100
MONTHS_A_YEAR = 12


class DateSpan(NamedTuple):
    """A date, or a blank for one (``iso`` is None), at ``start:end`` of its line."""

    iso: str | None
    start: int
    end: int


def find_dates(text: str) -> list[DateSpan]:
    """All dates of a line from left to right; impossible ones are left out."""
    if not FIGURES.search(text):
        return []
    found: list[DateSpan] = []
    for pattern, before in ((IN_WORDS, BEFORE_WORDS), (IN_FIGURES, BEFORE_FIGURES)):
        for match in pattern.finditer(text):
            start = _opening(text, match.start())
            iso = _iso(match["year"], match["month"], match["day"])
            if iso and before.search(text[max(start - 3, 0) : start]):
                found.append(DateSpan(iso, start, match.end()))
    for pattern in (WITH_DASHES, ISO):
        for match in pattern.finditer(text):
            iso = _iso(match["year"], match["month"], match["day"])
            if iso:
                found.append(DateSpan(iso, match.start(), match.end()))
    return sorted(found, key=lambda span: span.start)


def _opening(text: str, day: int) -> int:
    """Where the quotes before a day begin: «„14“ лютого», «_14_ лютого»."""
    start = day - 1 if text[day - 1 : day] == " " and text[day - 2 : day - 1] in QUOTED else day
    for _ in range(2):
        if start and text[start - 1] in OPENERS:
            start -= 1
    return start


def find_blank(text: str) -> DateSpan | None:
    """The first blank for a date in a line that holds no date."""
    match = BLANK.search(text)
    return DateSpan(None, match.start(), match.end()) if match else None


def _iso(year: str, month: str, day: str) -> str | None:
    number = MONTHS.get(month[:3].lower()) or (int(month) if month.isdecimal() else 0)
    first = int(day)
    full = int(year)
    if len(year) == 2:
        full += 1900 if full >= CENTURY_TURN else 2000
    if number > MONTHS_A_YEAR >= first:  # month first, as one city's site writes them
        number, first = first, number
    if not EARLIEST <= full <= LATEST:
        return None
    try:
        return datetime.date(full, number, first).isoformat()
    except ValueError:
        return None
