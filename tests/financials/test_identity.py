"""Identifiers of statements, and which of them are the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from opendata.budget.form import Code, Figure
from opendata.financials.across import same_figures
from opendata.financials.identity import uid_of
from opendata.financials.statement import Kind, Line, Size, Statement

BALANCE = Statement(
    Kind.BALANCE,
    Size.MICRO,
    "КП «Світло»",
    Code("00032129", "B2"),
    date(2024, 12, 31),
    lines=(Line("1300", None, Figure(Decimal(5), "D9"), None, "B9"),),
)


def test_the_identifier_says_whose_of_when_and_which_form() -> None:
    assert uid_of(BALANCE) == "00032129-2024-12-31-1ms"
    assert uid_of(replace(BALANCE, end=None)) is None
    assert uid_of(replace(BALANCE, edrpou=Code("3212", "B2"))) is None


def test_lines_without_figures_and_places_make_no_difference() -> None:
    (line,) = BALANCE.lines
    other = replace(line, current=Figure(Decimal("5.00"), "K9"), cell="A1")
    empty = replace(line, code="1090", current=None)
    assert same_figures(BALANCE, replace(BALANCE, lines=(other, empty)))
    assert not same_figures(BALANCE, replace(BALANCE, lines=(replace(line, current=None),)))
