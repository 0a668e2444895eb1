"""The sample budget forms: as their script draws them, and all the way to three releases."""

from __future__ import annotations

import csv
import io
import shutil
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "scripts")]

from sample.budget_workbooks import budget_forms  # noqa: E402

from opendata.pipeline.publish import Options, publish_dataset  # noqa: E402
from opendata.workspace.read import read_workspace  # noqa: E402

NAMES = ("budget-passports", "budget-passport-reports", "budget-programmes")
FORMS = ROOT / "datasets" / "budget-passports" / "forms"
NOW = datetime(2026, 10, 12, 9, tzinfo=UTC)


def test_the_committed_forms_are_those_of_the_script() -> None:
    made = {path: members(data) for path, data in budget_forms().items()}
    kept = {
        path.relative_to(FORMS).as_posix(): members(path.read_bytes())
        for path in FORMS.rglob("*.xlsx")
    }
    assert kept == made


def test_they_become_three_releases_without_a_finding(tmp_path: Path) -> None:
    shutil.copy(ROOT / "opendata.toml", tmp_path)
    for name in NAMES:
        shutil.copytree(ROOT / "datasets" / name, tmp_path / "datasets" / name)
    for name, documents in zip(NAMES, (7, 3, 0), strict=True):
        summary = publish_dataset(read_workspace(tmp_path), name, Options(), NOW)
        assert (summary.exit_code, summary.problems) == (0, ())
        assert summary.tally.read == documents
    last = [
        row["uid"]
        for row in published(tmp_path, NAMES[0], "passports")
        if row["previousUid"] != "null"
    ]
    assert last == ["2025-0611010-v-2025-10-20"]
    compared = {row["passportUid"] for row in published(tmp_path, NAMES[1], "passportReports")}
    assert set(last) < compared
    programmes = published(tmp_path, NAMES[2], "Programs")
    assert len(programmes) == 6
    assert sum(row["reportURL"] != "null" for row in programmes) == 3


def published(root: Path, dataset: str, table: str) -> list[dict[str, str]]:
    path = root / "public" / dataset / "1.0.0" / f"{table}.csv"
    return list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))


def members(data: bytes) -> dict[str, bytes]:
    """What is packed: how it is packed depends on the library that does it."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}
