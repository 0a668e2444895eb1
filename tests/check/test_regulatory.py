"""Regulatory acts whose tracking is overdue."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.catalogue.tables import table as table_of
from opendata.check.regulatory import trackings
from opendata.problems import Problem
from opendata.table import Table

SCHEMA = table_of("regulatory_acts")
TODAY = date(2026, 11, 23)


def found(today: date = TODAY, **cells: str) -> list[Problem]:
    row = {"title": "Про збір", "validFrom": "2022-01-01", **cells}
    rows = (tuple(row.get(name) for name in SCHEMA.columns),)
    return [*trackings(Table(SCHEMA.columns, rows), SCHEMA, today)]


@pytest.mark.parametrize(
    ("cells", "due"),
    [
        ({}, "2024-01-01"),
        ({"validFrom": "2024-02-29"}, "2026-02-28"),
        ({"repeatEvalDate": "2025-03-01"}, "2025-03-01"),
        ({"repeatEvalDate": "2023-03-01", "repeatEvalUrl": "https://a.example"}, "2026-03-01"),
        (
            {
                "repeatEvalDate": "2020-03-01",
                "repeatEvalText": "a.docx",
                "periodEvalDate": "2023-02-01",
                "periodEvalURL": "https://a.example",
            },
            "2026-02-01",
        ),
    ],
)
def test_what_is_overdue(cells: dict[str, str], due: str) -> None:
    (problem,) = found(**cells)
    assert problem.code == "tracking-overdue"
    assert due in str(problem.expected)


@pytest.mark.parametrize(
    "cells",
    [
        {"validFrom": "2024-11-24"},
        {"repeatEvalDate": "2026-12-01"},
        {"repeatEvalDate": "2024-03-01", "repeatEvalUrl": "https://a.example"},
        {"repeatEvalDate": "2020-03-01", "repeatEvalText": "a", "periodEvalDate": "2027-01-01"},
        {"validFrom": "01.01.2022"},
    ],
)
def test_what_is_not(cells: dict[str, str]) -> None:
    assert found(**cells) == []


def test_other_tables_have_none() -> None:
    other = table_of("regulatory_plan")
    rows = (tuple("2001-01-01" for _ in other.columns),)
    assert [*trackings(Table(other.columns, rows), other, TODAY)] == []


@given(st.dates(), st.dates(), st.booleans())
def test_no_day_is_too_far(valid: date, today: date, reported: bool) -> None:
    more = {"repeatEvalUrl": "https://a.example"} if reported else {}
    assert len(found(today, validFrom=valid.isoformat(), **more)) <= 1
