"""Names that Excel takes for sheets."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from opendata.clean.workbook import cell_text, units

LONGEST: Final = 31
"""Characters of a name, in UTF-16 units."""
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\\s\ufffd]+")
_RESERVED: Final = frozenset({"history", "журнал"})
"""Excel keeps the name of its own list of changes for itself."""


def sheet_name(wanted: str, taken: Collection[str]) -> str:
    """``wanted`` as the name of a sheet: at most 31 characters, unlike all ``taken`` ones.

    Names that differ in case only are the same to Excel. A name is cut at a word where it can be.
    """
    plain = _FORBIDDEN.sub(" ", cell_text(wanted)).strip(" '")
    if not plain or plain.casefold() in _RESERVED:
        plain = f"{plain} 1".strip()
    used = {name.casefold() for name in taken}
    name, number = _cut(plain, LONGEST), 1
    while name.casefold() in used:
        number += 1
        ending = f" {number}"
        name = _cut(plain, LONGEST - len(ending)) + ending
    return name


def _cut(text: str, most: int) -> str:
    if units(text) <= most:
        return text
    short = text
    while units(short) > most - 1:
        short = short[:-1]
    at_word = short.rpartition(" ")[0]
    return (at_word if len(at_word) > most // 2 else short).rstrip(" '") + "…"
