"""Statements made by chance, painted by three programs, and read back."""

from __future__ import annotations

from random import Random
from typing import Any

from budget_page import Page
from financial_model import KINDS, SIZES, Content, statement
from financial_styles import STYLES, WORDINGS, Where

from opendata.budget.grid import Line
from opendata.cli.render.inspection_statement import record
from opendata.financials.forms import DEDUCTED, form_of
from opendata.financials.read import read_statements

Record = dict[str, Any]
QUIET = frozenset({"financials-profit", "financials-brackets"})


def painted(seed: int) -> tuple[Page, Content, Where]:
    """A page with one statement, what it says, and where its figures are."""
    rng = Random(seed)  # noqa: S311
    content = statement(rng, KINDS[seed % 2], SIZES[seed // 2 % 3])
    page = Page()
    style = STYLES[seed // 6 % 3]
    where = style(page, rng).paint(content, WORDINGS[seed // 18 % 2])
    return page, content, where


def said(lines: tuple[Line, ...]) -> list[Record]:
    """What is read, as JSON has it, without path and hash."""
    found = [record("", None, one, "en") for one in read_statements([(None, lines)])]
    return [{k: v for k, v in one.items() if k not in ("path", "sha256")} for one in found]


def number(hundredths: int | None) -> int | float | None:
    """Hundredths as JSON has them."""
    if hundredths is None:
        return None
    return hundredths // 100 if hundredths % 100 == 0 else hundredths / 100


def expected(content: Content) -> Record:
    """The JSON of a statement that was made by chance."""
    names = form_of(content.kind, content.size).names
    lines = []
    for code, pair in content.lines.items():
        sign = -1 if code in DEDUCTED else 1
        current, previous = (number(one * sign if one is not None else None) for one in pair)
        lines.append({"code": code, "name": names[code], "current": current, "previous": previous})
    return {
        "form": "financial-statement",
        "number": ("1" if content.kind is KINDS[0] else "2") + content.size,
        "enterprise": {"edrpou": content.edrpou, "name": content.name},
        "end": content.end.isoformat(),
        "unit": "тис. грн" if content.thousands else "грн",
        "lines": lines,
        "findings": [],
    }
