"""Forms made by chance, painted by three programs, and read back."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from budget_digits import Digits
from budget_model import Record
from budget_narrow import Narrow
from budget_page import Page
from budget_styles import Where
from budget_wide import Wide

from opendata.budget.grid import Line
from opendata.budget.read import read_forms
from opendata.cli.render.inspection_form import record

STYLES = (Narrow, Digits, Wide)
WORDINGS = ("908", "1209")

Make = Callable[[Random, str], Record]


def painted(seed: int, make: Make) -> tuple[Page, Record, Where]:
    """A page with one form, what it says, and where its figures are."""
    rng = Random(seed)  # noqa: S311
    wording = WORDINGS[seed % 2]
    content = make(rng, wording)
    page = Page()
    where = STYLES[seed % 3](page, rng).paint(content, wording)
    return page, content, where


def said(lines: tuple[Line, ...]) -> list[Record]:
    """What is read, as JSON has it, without path and hash."""
    found = [record("", None, form, "en") for form in read_forms(lines)]
    return [{k: v for k, v in one.items() if k not in ("path", "sha256")} for one in found]
