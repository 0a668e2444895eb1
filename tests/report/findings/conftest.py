from __future__ import annotations

import pytest

from opendata.messages import msg
from opendata.problems import Place, Problem, Severity
from opendata.report.findings.findings import Findings

PROBLEMS = (
    Problem(
        "cell-type",
        msg("«{field}» is not what it should be", field="<b>Дата</b>"),
        Place("реєстр рішень.csv", row=3, cell="D3", field="acceptedDate"),
        found="=1+1\x0b<script>alert(1)</script>",
        expected=msg("a date"),
        remedy=msg("Correct it."),
    ),
    Problem("row-twice", msg("twice"), Place("реєстр рішень.csv", row=4)),
    Problem(
        "edrpou-check-digit",
        msg("odd"),
        Place("a.xlsx", "Акти", 5, "J5"),
        severity=Severity.WARNING,
    ),
    Problem("cell-type", msg("known"), severity=Severity.NOTE),
)


@pytest.fixture
def found() -> Findings:
    return Findings("реєстр рішень.csv", "Акти органу & інше", 12, PROBLEMS, "uk")


@pytest.fixture
def nothing() -> Findings:
    return Findings("реєстр рішень.csv", "Акти органу & інше", 12, (), "uk")
