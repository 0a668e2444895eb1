"""One cell of a register → the text that is published. What is not understood stays as it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache
from typing import Final

from opendata.clean.dates import from_serial, read_date
from opendata.clean.identifiers import clean_edrpou, clean_url
from opendata.clean.numbers import clean_number, number_text
from opendata.clean.text import tidy
from opendata.clean.vocabulary import kind_of, status_of, type_of
from opendata.collect.sheets import Value

BLANKS: Final = frozenset({"", "-", "–", "—", "null", "NULL"})
"""What people and programs write where there is nothing."""
DATES: Final = frozenset({"acceptedDate", "issuedDate", "validFrom", "registrationDate"})
CODES: Final = frozenset({"publisherId", "registratorId"})


def is_date_column(column: str) -> bool:
    """True for the columns whose cells are dates: by name, for structures of other datasets too."""
    return column in DATES or column.endswith(("Date", "From", "Through"))


def as_text(value: Value) -> str:
    """A value as the text that a person would have typed: 48.0 is ``48``, a date is ISO."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "так" if value else "ні"
    if isinstance(value, (int, float)):
        return number_text(value)
    if isinstance(value, datetime):
        midnight = (value.hour, value.minute, value.second) == (0, 0, 0)
        return value.date().isoformat() if midnight else value.isoformat(" ", "seconds")
    return value.isoformat() if isinstance(value, date) else str(value)


def clean_cell(column: str, value: Value, date1904: bool | None) -> str | None:
    """The published text of ``value`` in ``column``; None for a blank cell.

    ``date1904`` is the workbook's date system, None where it is not known: a bare number in a
    column of dates is then left as it is.
    """
    if is_date_column(column):
        if isinstance(value, (date, datetime)):
            return value.isoformat()[:10]
        if isinstance(value, (int, float)) and not isinstance(value, bool) and date1904 is not None:
            return from_serial(value, date1904=date1904) or number_text(value)
    if column in CODES and isinstance(value, (int, float)):
        return clean_edrpou(value)
    text = _clean_text(column, as_text(value))
    return None if text in BLANKS else text


@lru_cache(maxsize=4096)  # the words of a register repeat; a pure function may remember them
def _clean_text(column: str, text: str) -> str:
    tidied = tidy(text)
    if tidied in BLANKS:
        return ""
    if is_date_column(column):
        return read_date(tidied) or tidied
    return _CLEANERS.get(column, _as_it_is)(tidied)


def _as_it_is(text: str) -> str:
    return text


_CLEANERS: Final[dict[str, Callable[[str], str]]] = {
    "number": clean_number,
    "status": lambda text: status_of(text) or text,
    "type": lambda text: type_of(text) or text,
    "kind": lambda text: kind_of(text) or text,
    "publisherId": clean_edrpou,
    "registratorId": clean_edrpou,
    "url": clean_url,
}
