"""The shipped descriptors are Data Packages that other people's tools read."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from frictionless import Package, Schema
from town import make_town

from opendata.problems import OpendataError
from opendata.shipped import shipped
from opendata.workspace.read import read_workspace

DESCRIPTORS = sorted(shipped("datasets").glob("*/datapackage.yaml"))


@pytest.mark.parametrize("path", DESCRIPTORS, ids=lambda path: path.parent.name)
def test_a_descriptor_is_a_data_package(path: Path) -> None:
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert content["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert [str(error) for error in Package.metadata_validate(content)] == []
    known = {"$schema", "name", "title", "description", "keywords", "licenses", "resources"}
    assert set(content) - known == {"opendata"}, "what is ours stands under one key"


def test_there_is_at_least_one() -> None:
    assert "decisions" in [path.parent.name for path in DESCRIPTORS]


SCHEMAS = sorted(shipped("schemas").glob("20*/*.json"))


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_structure_is_a_table_schema(path: Path) -> None:
    content = json.loads(path.read_text(encoding="utf-8"))
    assert [str(error) for error in Schema.metadata_validate(content)] == []
    assert Schema.from_descriptor(content).field_names == [one["name"] for one in content["fields"]]


V2 = "$schema: https://datapackage.org/profiles/2.0/datapackage.json"


@pytest.mark.parametrize(
    "said",
    [
        V2,
        "$schema: https://datapackage.org/profiles/1.0/datapackage.json",
        "profile: data-package",
        "profile: tabular-data-package",
        "",
    ],
)
def test_a_descriptor_of_either_version_of_data_package_is_read(tmp_path: Path, said: str) -> None:
    town = make_town(tmp_path / "town")
    path = town.root / "datasets" / "decisions" / "datapackage.yaml"
    before = read_workspace(town.root).datasets["decisions"]
    text = path.read_text(encoding="utf-8")
    assert V2 in text
    path.write_text(text.replace(V2, said), encoding="utf-8")
    after = read_workspace(town.root).datasets["decisions"]
    assert replace(after, descriptor={}) == replace(before, descriptor={})


@pytest.mark.parametrize(
    "said", ["profile: 1", "$schema: https://datapackage.org/profiles/3.0/datapackage.json"]
)
def test_a_version_that_nobody_knows_is_told(tmp_path: Path, said: str) -> None:
    town = make_town(tmp_path / "town")
    path = town.root / "datasets" / "decisions" / "datapackage.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(V2, said), encoding="utf-8")
    with pytest.raises(OpendataError) as caught:
        read_workspace(town.root)
    assert caught.value.problem.place.key == said.partition(":")[0]
