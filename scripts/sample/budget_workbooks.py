"""The workbooks of budget passports, and of the reports on them, of the sample council.

They are drawn by the painters that the tests of the reader use: three accounting programs, each
with columns, codes and sums of its own.
"""

from __future__ import annotations

import copy
import sys
import tempfile
from pathlib import Path
from random import Random
from typing import Any, Final

from sample.budget_content import PASSPORTS, REPORTS, WHY, Amounts, Record
from sample.packages import fixed

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests"))

FUNDS: Final = ("general", "special", "total")
WORDING: Final = "1209"


def budget_forms() -> dict[str, bytes]:
    """The workbooks by their paths in the folder; the same on every run."""
    made = {path: _workbook(content, style) for path, style, content in PASSPORTS}
    for path, style, passport, spent, conclusion in REPORTS:
        made[path] = _workbook(_report(passport, spent, conclusion), style)
    return made


def _report(passport: Record, spent: dict[tuple[str, int], Amounts], conclusion: str) -> Record:
    """The report on ``passport``: all as approved, but for what ``spent`` says of single rows."""
    parts = ("year", "head_unit", "executor", "programme", "goals", "aim", "tasks")
    record: Record = {part: copy.deepcopy(passport[part]) for part in parts}
    record |= {"form": "passport-report", "amount": None, "analysis": None}
    for section in ("directions", "programmes", "indicators"):
        record[section] = [
            _stages(row, spent.get((section, n))) for n, row in enumerate(passport[section])
        ]
    return record | {"conclusion": conclusion}


def _stages(row: Record, spent: Amounts | None) -> Record:
    approved = {fund: row[fund] for fund in FUNDS}
    actual = dict(approved)
    if spent is not None:
        general, special = (None if one is None else round(one * 100) for one in spent)
        actual = {"general": general, "special": special, "total": (general or 0) + (special or 0)}
    deviation = {
        fund: None if value is None else value - (actual[fund] or 0)
        for fund, value in approved.items()
    }
    told = {name: value for name, value in row.items() if name not in FUNDS}
    stages = {"approved": approved, "actual": actual, "deviation": deviation}
    return told | stages | {"explanation": None}


def _workbook(content: Record, style: int) -> bytes:
    from budget_forms import STYLES
    from budget_page import Page, save

    page = Page("Паспорт" if content["form"] == "passport" else "Звіт")
    said = copy.deepcopy(content)
    STYLES[style](page, Random(7)).paint(said, WORDING)  # noqa: S311
    _explain(page, said)
    with tempfile.TemporaryDirectory(prefix="opendata-") as folder:
        return fixed(save([page], Path(folder) / "form.xlsx").read_bytes())


def _explain(page: Any, said: Record) -> None:
    """Explanations that make sense, in place of those that the painters make up."""
    for section in ("directions", "programmes", "indicators"):
        for row in said[section]:
            made_up = row.get("explanation")
            for spot, value in page.cells.items():
                if made_up and isinstance(value, str) and made_up in value:
                    page.cells[spot] = value.replace(made_up, WHY[row["name"]])
