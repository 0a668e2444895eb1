"""Date and number together: what a line of requisites is made of, and nothing else."""

from __future__ import annotations

import re
from typing import NamedTuple

from opendata.acts import dates, numbers
from opendata.acts.dates import DateSpan
from opendata.acts.lines import Line
from opendata.acts.numbers import NumberSpan

PLACE = re.compile(
    r"(?:\b[мсМС]\.\s?|\b(?:смт|сел|с-ще|селище|село|місто)\b\.?\s?)"
    r"[А-ЯҐЄІЇ][\w’-]*(?:\s[А-ЯҐЄІЇ][\w’-]*){0,2}"
)
LONE_PLACE = re.compile(r"[А-ЯҐЄІЇ][а-яґєії’-]+(?:[\s-][А-ЯҐЄІЇ][а-яґєії’-]+){0,2}")
CONNECTIVES = re.compile(r"\b(?:від|вид|от|року|рік|р|г|ода|год)\b", re.IGNORECASE)
WORDS = re.compile(r"[^\W_]+")
BARE_NUMBER = re.compile(r"(?<![\w/.-])\d{1,4}(?:[-/]\d{1,4})?(?![\w/.-])")
LONGEST_BLANK = 48
"""A longer row of underscores is a rule across the page."""
ALONE = re.compile(r"^[\W_]*(?:від|Від)[\W_]*$")


class Requisites(NamedTuple):
    """What a line says of date and number; a span without a value is a blank to be filled in.

    ``pure`` says that the line holds nothing but these and perhaps a place.
    ``bare`` says that the number stands there without a number sign.
    """

    date: DateSpan | None
    number: NumberSpan | None
    pure: bool
    bare: bool = False


NOTHING = Requisites(None, None, pure=False)
OTHERS = re.compile(
    r"[\W_]*(?:прим|екз|реєстр|вх|вих|роздрук|надрук|оприлюдн|опублік|отриман|надійшл|копія)",
    re.IGNORECASE,
)
"""What begins so has the number or the date of a copy, a letter or a publication."""
WORTH_READING = re.compile(r"[\d_*\u2026№.]{2}|\d|№|(?:Номер|від|Від)\W*$|\bN\b")
"""Most lines of a text hold none of these, and are passed over quickly."""


def read_requisites(line: Line, pick: int = 0) -> Requisites:
    """The first date and number of the line, and whether there is anything else in it.

    ``pick`` -1 takes the last ones instead.
    """
    text = line.text
    if not WORTH_READING.search(text) or OTHERS.match(text):
        return NOTHING
    found = numbers.find_numbers(text, line.shown)
    number = found[pick] if found else None
    rest = _without(text, number.sign_start, number.tail_end) if number else text
    days = dates.find_dates(rest)
    date = days[pick] if days else None
    if date is None:
        date = _blank_date(rest)
    if number is None and date is None:
        return NOTHING
    rest = _without(rest, date.start, date.end) if date else rest
    rest = CONNECTIVES.sub(_blanked, PLACE.sub(_blanked, rest))
    if LONE_PLACE.fullmatch(rest.strip(" ,.;")):
        rest = ""
    if number is None and date is not None and date.iso is not None:
        bare = BARE_NUMBER.search(rest)
        if bare and not WORDS.search(_without(rest, *bare.span())):
            span = NumberSpan(line.shown[bare.start() : bare.end()], *bare.span(), *bare.span())
            return Requisites(date, span, pure=True, bare=True)
    return Requisites(date, number, pure=not WORDS.search(rest))


def _blank_date(text: str) -> DateSpan | None:
    blank = dates.find_blank(text)
    if blank is not None and blank.end - blank.start <= LONGEST_BLANK:
        return blank
    year = dates.NO_DAY.search(text) if dates.FIGURES.search(text) else None
    if year:
        return DateSpan(None, *year.span())
    alone = ALONE.match(text)
    return DateSpan(None, *alone.span()) if alone else None


def _blanked(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _without(text: str, start: int, end: int) -> str:
    """``text`` with blanks for a part of it, so that positions stay."""
    return text[:start] + " " * (end - start) + text[end:]
