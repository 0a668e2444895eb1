"""The shipped descriptors are Data Packages that other people's tools read."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from frictionless import Package

from opendata.shipped import shipped

DESCRIPTORS = sorted(shipped("datasets").glob("*/datapackage.yaml"))


@pytest.mark.parametrize("path", DESCRIPTORS, ids=lambda path: path.parent.name)
def test_a_descriptor_is_a_data_package(path: Path) -> None:
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert content["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert [str(error) for error in Package.metadata_validate(content)] == []
    known = {"$schema", "name", "title", "description", "keywords", "licenses", "resources"}
    assert set(content) - known == {"opendata"}, "what is ours stands under one key"


def test_there_is_at_least_one() -> None:
    assert [path.parent.name for path in DESCRIPTORS] == ["decisions"]
