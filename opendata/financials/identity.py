"""What a statement is called: its identifier, and which of several statements are one."""

from __future__ import annotations

import re
from typing import Final

from opendata.financials.statement import Size, Statement

_LATIN: Final = {Size.FULL: "", Size.SMALL: "m", Size.MICRO: "ms"}


def uid_of(statement: Statement) -> str | None:
    """``12345678-2024-12-31-1m``: code, last day, number of the form in Latin letters.

    None where the enterprise or the period is not known, so that nothing tells the statement apart.
    """
    code = statement.edrpou.text if statement.edrpou else ""
    if statement.end is None or not re.fullmatch(r"\d{8}", code, re.ASCII):
        return None
    number = statement.number[0] + _LATIN[statement.size]
    return f"{code}-{statement.end.isoformat()}-{number}"
