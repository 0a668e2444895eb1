"""The sample's financial statements: as their script writes them, and all the way to a release."""

from __future__ import annotations

import csv
import io
import shutil
import sys
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "scripts")]

from sample.financials import PARKS, WATER, statements  # noqa: E402

from opendata.pipeline.publish import Options, publish_dataset  # noqa: E402
from opendata.pipeline.summary import Result  # noqa: E402
from opendata.workspace.read import read_workspace  # noqa: E402

NAME = "utility-financials"
DATASET = ROOT / "datasets" / NAME
NOW = datetime(2026, 4, 20, 9, tzinfo=UTC)


def members(data: bytes) -> dict[str, bytes]:
    """What is in a workbook; how it was packed depends on the version of zlib."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_the_committed_workbooks_are_those_of_the_script() -> None:
    folder = DATASET / "statements"
    made = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.*")}
    expected = statements()
    assert made.keys() == expected.keys()
    for name, path in made.items():
        assert members(path.read_bytes()) == members(expected[name]), name


def test_they_become_a_release_with_both_tables_and_the_forms(tmp_path: Path) -> None:
    shutil.copy(ROOT / "opendata.toml", tmp_path)
    shutil.copytree(DATASET, tmp_path / "datasets" / NAME)
    summary = publish_dataset(read_workspace(tmp_path), NAME, Options(), NOW)
    assert (summary.exit_code, summary.problems) == (0, ())
    assert summary.result is Result.RELEASED

    rows = published(tmp_path, "financialStatements")
    assert [(one["enterpriseName"], one["form"]) for one in rows] == [
        (PARKS[0], "1-м"),
        (PARKS[0], "2-м"),
        (WATER[0], "1"),
        (WATER[0], "2"),
    ]
    assert {one["period"] for one in rows} == {"2025"}
    lines = {
        (one["statementUid"], one["code"]): (one["currentValue"], one["previousValue"])
        for one in published(tmp_path, "financialStatementLines")
    }
    water = f"{WATER[1]}-2025-12-31"
    assert lines[f"{water}-1", "1300"] == lines[f"{water}-1", "1900"]
    assert lines[f"{water}-1", "1012"] == ("-21940", "-19870")
    assert lines[f"{water}-2", "2350"][0] == "488"
    files = {path.name for path in (tmp_path / "public" / NAME).rglob("*.xlsx")}
    assert {one["file"] for one in rows} <= files

    again = publish_dataset(read_workspace(tmp_path), NAME, Options(), NOW + timedelta(days=1))
    assert (again.exit_code, again.result) == (0, Result.UNCHANGED)


def published(workspace: Path, table: str) -> list[dict[str, str]]:
    """The rows of a table as the site has them."""
    path = workspace / "public" / NAME / "1.0.0" / f"{table}.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
