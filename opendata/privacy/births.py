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
_AFTER_PERSON = re.compile(
    rf"[\s,(–-]{{1,4}}(?P<date>{_DATE})(?!\s?(?:№|року №|р\. №|звер|подав|подал|надійш|помер))"
    r"(?=\s?(?:р\.|року)?\s?(?:[,;.)\n]|$))"
)
"""Right after a full name stands a birthday, or the day of a paper: that is recent."""
_GROWN: Final = 2012
_CHILD = re.compile(
    r"дитин|діте|дітям|\bсин|доньк|дочк|малоліт|неповноліт|учн|учен|\bздо\b|садк|садок"
)
_OF_TOWNS = re.compile(r"з дня народження|річч?\w* (?:від|з)|ювіле")


def births(passage: Passage) -> Iterator[Found]:
    """Birthdays; a year of birth alone is less."""
    low = passage.low
    yield from _after_names(passage)
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


def _after_names(passage: Passage) -> Iterator[Found]:
    """A date right after a full name, if a grown person was born then or a child is spoken of."""
    low = passage.low
    for name in passage.people if passage.names_private else ():
        if name.official or not name.full:
            continue
        found = _AFTER_PERSON.match(low, name.end)
        if found is None:
            continue
        year = int(max(re.findall(r"(?:19|20)\d\d", found["date"]), default="0"))
        begin, close = passage.sentence(found.start("date"), found.end("date"), 120)
        if year < _GROWN or _CHILD.search(low, begin, close):
            why = msg("a date right after the full name of a person")
            yield made(passage, Kind.BIRTH_DATE, found.span("date"), Grade.BLOCK, why)
