"""The register of datasets says what is published, and nobody has to think of it."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

import pytest
from parking_hands import Parking
from town import Town

from opendata.pipeline.publish import Options, publish_dataset
from opendata.pipeline.summary import Result
from opendata.problems import Exit
from opendata.workspace.read import read_workspace

DESCRIPTOR = """\
$schema: https://datapackage.org/profiles/2.0/datapackage.json
name: dataset-register
title: Реєстр наборів даних
description: Перелік наборів, які оприлюднює рада.
keywords: [реєстр, набори даних]
licenses:
  - name: CC-BY-4.0
opendata:
  requirement: dataset-register
  edition: "2019"
  update: immediately after making changes
  purpose: Постанова Кабінету Міністрів України від 21.10.2015 № 835, пункт 5
  sources: {collector: published}
  tables: [dataset_register]
"""


@pytest.fixture
def registered(town: Town) -> Town:
    """A town whose workspace keeps a register of its datasets."""
    folder = town.root / "datasets" / "dataset-register"
    folder.mkdir()
    (folder / "datapackage.yaml").write_text(DESCRIPTOR, "utf-8")
    return town


def register(town: Town, version: str) -> list[dict[str, str]]:
    folder = town.root / "public" / "dataset-register" / version
    (path,) = folder.glob("[Rr]egister.csv")
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))


def test_it_follows_the_publication_of_another_set(registered: Town) -> None:
    summary = registered.publish()
    assert [(one.dataset, one.version, one.result) for one in summary.also] == [
        ("dataset-register", "1.0.0", Result.RELEASED)
    ]
    assert (summary.exit_code, summary.totals) == (Exit.DONE, (2, 3))
    rows = register(registered, "1.0.0")
    assert [one["identifier"] for one in rows] == ["dataset-register", "decisions"]
    decisions = rows[1]
    workspace = read_workspace(registered.root)
    assert decisions["title"] == workspace.datasets["decisions"].title
    assert decisions["accrualPeriodicity"] == "Відразу після внесення змін"
    assert decisions["landingPage"] == "https://test-rada.example/opendata/decisions/"
    assert decisions["distributionFormat"] == "CSV, JSON, XLSX"
    assert decisions["publisherIdentifier"] == workspace.council.edrpou


def test_a_new_document_leaves_it_as_it_is(registered: Town) -> None:
    registered.publish()
    registered.write("99")
    summary = registered.publish()
    assert summary.version == "1.1.0"
    assert [one.result for one in summary.also] == [Result.UNCHANGED]


def test_a_set_more_is_a_row_more(registered: Town) -> None:
    registered.publish()
    Parking(registered).publish()
    rows = register(registered, "1.1.0")
    assert [one["identifier"] for one in rows] == ["dataset-register", "decisions", "parking"]


def test_a_set_that_was_never_published_is_not_in_it(registered: Town) -> None:
    Parking(registered)
    registered.publish()
    assert {one["identifier"] for one in register(registered, "1.0.0")} == {
        "dataset-register",
        "decisions",
    }


def test_by_itself_it_can_be_published_too(registered: Town) -> None:
    registered.clock += timedelta(hours=1)
    workspace = read_workspace(registered.root)
    summary = publish_dataset(workspace, "dataset-register", Options(), registered.clock)
    assert (summary.result, summary.also) == (Result.RELEASED, ())
    assert [one["identifier"] for one in register(registered, "1.0.0")] == ["dataset-register"]


def test_a_rehearsal_says_that_it_would_follow(registered: Town) -> None:
    before = registered.snapshot()
    summary = registered.publish(dry_run=True)
    assert [one.result for one in summary.also] == [Result.REHEARSED]
    assert registered.snapshot() == before


def test_a_register_that_cannot_be_made_is_told(registered: Town) -> None:
    """The table of 2025 has no word for «at once after changes»."""
    path = registered.root / "datasets" / "dataset-register" / "datapackage.yaml"
    path.write_text(path.read_text("utf-8").replace('"2019"', '"2025"'), "utf-8")
    summary = registered.publish()
    assert (summary.result, summary.version) == (Result.RELEASED, "1.0.0")
    assert summary.exit_code is Exit.INVALID
    assert [one.result for one in summary.also] == [Result.STOPPED]
    assert "cell-enum" in {one.code for one in summary.problems}
