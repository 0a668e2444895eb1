"""Cells of a table, as a release has them and as a DataStore gives them back, in one form."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from opendata.catalogue.schema import Field
from opendata.release.csv_table import MISSING
from opendata.table import Cell

TEXT: Final = "text"
INT: Final = "int4"
NUMERIC: Final = "numeric"
DATE: Final = "date"
"""Types of a DataStore, as it names them itself (``int`` comes back as ``int4``)."""
_NUMBERS: Final = frozenset({INT, NUMERIC, "int", "int2", "int8", "bigint", "float8", "float"})
_WHOLE: Final = re.compile(r"0|-?[1-9][0-9]{0,9}")
_DECIMAL: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INT4: Final = 1 << 31
_DIGITS: Final = 15
"""What every program reads right out of a JSON number."""

Cells = tuple[Cell, ...]


class Typing:
    """The type of one column, narrowed down value by value until nothing could be lost in it.

    Codes stay text whatever they look like (00123456 would lose its zeros), and so does all that
    would not come back as it went in: a timestamp comes back with thousandths from CKAN 2.12.
    """

    def __init__(self, field: Field, *, key: bool) -> None:
        """``key``: the column is one of the key, by which rows are looked up as text."""
        candidates: tuple[str, ...] = ()
        if not key and field.content is None and not field.separator:
            candidates = {
                "integer": (INT, NUMERIC),
                "year": (INT,),
                "number": (NUMERIC,),
                "date": (DATE,),
            }.get(field.type, ())
        self._left = candidates

    def see(self, value: str) -> None:
        """Take notice of a value."""
        while self._left and not _FITS[self._left[0]](value):
            self._left = self._left[1:]

    @property
    def type(self) -> str:
        """The narrowest type that keeps all values seen."""
        return self._left[0] if self._left else TEXT


def _fits_int(value: str) -> bool:
    return _WHOLE.fullmatch(value) is not None and -_INT4 <= int(value) < _INT4


def _fits_numeric(value: str) -> bool:
    if _DECIMAL.fullmatch(value) is None:
        return False
    digits = value.lstrip("-").replace(".", "")
    return len(digits) <= _DIGITS and not (value[0] == "-" and not digits.strip("0"))


def _fits_date(value: str) -> bool:
    if _DAY.fullmatch(value) is None:
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


_FITS: Final = {INT: _fits_int, NUMERIC: _fits_numeric, DATE: _fits_date}


def canonical(value: Any, type_: str) -> Cell:
    """A value of JSON or of a CSV as text; numbers without the zeros that do not count."""
    if value is None:
        return None
    if type_ in _NUMBERS:
        try:
            return f"{Decimal(str(value)).normalize():f}"
        except InvalidOperation:
            return str(value)
    return str(value)


def canonical_row(values: Iterable[Any], types: Sequence[str]) -> Cells:
    """A whole row of :func:`canonical` values."""
    return tuple(canonical(value, one) for value, one in zip(values, types, strict=True))


def folded(row: Cells) -> Cells:
    """The row as a program may have read it that takes ``null`` in a CSV for a word."""
    return tuple(None if cell in ("", MISSING) else cell for cell in row)


def digest(row: Cells) -> bytes:
    """The SHA-256 of a row: of its JSON list without blanks, as UTF-8."""
    text = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()


def fingerprint(digests: Iterable[bytes]) -> str:
    """The SHA-256 over the digests of all rows, in their own order: that of the rows is no matter,
    as a DataStore sorts by the rules of its database.
    """
    return hashlib.sha256(b"".join(sorted(digests))).hexdigest()
