"""Days in the cells of an XLSX: a birthday is a number there, and only its style says so."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from opendata.redact.tree import Node

_USUAL: Final = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
"""Formats of dates that every program knows by their numbers."""
_QUOTED: Final = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_LETTERS: Final = re.compile(r"[dyдр]", re.IGNORECASE)
_FIRST, _FIRST_1904 = date(1899, 12, 30), date(1904, 1, 1)
_MOST: Final = 2_958_465


def date_styles(styles: Node | None) -> frozenset[str]:
    """The numbers of the styles of cells that show a day."""
    if styles is None:
        return frozenset()
    own = {
        one.get("numFmtId")
        for one in styles.each()
        if one.local == "numFmt" and _LETTERS.search(_QUOTED.sub("", one.get("formatCode")))
    }
    cells = styles.child("cellXfs")
    listed = [] if cells is None else cells.nodes
    return frozenset(
        str(number)
        for number, one in enumerate(listed)
        if one.get("numFmtId") in own or int(one.get("numFmtId", "0") or 0) in _USUAL
    )


def shown(value: str, *, is_date: bool, from_1904: bool) -> str:
    """A number as people see it: a day as 31.12.1985, a whole number without an exponent."""
    try:
        number = float(value)
    except ValueError:
        return value
    if is_date and 1 <= number <= _MOST:
        day = (_FIRST_1904 if from_1904 else _FIRST) + timedelta(days=int(number))
        return day.strftime("%d.%m.%Y")
    return str(int(number)) if number.is_integer() and abs(number) < 1e17 else value
