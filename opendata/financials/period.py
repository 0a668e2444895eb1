"""The last day of the period of a statement, from its title or from its code of the date."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from opendata.clean.lookalikes import TO_CYRILLIC

_MONTHS: Final = (
    "січ",
    "лют",
    "берез",
    "квіт",
    "трав",
    "черв",
    "лип",
    "серп",
    "верес",
    "жовт",
    "листопад",
    "груд",
)
_YEAR: Final = r"(20\s?\d\s?\d)"
_DAY_WORDS: Final = re.compile(rf"[«\"“]?(\d{{1,2}})[»\"”]?\s*([а-яіїє]{{3,10}})\s*,?\s*{_YEAR}")
_DAY: Final = re.compile(r"(?<!\d)(\d{1,2})[./](\d{1,2})[./](20\d\d)(?!\d)")
_ISO: Final = re.compile(r"(?<!\d)(20\d\d)-(\d{2})-(\d{2})(?!\d)")
_QUARTER: Final = re.compile(r"(?<![а-яіїєa-z\d])(iv|i{1,3}|[1-4])(?:[-\s]?[йиіо]{1,2})?\s*квартал")
_HALF: Final = re.compile(r"півріч|перш\w+ половин|6 міс|шість міс|полугод")
_NINE: Final = re.compile(r"(?<!\d)9 міс|дев.ять міс")
_THREE: Final = re.compile(r"(?<!\d)3 міс|три міс")
_ROMAN: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_TO_MONTH: Final = re.compile(r"[-–—]\s*([а-яіїє]{3,10})")
_LATIN: Final = str.maketrans("іІїЇ", "iIiI")


def end_of_day(text: str) -> date | None:
    """The day that a balance is of: «на 31 грудня 2023 р.», «станом на 31.12.2023», «2023-12-31».

    The first day of a month stands for the end of the one before, as balances used to be dated.
    """
    return _settled(_any_day(text))


def end_of_period(text: str) -> date | None:
    """The last day of a period: «за 2023 рік», «за Рік 2023», «за 9 місяців 2023 р.», «за I
    квартал 2024 р.», «за січень – червень 2024 року»; of the year where nothing else is said.
    """
    words = text.translate(TO_CYRILLIC).casefold()
    year = re.search(rf"(?<!\d){_YEAR}(?!\d)", words)
    if year is None:
        return None
    number = int(re.sub(r"\s", "", year[1]))
    return _last_of(number, _month(words))


def end_from_code(digits: str) -> date | None:
    """The «Дата (рік, місяць, число)» of the form in eight digits, as 20231231 or 20240101."""
    if len(digits) != 8:
        return None
    for year, month, day in (
        (digits[:4], digits[4:6], digits[6:]),
        (digits[4:], digits[2:4], digits[:2]),
    ):
        if year.startswith("20"):
            found = _settled(_day(int(year), int(month), int(day)))
            if found is not None:
                return found
    return None


def period_of(end: date) -> str | None:
    """The period from the beginning of the year to ``end``: ``2023``, ``2023-Q1``, ``2023-H1``,
    ``2023-9M``; None where it is none of these.
    """
    names = {(12, 31): "", (3, 31): "-Q1", (6, 30): "-H1", (9, 30): "-9M"}
    name = names.get((end.month, end.day))
    return None if name is None else f"{end.year}{name}"


def one_of(ends: Iterable[date | None]) -> date | None:
    """The first that is known."""
    return next((end for end in ends if end is not None), None)


def _any_day(text: str) -> date | None:
    if found := _DAY_WORDS.search(text.translate(TO_CYRILLIC).casefold()):
        month = next((n for n, name in enumerate(_MONTHS, 1) if found[2].startswith(name)), None)
        if month is not None:
            return _day(int(re.sub(r"\s", "", found[3])), month, int(found[1]))
    if found := _ISO.search(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY.search(text):
        return _day(int(found[3]), int(found[2]), int(found[1]))
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _settled(day: date | None) -> date | None:
    return day - timedelta(days=1) if day is not None and day.day == 1 else day


def _month(words: str) -> int:
    if quarter := _QUARTER.search(words.translate(_LATIN)):
        return 3 * _ROMAN.get(quarter[1], int(quarter[1]) if quarter[1].isdigit() else 4)
    for pattern, month in ((_HALF, 6), (_NINE, 9), (_THREE, 3)):
        if pattern.search(words):
            return month
    if upto := _TO_MONTH.search(words):
        return next((n for n, name in enumerate(_MONTHS, 1) if upto[1].startswith(name)), 12)
    return 12


def _last_of(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
