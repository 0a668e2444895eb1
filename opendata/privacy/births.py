"""Birthdays: a date that a word for birth stands by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from opendata.messages import msg
from opendata.privacy.finding import Found, Grade, Kind
from opendata.privacy.found_at import made
from opendata.privacy.passage import Passage

_MONTHS: Final = (
    "січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня"
)
_DATE: Final = (
    rf"(?:[0-3]?\d\s?[./-]\s?[01]?\d\s?[./-]\s?(?:19|20)\d{{2}}"
    rf"|[«\"]?[0-3]?\d[»\"]?\s(?:{_MONTHS})\s(?:19|20)\d{{2}}|(?:19|20)\d{{2}}-[01]\d-[0-3]\d)"
)
_YEAR_END: Final = r"\s?(?:року|р\.?|рік)?\s?"
_AFTER = re.compile(
    rf"(?<![\d.])(?P<date>{_DATE})(?:{_YEAR_END}(?:н\.|народж\w+)|\s?д\.\s?н\.|\s?р\.?\s?/?\s?н\b)"
)
_BEFORE = re.compile(
    rf"(?:народи\w+|народжен\w{{1,3}}|дат\w+ народження|день народження|д\.\s?н\."
    rf"|уродж\w+)[^\d\n;]{{0,25}}(?P<date>{_DATE})"
)
_YEAR = re.compile(r"(?<![\d.])(?P<date>(?:19|20)\d{2})\s?(?:р\.|року|р)?\s?(?:н\.|народж\w+)")
_OF_TOWNS = re.compile(r"з дня народження|річч?\w* (?:від|з)|ювіле")


def births(passage: Passage) -> Iterator[Found]:
    """Birthdays; a year of birth alone is less."""
    low = passage.low
    if "н." not in low and "народ" not in low and "р/н" not in low and "уродж" not in low:
        return
    told: set[int] = set()
    for pattern, grade in ((_AFTER, Grade.BLOCK), (_BEFORE, Grade.BLOCK), (_YEAR, Grade.LOOK)):
        for found in pattern.finditer(low):
            start = found.start("date")
            if start in told or _OF_TOWNS.search(low[max(0, start - 60) : found.end() + 20]):
                continue
            if grade is Grade.LOOK and passage.person_near(start, found.end(), 90, 30) is None:
                continue
            told.add(start)
            if grade is Grade.LOOK and any(abs(start - one) < 16 for one in told - {start}):
                continue
            why = msg("a date that a word for birth stands by")
            yield made(passage, Kind.BIRTH_DATE, found.span("date"), grade, why)
