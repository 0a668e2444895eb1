"""A third edition is a folder of data: no program changes for it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from opendata.catalogue import tables
from opendata.pipeline.convert import convert_file
from opendata.pipeline.validate import validate_file
from opendata.shipped import shipped

TODAY = date(2026, 3, 2)
KEY = "legal_act_projects"


@pytest.fixture
def schemas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The shipped tables, and one of an edition of 2027 that renames a column and drops another."""
    root = tmp_path / "schemas"
    for edition in ("2019", "2025"):
        shutil.copytree(shipped("schemas") / edition, root / edition)
    schema = json.loads((root / "2025" / f"{KEY}.json").read_text(encoding="utf-8"))
    schema["opendata"]["edition"] = "2027"
    schema["fields"] = [one for one in schema["fields"] if one["name"] != "note"]
    for field in schema["fields"]:
        field["opendata"]["becomes"] = [field["name"]]
        if field["name"] == "title":
            field["name"] = "heading"
    (root / "2027").mkdir()
    (root / "2027" / f"{KEY}.json").write_text(json.dumps(schema), encoding="utf-8")
    monkeypatch.setattr(tables, "shipped", lambda _kind: root)
    caches = (tables.table_paths, tables.table, tables._resources)
    for cache in caches:
        cache.cache_clear()
    yield root
    for cache in caches:
        cache.cache_clear()


def sample(edition: str) -> Path:
    return shipped("schemas") / "samples" / edition / KEY / "valid.csv"


def test_it_is_known_and_validated(schemas: Path, tmp_path: Path) -> None:
    assert tables.editions() == ("2027", "2025", "2019")
    text = sample("2025").read_text(encoding="utf-8").replace("title", "heading", 1)
    file = tmp_path / "projects.csv"
    file.write_text(text, encoding="utf-8")
    found = validate_file(file, TODAY, KEY, "2027")
    assert [one.place.cell for one in found.problems] == ["L1"], "the column that it dropped"
    assert found.schema.edition == "2027"


@pytest.mark.parametrize("edition", ["2019", "2025"])
def test_tables_are_converted_to_it(schemas: Path, edition: str) -> None:
    done = convert_file(sample(edition), "2027", edition, KEY)
    assert "heading" in done.target.columns
    assert "title" not in done.target.columns
