"""Codes of a form: their zeros that a spreadsheet dropped, and whether they agree."""

from __future__ import annotations

import re
from typing import Final

from opendata.budget.form import Code
from opendata.budget.grid import Cell
from opendata.clean.identifiers import clean_edrpou
from opendata.clean.spaces import no_blanks

KPKVK: Final = "kpkvk"
TPKVK: Final = "tpkvk"
KFKVK: Final = "kfkvk"
EDRPOU: Final = "edrpou"
BUDGET: Final = "budget_code"
NAME: Final = "name"
LENGTHS: Final = {KPKVK: (7,), TPKVK: (4,), KFKVK: (4,), EDRPOU: (8,), BUDGET: (10, 11)}
"""How many digits a code has. That of a budget had 11 for years and has 10 now."""
_SHORTEST: Final = {KPKVK: 6, TPKVK: 2, KFKVK: 2, EDRPOU: 3, BUDGET: 9}
"""Fewer digits than that are no code that lost zeros: no code begins with so many of them."""
_LAST_REGION: Final = 27
_OLD_UNTIL: Final = 2020
"""Until this year codes of budgets had 11 digits: region, three digits, and noughts."""


def code_of(kind: str, cells: list[Cell], year: int | None = None) -> Code | None:
    """The code that stands in ``cells``, one digit in each or all in one; None if it is blank.

    Lost zeros are given back where only one code can be meant. What is no code stays as printed.
    """
    text = no_blanks("".join(cell.text for cell in cells)).strip("-–—.,;")
    if not text:
        return None
    lone = cells[0].is_number and len(cells) == 1
    return Code(_restored(kind, text, lone, year), cells[0].address)


def _restored(kind: str, text: str, number: bool, year: int | None) -> str:
    if not re.fullmatch(r"\d+", text, re.ASCII) or len(text) in LENGTHS[kind][1:]:
        return text
    if len(text) < _SHORTEST[kind]:
        return text
    if kind == EDRPOU:
        return text.zfill(8) if number else clean_edrpou(text)
    if kind == BUDGET:
        return _budget(text, number, year)
    return text.zfill(LENGTHS[kind][0])


def _budget(text: str, number: bool, year: int | None) -> str:
    """The code begins with the number of the region, 01 to 27."""
    if len(text) == 9:
        return text.zfill(10)
    if len(text) == 10 and number:
        # Ten digits may be a whole code, unless they name no region, or the year had longer ones.
        old = year is not None and year <= _OLD_UNTIL and text.endswith("000000")
        if old or not 1 <= int(text[:2]) <= _LAST_REGION:
            return text.zfill(11)
    return text


def is_code(kind: str, text: str) -> bool:
    """Whether ``text`` has the form of such a code, or had it before its zeros were lost."""
    digits = no_blanks(text)
    longest = max(LENGTHS[kind])
    return bool(re.fullmatch(rf"\d{{{_SHORTEST[kind]},{longest}}}", digits, re.ASCII))
