"""The dates and numbers that follow a place of a text, read one after another as they are asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from opendata.acts.dates import (
    BEFORE_FIGURES,
    BEFORE_WORDS,
    IN_FIGURES,
    IN_WORDS,
    ISO,
    WITH_DASHES,
    DateSpan,
    _iso,
    _opening,
)
from opendata.acts.numbers import SIGNED, UNFINISHED, ZEROS, NumberSpan, tidy

Value = DateSpan | NumberSpan
CLOSE: Final = '[»“”"’>_]{0,2}'
HINT: Final = re.compile(
    r"[0-9№NН](?:(?<=[№NН])"
    rf"|(?<![№NН])(?=\d?(?!\d)(?:{CLOSE}\s?[./]\s?\d|-\d\d-|"
    rf"(?:-?го|\.)?\s?{CLOSE}\s?_{{0,3}}"
    r"(?:[СсБбЧчВвФфДд][ЕеІі]|[Лл][ЮюИи]|[Кк][Вв]|[ТтГг][Рр]|[ЖжНн][Оо]|[Яя][Нн]|[Мм][Аа]"
    r"|[Аа][ПпВв]|[Ии][Юю]|[Оо][Кк]))"
    r"|\d{3}-\d\d-))"
)
"""A number sign, or figures with what follows them in a date."""
DATES: Final = (
    (IN_FIGURES, BEFORE_FIGURES),
    (IN_WORDS, BEFORE_WORDS),
    (WITH_DASHES, None),
    (ISO, None),
)
"""The ways to write a date, and what may stand before it where the pattern does not say."""
CUT_OFF: Final = re.compile(r"[-/][^\W_][\w/-]{0,12}")
"""«10/0/5-25ВА»: letters behind the figures of the last part belong to the number."""


def find_values(text: str, shown: str, start: int, stop: int) -> Iterator[Value]:
    """The dates and numbers that begin in ``text[start:stop]``, in order, as they are asked.

    ``shown`` gives the signs of the numbers.
    """
    numbered = start
    dated = [start] * len(DATES)
    for match in HINT.finditer(text, start, stop):
        at = match.start()
        if not text[at].isdecimal():
            if at >= numbered:
                number = SIGNED.match(text, at)
                if number is not None:
                    numbered = number.end()
                    value = _number(number, shown)
                    if value is not None:
                        yield value
        elif not text[at - 1 : at].isdecimal():
            date = _date(text, at, dated)
            if date is not None:
                yield date


def _number(match: re.Match[str], shown: str) -> NumberSpan | None:
    """The number as it is written, None for one that is left to be filled in."""
    if (
        match["blank"]
        or UNFINISHED.search(match["tail"] or "") is not None
        or ZEROS.match(match["number"])
    ):
        return None
    start, end = match.start("number"), match.end("letter" if match["letter"] else "number")
    value = tidy(shown[start:end])
    rest = CUT_OFF.match(shown, end)
    if rest is None:
        return NumberSpan(value, start, end, match.start(), match.end())
    return NumberSpan(f"{value}{rest.group()}", start, rest.end(), match.start(), rest.end())


def _date(text: str, at: int, dated: list[int]) -> DateSpan | None:
    """The date whose first figures stand at ``at``.

    ``dated`` tells for each way of writing where its last date ends, and is kept up to date.
    """
    for i, (pattern, before) in enumerate(DATES):
        match = pattern.match(text, at) if at >= dated[i] else None
        if match is not None:
            dated[i] = match.end()
            start = _opening(text, at) if before is not None else at
            iso = _iso(match["year"], match["month"], match["day"])
            if iso and (before is None or before.search(text[max(start - 3, 0) : start])):
                return DateSpan(iso, start, match.end())
    return None
