"""An identifier made of number and year, or number and date, against the columns of both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from opendata.check.public_sector.findings import Finding, Look, Rule, problem, rule_of
from opendata.check.public_sector.layout import OWN_IDENTIFIERS, Cells, Column, Layout
from opendata.clean.numbers import clean_number
from opendata.messages import msg

_NUMBER_YEAR = re.compile(r"(.+)-((?:19|20)[0-9]{2})")
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER_DATE = re.compile(r"(.+)-([0-9]{4}-[0-9]{2}-[0-9]{2})")


@dataclass(frozen=True, slots=True)
class Pattern:
    """How a table's identifiers are recommended to be made: the table by its key and its resource
    names, the columns of number and date by their names in both editions.
    """

    tables: frozenset[str]
    numbers: tuple[str, ...]
    dates: tuple[str, ...]
    form: re.Pattern[str]


PATTERNS: Final = (
    Pattern(
        frozenset({"legal_acts", "legalActs", "LegalActs"}),
        ("number",),
        ("acceptedDate", "dateAccepted"),
        _NUMBER_YEAR,
    ),
    Pattern(
        frozenset({"regulatory_acts", "regulatoryList", "RegulatoryList"}),
        ("legalActId", "legalActIdentifier"),
        ("legalActIssued", "legalActCreated"),
        _NUMBER_DATE,
    ),
    Pattern(
        frozenset({"normatives", "Normatives"}),
        ("legalActNumber",),
        ("legalActDateAccepted",),
        _NUMBER_YEAR,
    ),
)


def rule(layout: Layout) -> Rule | None:
    """``uid-differs-from-columns``, for an identifier that looks recommended but says other things.

    A publisher may have a scheme of its own: an identifier of any other form is left alone, and so
    is one in which the number is only a part.
    """
    pattern = next((one for one in PATTERNS if one.tables & layout.names), None)
    own = layout.first(OWN_IDENTIFIERS)
    if pattern is None or own is None:
        return None
    number, day = layout.first(pattern.numbers), layout.first(pattern.dates)
    if day is None:
        return None
    read = (own, day, number) if number else (own, day)
    return rule_of([Look(read, partial(_look, pattern.form, own, number, day))])


def _look(
    form: re.Pattern[str], own: Column, number: Column | None, day: Column, row: Cells
) -> Iterator[Finding]:
    uid = row.text(own)
    parts = form.fullmatch(uid) if uid else None
    date = row.text(day)
    if uid is None or parts is None or date is None or not _ISO.fullmatch(date):
        return  # a date that is none has been found already
    told = row.text(number) if number else None
    # A form that ends with the year has the first four characters of the date, the other all.
    when = date[: len(parts[2])]
    if parts[2] == when and (told is None or _same(parts[1], told)):
        return
    yield problem(
        "uid-differs-from-columns",
        own,
        msg(
            "«{label}» does not tell what the columns tell: number {number}, date {date}",
            label=own.title,
            number=told or parts[1],
            date=date,
        ),
        uid,
        expected=msg("{value}", value=f"{_joined(told) if told else parts[1]}-{when}"),
        remedy=msg("Correct the column that errs, or keep a scheme of your own throughout."),
    )


def _same(part: str, number: str) -> bool:
    if part == number:
        return True
    mine, told = _joined(part), _joined(number)
    return mine == told or mine.startswith(f"{told}-") or mine.endswith(f"-{told}")


def _joined(number: str) -> str:
    return "-".join(clean_number(number).split()).casefold()
