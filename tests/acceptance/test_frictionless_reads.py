"""What we write is read by Frictionless as it stands: descriptors of datasets, with their files."""

from __future__ import annotations

from pathlib import Path

import frictionless
import pytest
from town import Town

from opendata.pipeline.add import add_dataset
from opendata.shipped import shipped
from opendata.workspace.read import read_workspace


def accepted(path: Path) -> None:
    report = frictionless.validate(str(path))
    assert report.valid, report.flatten(["type", "message"])


def test_the_dataset_of_acts_that_ships() -> None:
    accepted(shipped("datasets") / "decisions" / "datapackage.yaml")


@pytest.mark.parametrize("requirement", ["petitions", "parking", "organizations", "deputies"])
def test_a_dataset_that_was_added_with_its_templates(town: Town, requirement: str) -> None:
    add_dataset(read_workspace(town.root), requirement, "", "", "uk")
    accepted(town.root / "datasets" / requirement / "datapackage.yaml")
