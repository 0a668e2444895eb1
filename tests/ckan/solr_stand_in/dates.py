"""Dates as Solr reads them, with its arithmetic: ``NOW-7DAYS/DAY``."""

from __future__ import annotations

import calendar
import re
from datetime import UTC, datetime, timedelta

from .problems import QueryError

_DATE = re.compile(r"(NOW|\d{4}-\d\d-\d\dT[\d:.]+Z?)((?:[+-]\d+[A-Z]+|/[A-Z]+)*)")
_BEGINNING = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_STEP = re.compile(r"([+\-/])(\d*)([A-Z]+)")
_UNITS = {
    "WEEK": "weeks",
    "DAY": "days",
    "HOUR": "hours",
    "MINUTE": "minutes",
    "SECOND": "seconds",
    "MILLI": "milliseconds",
}
_BEGINNINGS: dict[str, dict[str, int]] = {
    "YEAR": {"month": 1, "day": 1, "hour": 0, "minute": 0, "second": 0, "microsecond": 0},
    "MONTH": {"day": 1, "hour": 0, "minute": 0, "second": 0, "microsecond": 0},
    "DAY": {"hour": 0, "minute": 0, "second": 0, "microsecond": 0},
    "HOUR": {"minute": 0, "second": 0, "microsecond": 0},
    "MINUTE": {"second": 0, "microsecond": 0},
    "SECOND": {"microsecond": 0},
}


def comparable(text: str) -> str:
    """The date as a text that sorts as dates do.

    Raises:
        QueryError: it is no date that Solr reads.
    """
    text = text.strip().strip('"')
    match = _DATE.fullmatch(text)
    try:
        if match is None:
            if _BEGINNING.fullmatch(text):
                return text
            raise _not_a_date(text)
        base, steps = match.groups()
        moment = (
            datetime.now(UTC).replace(tzinfo=None)
            if base == "NOW"
            else datetime.fromisoformat(base.rstrip("Z"))
        )
        for sign, number, unit in _STEP.findall(steps):
            moment = _step(moment, sign, number, unit.rstrip("S"))
    except (ValueError, OverflowError) as error:
        raise _not_a_date(text) from error
    return moment.isoformat(timespec="microseconds") + "Z"


def _step(moment: datetime, sign: str, number: str, unit: str) -> datetime:
    if sign == "/":
        return moment.replace(**_BEGINNINGS[unit]) if unit in _BEGINNINGS else moment
    count = int(number) * (1 if sign == "+" else -1)
    if unit in {"MONTH", "YEAR"}:
        months = moment.month - 1 + count * (12 if unit == "YEAR" else 1)
        year, month = moment.year + months // 12, months % 12 + 1
        if not 1 <= year <= 9999:
            raise ValueError(year)
        day = min(moment.day, calendar.monthrange(year, month)[1])
        return moment.replace(year=year, month=month, day=day)
    if unit not in _UNITS:
        raise ValueError(unit)
    return moment + timedelta(**{_UNITS[unit]: count})


def _not_a_date(text: str) -> QueryError:
    return QueryError(f"Invalid Date String:'{text}'")
