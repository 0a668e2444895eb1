"""Whether a value can stand in a column of a type. Where it cannot be told, it can."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, Final

Ordered = Decimal | str

_TRUTH: Final = ("true", "True", "TRUE", "1")
_LIES: Final = ("false", "False", "FALSE", "0")
_FORMS: Final = {
    "date": re.compile(r"\d{4}-\d\d-\d\d"),
    "datetime": re.compile(
        r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?"
    ),
    "time": re.compile(r"\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?"),
    "year": re.compile(r"-?\d{4}"),
    "yearmonth": re.compile(r"-?\d{4}-(?:0[1-9]|1[0-2])"),
}
_TEXT_FORMS: Final = {
    "uri": re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+"),
    "email": re.compile(r"[^@\s]+@[^@\s]+"),
}


def text_of(value: object) -> str:
    """``value`` of a JSON or YAML file as it would stand in a cell."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def fits(text: str, sort: str | None, options: Mapping[str, Any]) -> bool:
    """True if ``text`` is a value of the type ``sort`` (see :data:`.types.SORT_OF`)."""
    form = str(options.get("format", "default"))
    match sort:
        case "integer":
            return re.fullmatch(r"[+-]?\d+", text) is not None or not _is_bare(options)
        case "number":
            return _number(text, options) is not None or not _is_bare(options)
        case "boolean":
            return text in _words(options, "trueValues", _TRUTH) | _words(
                options, "falseValues", _LIES
            )
        case "date" | "datetime" | "time" if form != "default":
            return _by_pattern(text, form)
        case "date" | "datetime" | "time" | "year" | "yearmonth":
            return _FORMS[sort].fullmatch(text) is not None and _in_calendar(text, sort)
        case "string" if form in _TEXT_FORMS:
            return _TEXT_FORMS[form].fullmatch(text) is not None
        case "link":
            return _TEXT_FORMS["uri"].fullmatch(text) is not None
    return True


def ordered(text: str, sort: str | None, options: Mapping[str, Any]) -> Ordered | None:
    """``text`` as something that can be compared with another value of the column, else None."""
    if sort in {"integer", "number", "year"}:
        return _number(text, options)
    if sort in {"date", "datetime", "time", "yearmonth"} and fits(text, sort, {}):
        return text  # ISO 8601 sorts as text
    return None


def _number(text: str, options: Mapping[str, Any]) -> Decimal | None:
    plain = text.replace(str(options.get("groupChar") or "\0"), "")
    plain = plain.replace(str(options.get("decimalChar") or "."), ".")
    try:
        return Decimal(plain) if "_" not in plain else None
    except InvalidOperation:
        return None


def _is_bare(options: Mapping[str, Any]) -> bool:
    """False where marks such as «%» may stand around a number."""
    return options.get("bareNumber", True) is not False


def _words(options: Mapping[str, Any], name: str, usual: tuple[str, ...]) -> set[str]:
    given = options.get(name)
    return set(map(text_of, given)) if isinstance(given, list) else set(usual)


def _by_pattern(text: str, form: str) -> bool:
    if "%" not in form:  # «any», and the patterns of CSVW
        return True
    try:
        datetime.datetime.strptime(text, form)  # noqa: DTZ007 - only whether it can be read
    except (ValueError, re.error):
        return False
    return True


def _in_calendar(text: str, sort: str) -> bool:
    try:
        if sort == "date":
            datetime.date.fromisoformat(text)
        elif sort == "datetime":
            datetime.datetime.fromisoformat(text.upper())
        elif sort == "time":
            datetime.time.fromisoformat(text)
    except ValueError:
        return False
    return True
