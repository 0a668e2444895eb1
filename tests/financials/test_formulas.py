"""What the lines of a formula make, by the signs that programs print."""

from __future__ import annotations

from decimal import Decimal

import pytest

from opendata.budget.form import Figure
from opendata.financials.forms import form_of
from opendata.financials.formulas import made, result_of
from opendata.financials.statement import Kind, Line, Size, Statement


def results(**figures: int) -> Statement:
    """A statement of results, form 2, with these figures for the period."""
    lines = tuple(
        Line(code[1:], None, Figure(Decimal(value), "C1"), None, "B1")
        for code, value in figures.items()
    )
    return Statement(Kind.RESULTS, Size.FULL, lines=lines)


def fits(statement: Statement, code: str) -> bool:
    terms = form_of(statement.kind, statement.size).formulas[code]
    added = made(statement, terms, "current")
    assert added is not None
    return added.is_(result_of(statement, code, "current")[0])


@pytest.mark.parametrize(
    ("statement", "code", "right"),
    [
        (results(c2000=100, c2050=-60, c2090=40), "2090", True),
        (results(c2000=100, c2050=60, c2090=40), "2090", True),
        (results(c2000=100, c2050=-60, c2090=41), "2090", False),
        (results(c2000=100, c2050=-160, c2095=-60), "2090", True),
        (results(c2000=100, c2050=160, c2095=60), "2090", True),
        (results(c2290=50, c2300=-9, c2350=41), "2350", True),
        (results(c2290=50, c2300=9, c2350=41), "2350", True),
        (results(c2290=50, c2300=9, c2350=59), "2350", True),
        (results(c2290=50, c2300=9, c2350=50), "2350", False),
        (results(c2295=-50, c2300=0, c2355=-50), "2350", True),
        (results(c2090=40, c2130=-30, c2180=5, c2190=15), "2190", True),  # a cost taken back
        (results(c2090=40, c2130=-30, c2180=5, c2190=5), "2190", True),
    ],
)
def test_a_result_is_what_its_lines_make(statement: Statement, code: str, right: bool) -> None:
    assert fits(statement, code) is right


def test_contributions_to_capital_are_counted_or_not() -> None:
    lines = {"1400": 10, "1401": 5}
    for printed, right in ((10, True), (15, True), (12, False)):
        found = Statement(
            Kind.BALANCE,
            Size.FULL,
            lines=tuple(
                Line(code, None, Figure(Decimal(value), "C1"), None, "B1")
                for code, value in (lines | {"1495": printed}).items()
            ),
        )
        assert fits(found, "1495") is right


def test_nothing_is_made_of_lines_that_are_not_printed() -> None:
    terms = form_of(Kind.RESULTS, Size.FULL).formulas["2550"]
    assert made(results(c2000=1), terms, "current") is None
