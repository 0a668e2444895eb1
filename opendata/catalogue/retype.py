"""A value in the form of one column → the same value in the form of another."""

from __future__ import annotations

import re
from typing import Final

from opendata.catalogue.schema import Field
from opendata.clean.dates import read_date
from opendata.clean.identifiers import clean_edrpou, is_edrpou
from opendata.clean.spaces import one_line

TRUE: Final = frozenset({"так", "true", "yes"})
FALSE: Final = frozenset({"ні", "false", "no"})
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?", re.ASCII)
_GROUPED = re.compile(r"[+-]?\d{1,3}(?: \d{3})+(?:[.,]\d+)?", re.ASCII)
_MAYBE_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}", re.ASCII)
_WHOLE = re.compile(r"([+-]?\d+)(?:\.0+)?", re.ASCII)
_YEAR = re.compile(r"(?:19|20)\d{2}", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?.*", re.ASCII)


def retype(text: str, source: Field, target: Field) -> str | None:
    """``text`` of the column ``source`` in the form of ``target``; None if it cannot have it.

    Where both columns have the same form, what is certain is written as the recommendation wants
    it, and the rest stays as it is: a value that was wrong before is for the checks to find.
    """
    written = _written(text, target)
    if _form(source) == _form(target):
        return text if written is None else written
    if written is None:
        return None
    allowed = _allowed(target)
    return written if not allowed or written in allowed else None


def _form(field: Field) -> tuple[str, frozenset[str]]:
    return field.type, _allowed(field)


def _allowed(field: Field) -> frozenset[str]:
    values = field.constraints.get("enum", ())
    return frozenset((*map(str, values), *field.literals)) if values else frozenset()


def _written(text: str, field: Field) -> str | None:
    """``text`` as values of ``field`` are written, None where it is no such value."""
    line = one_line(text)
    if text in field.literals:
        return text
    match field.type:
        case "date":
            return line if _ISO.fullmatch(line) else None if ":" in line else read_date(line)
        case "datetime":
            return line if _MOMENT.fullmatch(line) else None
        case "number":
            return _number(line)
        case "integer":
            whole = _WHOLE.fullmatch(_number(line) or "")
            return whole[1] if whole else None
        case "year":
            return line if _YEAR.fullmatch(line) else None
        case "boolean":
            return _boolean(line)
    return _string(text, field)


def _number(line: str) -> str | None:
    if _GROUPED.fullmatch(line):
        line = line.replace(" ", "")
    if _MAYBE_THOUSANDS.fullmatch(line):
        return None
    plain = line.replace(",", ".")
    return plain if _NUMBER.fullmatch(plain) else None


def _boolean(line: str) -> str | None:
    word = line.casefold()
    return "True" if word in TRUE else "False" if word in FALSE else None


def _string(text: str, field: Field) -> str:
    if field.content == "edrpou":
        digits = clean_edrpou(text)
        return digits if is_edrpou(digits) and digits.endswith(text.strip()) else text
    words = _allowed(field)
    truth = _boolean(one_line(text)) if text not in words else None
    if truth is not None and {"Так", "Ні"} <= words:
        return "Так" if truth == "True" else "Ні"
    return text
