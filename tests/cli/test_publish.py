"""``opendata publish``: one dataset or all of them."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable
from typing import Any

import pytest
from town import Town

from opendata.pipeline.add import add_dataset
from opendata.shipped import shipped
from opendata.workspace.read import read_workspace

Command = Callable[..., Any]


@pytest.fixture
def petitions(town: Town) -> str:
    """A second dataset of the town, of tables; its name."""
    add_dataset(read_workspace(town.root), "petitions", "", "", "uk")
    folder = town.root / "datasets" / "petitions"
    descriptor = folder / "datapackage.yaml"
    dataset = read_workspace(town.root).datasets["petitions"]
    text = descriptor.read_text("utf-8")
    for one in dataset.tables:
        csv_name = one.path.replace(".xlsx", ".csv")
        text = text.replace(one.path, csv_name)
        sample = shipped("schemas") / "samples" / "2025" / one.schema.key / "valid.csv"
        (folder / csv_name).write_bytes(sample.read_bytes())
    descriptor.write_text(text, "utf-8")
    return "petitions"


def test_all_datasets_in_one_command(opendata: Command, town: Town, petitions: str) -> None:
    said = opendata("publish", "--all", "--quiet")
    assert said.code == 0
    first, second, totals, *_ = said.out.splitlines()
    assert first == "decisions: нова версія 1.0.0: додано 3, змінено 0, вилучено 0"
    assert second.startswith(f"{petitions}: нова версія 1.0.0: додано ")
    assert totals == "наборів: 2, документів: 3"
    before = town.snapshot()
    again = opendata("publish", "--all")
    assert again.code == 0
    assert "decisions: змін немає; чинна версія 1.0.0" in again.out
    assert town.snapshot() == before


def test_one_that_fails_does_not_stop_the_others(
    opendata: Command, town: Town, petitions: str
) -> None:
    (town.root / "datasets" / petitions / "petitions.csv").unlink()
    said = opendata("publish", "--all")
    assert said.code == 3
    assert "decisions: нова версія 1.0.0" in said.out
    assert "register-missing" in said.err
    assert "petitions: збій" in said.out
    assert (town.root / "public" / "decisions" / "index.html").is_file()


def test_a_rehearsal_of_all_writes_nothing(opendata: Command, town: Town, petitions: str) -> None:
    before = town.snapshot()
    said = opendata("publish", "--all", "--dry-run", "--json")
    assert said.code == 0
    assert {one["name"] for one in said.json["datasets"]} == {"decisions", petitions}
    assert town.snapshot() == before


def test_rows_with_errors_of_one_dataset_stay_behind(
    opendata: Command, town: Town, petitions: str
) -> None:
    path = town.root / "datasets" / petitions / "petitions.csv"
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8"))))
    rows[1][rows[0].index("title")] = ""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    assert opendata("publish", "--all").code == 3
    assert not (town.root / "public" / petitions).exists()
    said = opendata("publish", "--all", "--quarantine")
    assert (town.root / "quarantine" / f"{petitions}.xlsx").is_file()
    assert (town.root / "public" / petitions / "index.html").is_file()
    assert said.code == 3


def test_neither_a_dataset_nor_all(opendata: Command, town: Town) -> None:
    before = town.snapshot()
    said = opendata("publish")
    assert said.code == 2
    assert "команда неповна" in said.err
    assert town.snapshot() == before


def test_a_register_of_datasets_is_told_of_when_it_moves(opendata: Command, town: Town) -> None:
    folder = town.root / "datasets" / "dataset-register"
    shutil.copytree(shipped("datasets") / "dataset-register", folder)
    follows = "Реєстр наборів «dataset-register» оновлено слідом: версія 1.0.0"
    assert follows in opendata("publish", "decisions").out
    town.write("77")
    again = opendata("publish", "decisions").out
    assert "1.1.0" in again
    assert "оновлено слідом" not in again
