"""A passport, and the report on it, painted and found in files."""

from __future__ import annotations

from copy import deepcopy
from random import Random

from budget_forms import STYLES, WORDINGS
from budget_model import FUNDS, Record, passport, stages
from budget_page import Page
from budget_styles import Where

from opendata.budget.read import read_forms
from opendata.budget.versions import Found


def passport_content(seed: int) -> Record:
    """What a passport of this seed says."""
    return passport(Random(seed), WORDINGS[seed % 2])  # type: ignore[arg-type]  # noqa: S311


def report_on(content: Record, seed: int) -> Record:
    """What a report says in which all that is approved is as the passport has it."""
    rng = Random(seed)  # noqa: S311
    parts = ("form", "year", "head_unit", "executor", "programme", "goals", "aim", "tasks")
    record = deepcopy({part: content[part] for part in parts}) | {"form": "passport-report"}
    for section in ("directions", "programmes", "indicators"):
        record[section] = [
            {key: value for key, value in row.items() if key not in FUNDS}
            | stages(rng, {fund: row[fund] for fund in FUNDS})
            | {"explanation": None}
            for row in content[section]
        ]
    return record | {"amount": None, "analysis": None, "conclusion": "Програму виконано."}


def paint(content: Record, seed: int) -> tuple[Page, Where]:
    """The form as the program of this seed prints it."""
    page = Page()
    where = STYLES[seed % 3](page, Random(seed)).paint(content, WORDINGS[seed % 2])  # noqa: S311
    return page, where


def found(page: Page, path: str) -> Found:
    """The only form of a page, as if it had been in the file ``path``."""
    (form,) = read_forms(page.lines())
    return Found(form, path, f"{abs(hash(path)):064x}"[:64])
