from __future__ import annotations

import re
from pathlib import Path

from public_sector_hands import column, layout

from opendata.check.public_sector.findings import SEVERITY, problem
from opendata.messages import msg
from opendata.problems import Severity

ROOT = Path(__file__).resolve().parents[3]


def test_a_finding_weighs_what_its_code_weighs() -> None:
    known = layout(column("a")).columns[0]
    for code, severity in SEVERITY.items():
        assert problem(code, known, msg("x"), "1").problem.severity is severity


def test_what_harms_people_or_rows_stops_the_publication() -> None:
    assert SEVERITY["rnokpp-present"] is Severity.ERROR
    assert SEVERITY["id-not-unique"] is Severity.ERROR
    # The official examples carry invented codes.
    assert SEVERITY["edrpou-check-digit"] is Severity.WARNING


def test_the_operator_finds_every_code_with_its_weight() -> None:
    marks = {"✗": Severity.ERROR, "!": Severity.WARNING}
    guide = (ROOT / "docs/operator.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([a-z-]+)` \| ([✗!]) ", guide, re.MULTILINE)
    told = {code: marks[mark] for code, mark in rows if code in SEVERITY}
    assert told == dict(SEVERITY)
