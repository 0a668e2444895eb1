"""Differences between a report and its passport that were planted, and nothing else, are found."""

from __future__ import annotations

from typing import Any

import pytest
from budget_model import FUNDS, Record
from budget_pairs import found, paint, passport_content, report_on
from budget_styles import address

from opendata.budget.agree import agree, pairs
from opendata.budget.form import Row
from opendata.problems import Problem

SEEDS = range(12)


def compared(passport: Record, report: Record, seed: int) -> tuple[Any, Any, list[Problem]]:
    """Where the figures of both are, and what is found."""
    page, theirs = paint(passport, seed)
    other, ours = paint(report, seed + 2)
    return ours, theirs, list(agree(found(other, "r.xlsx"), found(page, "p.xlsx")))


@pytest.mark.parametrize("seed", SEEDS)
def test_a_report_that_agrees_with_its_passport_has_no_finding(seed: int) -> None:
    passport = passport_content(seed)
    assert compared(passport, report_on(passport, seed), seed)[2] == []


def changed(record: Record, section: str, more: int) -> int:
    """Add to what was approved in the first row of a section that has a general fund."""
    for n, row in enumerate(record[section]):
        if row["approved"]["general"] is not None:
            for stage in ("approved", "deviation"):
                for fund in ("general", "total"):
                    row[stage][fund] += more
            return n
    return -1


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("section", ["directions", "programmes", "indicators"])
def test_another_approved_figure_is_found_with_both_cells(seed: int, section: str) -> None:
    passport = passport_content(seed)
    report = report_on(passport, seed)
    n = changed(report, section, 12_34)
    if n < 0:
        pytest.skip("no row of this section has a general fund")
    ours, theirs, problems = compared(passport, report, seed)
    wanted = [
        (address(ours[section, n, "approved", fund]), address(theirs[section, n, fund]))
        for fund in ("general", "total")
    ]
    if section == "directions":
        wanted = [
            *(
                (address(ours[section, "total", "approved", fund]), address(theirs["amount", fund]))
                for fund in ("general", "total")
            ),
            *wanted,
        ]
    assert [one.code for one in problems] == ["budget-approved"] * len(wanted)
    for problem, (mine, other) in zip(problems, wanted, strict=True):
        assert (problem.place.file, problem.place.cell) == ("r.xlsx", mine)
        assert f"(p.xlsx › {other})" in str(problem.what)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_row_that_only_one_of_them_has_is_found(seed: int) -> None:
    passport = passport_content(seed)
    passport["directions"][0] |= {
        "general": 5_00,
        "total": 5_00 + (passport["directions"][0]["special"] or 0),
    }
    passport["amount"] = {
        fund: sum(row[fund] or 0 for row in passport["directions"]) for fund in FUNDS
    }
    report = report_on(passport, seed)
    name = passport["directions"][0]["name"]
    report["directions"][0]["name"] = "Зовсім інший напрям, якого ніхто не затверджував"
    ours, theirs, problems = compared(passport, report, seed)
    assert [one.code for one in problems] == ["budget-approved-row"] * 2
    assert problems[0].found == report["directions"][0]["name"]
    assert problems[0].place.cell == address(ours["directions", 0, "approved", "general"])
    assert problems[1].found == name
    assert f"p.xlsx › {address(theirs['directions', 0, 'general'])}" in str(problems[1].what)


def test_another_name_and_other_codes_of_the_programme_are_found() -> None:
    passport = passport_content(1)
    report = report_on(passport, 1)
    report["programme"] |= {"name": "Інша назва програми", "kfkvk": "0999"}
    _, _, problems = compared(passport, report, 1)
    assert [one.code for one in problems] == ["budget-programme"] * 2
    assert problems[0].found == "Інша назва програми"
    assert str(problems[0].expected) == passport["programme"]["name"]
    assert (problems[1].found, str(problems[1].expected)) == (
        "0999",
        passport["programme"]["kfkvk"],
    )


def test_blanks_capitals_and_a_slip_of_one_letter_make_no_other_row() -> None:
    ours = [
        Row("Утримання  ЗАКЛАДІВ освіти громади"),
        Row("Ремонт доріг і мостів громади"),
        Row("Нове"),
    ]
    theirs = [
        Row("Ремонт дорiг та мостів громади"),
        Row("Утримання закладів освіти громади"),
        Row("Старе"),
    ]
    assert pairs(ours, theirs) == [
        (ours[0], theirs[1]),
        (ours[1], theirs[0]),
        (ours[2], None),
        (None, theirs[2]),
    ]


def test_rows_of_one_name_go_together_in_their_order_and_within_their_group() -> None:
    ours = [
        Row("кількість", group="затрат"),
        Row("кількість", group="продукту"),
        Row("а"),
        Row("а"),
    ]
    theirs = [Row("кількість", group="продукту"), Row("а", number="1"), Row("а", number="2")]
    assert pairs(ours, theirs) == [
        (ours[0], None),
        (ours[1], theirs[0]),
        (ours[2], theirs[1]),
        (ours[3], theirs[2]),
    ]
