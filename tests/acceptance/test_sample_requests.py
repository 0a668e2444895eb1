"""The sample log of information requests: as its script writes it, and all the way to a release."""

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

from sample.request_log import read_log, request_log  # noqa: E402

from opendata.pipeline.publish import Options, publish_dataset  # noqa: E402
from opendata.problems import Severity  # noqa: E402
from opendata.workspace.read import read_workspace  # noqa: E402

NAME = "information-requests"
DATASET = ROOT / "datasets" / NAME
LOG = DATASET / "log" / "requests-2026.xlsx"
NOW = datetime(2026, 10, 12, 9, tzinfo=UTC)


def test_the_committed_log_is_the_one_of_the_script() -> None:
    assert members(LOG.read_bytes()) == members(request_log())


def test_it_becomes_a_release_with_totals_and_reports_and_without_names(tmp_path: Path) -> None:
    shutil.copy(ROOT / "opendata.toml", tmp_path)
    shutil.copytree(DATASET, tmp_path / "datasets" / NAME)
    summary = publish_dataset(read_workspace(tmp_path), NAME, Options(), NOW)
    assert summary.exit_code == 0
    told = [one.code for one in summary.problems if one.severity is not Severity.NOTE]
    assert sorted(told) == ["log-late"] * 3 + ["log-overdue"] * 2

    requests = published(tmp_path, "informationRequests")
    assert len(requests) == len(read_log()) == 42
    totals = {row["period"]: row for row in published(tmp_path, "informationRequestTotals")}
    year = totals["2026"]
    found = [year[name] for name in ("received", "answered", "answeredPartly", "refused")]
    assert found == ["42", "34", "1", "4"]
    found = [year[name] for name in ("forwarded", "inWork", "inTime", "late", "inTimeShare")]
    assert found == ["2", "2", "37", "3", "92.5"]
    reports = published(tmp_path, "listOfReports")
    assert [one["uid"] for one in reports] == [f"{NAME}-2026-Q{n}" for n in (1, 2, 3)]
    assert all(one["url"] and one["issuedDate"] == "2026-10-12" for one in reports)
    cells = {cell for row in requests for cell in row.values()}
    assert not cells & {one["who"] for one in read_log()}


def published(workspace: Path, table: str) -> list[dict[str, str]]:
    """The rows of a table as the site has them."""
    path = workspace / "public" / NAME / "1.0.0" / f"{table}.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def members(data: bytes) -> dict[str, bytes]:
    """The parts of a workbook; how they are compressed depends on the library of the system."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
