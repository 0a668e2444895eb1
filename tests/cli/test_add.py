"""``opendata add`` as a clerk and a program meet it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from town import Town

Command = Callable[..., Any]


def test_it_names_the_files_and_what_comes_next(opendata: Command) -> None:
    said = opendata("add", "parking")
    assert said.code == 0
    assert said.out.splitlines() == [
        "datasets/parking/operators.xlsx",
        "datasets/parking/parkingLots.xlsx",
        "datasets/parking/datapackage.yaml",
    ]
    command = "opendata validate datasets/parking/parkingLots.xlsx --schema parking_lots"
    assert command in said.err
    assert "opendata publish parking" in said.err
    assert "Кого стосується цей набір: Якщо рада відвела" in said.err
    again = opendata("add", "parking")
    assert (again.code, again.out) == (0, "")
    assert again.err == "Набір «parking» уже є: datasets/parking. Нічого не змінено.\n"


def test_the_command_that_it_names_works(
    opendata: Command, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(town.root)
    opendata("add", "parking")
    found = opendata("validate", "datasets/parking/parkingLots.xlsx", "--schema", "parking_lots")
    assert found.code == 0
    assert "parking" in opendata("datasets").out


def test_acts_may_be_published(opendata: Command) -> None:
    said = opendata("add", "legal-acts", "--name", "mayor-orders")
    assert said.out == "datasets/mayor-orders/datapackage.yaml\n"
    assert "opendata publish mayor-orders" in said.err


def test_martial_law_is_not_passed_over(opendata: Command) -> None:
    assert "Воєнний стан: " in opendata("add", "shelters").err


def test_programs_are_told_the_same(opendata: Command) -> None:
    files = [f"datasets/petitions/{name}" for name in ("petitions.xlsx", "datapackage.yaml")]
    first = opendata("add", "petitions", "--json").json
    assert first["new"] is True
    assert set(files) <= set(first["files"])
    assert opendata("add", "petitions", "--json").json["new"] is False


def test_an_unknown_requirement_has_near_ones(opendata: Command) -> None:
    said = opendata("add", "petition")
    assert said.code == 4
    assert "petitions" in said.err
    assert "requirement-unknown" in said.err


def test_a_set_that_no_requirement_names(opendata: Command) -> None:
    said = opendata("add", "parties", "--json").json
    assert (said["requirement"], said["edition"], said["new"]) == ("", "2025", True)
    assert said["files"] == ["datasets/parties/parties.xlsx", "datasets/parties/datapackage.yaml"]
    hint = opendata("add", "budget-use").err
    assert "opendata validate datasets/budget-use/budgetUse.xlsx --schema budget_use" in hint
    assert "opendata publish budget-use" in hint
