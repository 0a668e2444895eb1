"""A dataset may name a table of opendata's own; the edition and the council's files go first."""

from __future__ import annotations

from pathlib import Path

import pytest

from opendata.problems import OpendataError
from opendata.release.structure import edition_of
from opendata.shipped import shipped
from opendata.workspace.read import read_workspace
from opendata.workspace.workspace import Dataset

DESCRIPTOR = """\
$schema: https://datapackage.org/profiles/2.0/datapackage.json
name: parties
title: Осередки політичних партій
description: Місцеві організації політичних партій, зареєстровані в громаді.
keywords: [партії]
licenses:
  - name: CC-BY-4.0
opendata:
  requirement: organizations
  edition: "2025"
  update: once a month
  purpose: Закон України «Про політичні партії в Україні»
  sources:
    tables:
      KEY: {path: table.xlsx}
"""


def described(workspace: Path, key: str) -> Dataset:
    folder = workspace / "datasets" / "parties"
    folder.mkdir(exist_ok=True)
    text = DESCRIPTOR.replace("KEY", key)
    (folder / "datapackage.yaml").write_text(text, encoding="utf-8", newline="\n")
    return read_workspace(workspace).datasets["parties"]


@pytest.mark.parametrize("name", ["parties", "religiousOrganizations"])
def test_a_table_that_the_edition_has_not_is_ours(workspace: Path, name: str) -> None:
    schema = described(workspace, name).tables[0].schema
    assert schema.edition == "own"
    assert edition_of(schema)["status"].startswith("власна структура opendata")


def test_what_the_edition_has_is_taken_from_it(workspace: Path) -> None:
    assert described(workspace, "petitions").tables[0].schema.edition == "2025"


@pytest.mark.parametrize("folder", ["2025", "own"])
def test_a_file_of_the_council_goes_before_ours(workspace: Path, folder: str) -> None:
    brought = workspace / "schemas" / folder / "parties.json"
    brought.parent.mkdir(parents=True)
    text = (shipped("schemas") / "own" / "parties.json").read_text(encoding="utf-8")
    brought.write_text(text.replace("Ідентифікатор", "Наш номер", 1), encoding="utf-8")
    assert described(workspace, "parties").tables[0].schema.fields[0].title == "Наш номер"


def test_a_slip_in_the_name_of_one_of_ours_is_told(workspace: Path) -> None:
    with pytest.raises(OpendataError) as caught:
        described(workspace, "partis")
    problem = caught.value.problem
    assert (problem.code, problem.found) == ("dataset-schema", "2025/partis")
    assert "parties" in str(problem.expected)
