"""Sums and other figures of a form, as programs and people write them into cells."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from typing import Final

from opendata.budget.grid import Cell

_NONE: Final = frozenset({"", "-", "–", "—", "−", "х", "x", "*", "--", "---", "н/д", "…", "..."})
_SPACES: Final = re.compile(r"[\s'’ʼ`\u2009\u202f]+")
_MINUS: Final = str.maketrans("−–—‑", "----")
_UNIT: Final = re.compile(
    r"(?:грн\.?|гривень|гривні|гривня|uah|₴|%|відсотк\w*|од\.?)$", re.IGNORECASE
)
_PLAIN: Final = re.compile(r"-?\d+(?:\.\d+)?|-?\.\d+")
_INSIDE: Final = re.compile(
    r"(?<![\d.,])-?\d{1,3}(?:[\s'’\u2009\u202f]\d{3})+(?:[.,]\d{1,4})?(?![\d])"
    r"|(?<![\d])-?\d+(?:[.,]\d+)*(?![\d])"
)


def is_none(text: str) -> bool:
    """Whether ``text`` says that there is no figure: a dash, an «х»."""
    return text.strip().casefold() in _NONE


def figure_of(cell: Cell) -> Decimal | None:
    """The figure in the cell, exactly as it is kept there, or None where there is none.

    A number of a spreadsheet has 15 digits; what comes after them is noise of binary counting.
    """
    if cell.is_number:
        number = float(cell.value)  # type: ignore[arg-type]
        return Decimal(f"{number:.15g}") if math.isfinite(number) else None
    return figure_in(cell.text) if isinstance(cell.value, str) else None


def figure_in(text: str) -> Decimal | None:
    """The figure that ``text`` is, and nothing but that: «1 234 567,89», «1.234,5», «(5,00)» in
    the way of accountants, «85 %», «100,00 грн». None for anything else.
    """
    plain = _UNIT.sub("", text.strip().translate(_MINUS)).strip()
    negative = plain.startswith("(") and plain.endswith(")")
    plain = _SPACES.sub("", plain[1:-1] if negative else plain)
    plain = _one_point(plain)
    if not _PLAIN.fullmatch(plain):
        return None
    number = Decimal(plain)
    return -number if negative else number


def _one_point(digits: str) -> str:
    """One point at most: the last sign parts off the decimals, one that repeats parts thousands."""
    commas, points = digits.count(","), digits.count(".")
    if commas and points:
        last = max(digits.rfind(","), digits.rfind("."))
        whole = digits[:last].replace(",", "").replace(".", "")
        return f"{whole}.{digits[last + 1 :]}"
    if commas > 1 or points > 1:
        groups = re.split("[.,]", digits.lstrip("-"))
        if all(len(group) == 3 for group in groups[1:]):
            return digits.replace(",", "").replace(".", "")
        return digits
    return digits.replace(",", ".")


def figures_inside(text: str) -> list[tuple[int, Decimal]]:
    """The figures in a sentence with where each starts: «загального фонду – 1 234,50 гривень»."""
    found = []
    for match in _INSIDE.finditer(text):
        number = figure_in(match[0])
        if number is not None:
            found.append((match.start(), number))
    return found


def plain(number: Decimal) -> int | float:
    """The figure as a number of JSON: whole numbers without a point."""
    return int(number) if number == number.to_integral_value() else float(number)


def grouped(number: Decimal) -> str:
    """The figure for the eye: ``1 234 567,89``, with no-break blanks."""
    return f"{number:,f}".replace(",", "\u00a0").replace(".", ",")
