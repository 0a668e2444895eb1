"""The sample exports of votings: as their script writes them, and all the way to a release."""

from __future__ import annotations

import csv
import shutil
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "scripts")]

from sample.votes import BUDGET, DEPUTIES, WINTER, exports  # noqa: E402

from opendata.pipeline.publish import Options, publish_dataset  # noqa: E402
from opendata.workspace.read import read_workspace  # noqa: E402

NAME = "votes"
DATASET = ROOT / "datasets" / NAME
NOW = datetime(2026, 2, 19, 15, tzinfo=UTC)
CODE = "UA53080350000099001"
"""A code that the codifier could hold, whatever the sample council's own is."""


def test_the_committed_exports_are_those_of_the_script() -> None:
    folder = DATASET / "exports"
    made = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.*")}
    assert {name: path.read_bytes() for name, path in made.items()} == exports()


def test_they_become_a_release_with_every_vote(tmp_path: Path) -> None:
    settings = (ROOT / "opendata.toml").read_text(encoding="utf-8").split("\n")
    lines = [f'katottg = "{CODE}"' if line.startswith("katottg") else line for line in settings]
    (tmp_path / "opendata.toml").write_text("\n".join(lines), encoding="utf-8", newline="\n")
    shutil.copytree(DATASET, tmp_path / "datasets" / NAME)
    summary = publish_dataset(read_workspace(tmp_path), NAME, Options(), NOW)
    assert (summary.exit_code, summary.problems) == (0, ())

    ballots = [*BUDGET, *WINTER]
    motions = published(tmp_path, "motions2")
    assert [one["title"] for one in motions] == [ballot.title for ballot in ballots]
    assert [one["votingFor"] for one in motions] == [str(one.count(0)) for one in ballots]
    assert Counter(one["votingResult"] for one in motions) == {"Прийнято": 7, "Не прийнято": 1}
    assert [one["number"] for one in motions] == [str(one.number or 0) for one in ballots]
    votings = published(tmp_path, "votings")
    assert len(votings) == len(ballots) * len(DEPUTIES)
    assert {one["voterName"] for one in votings} == set(DEPUTIES)


def published(workspace: Path, table: str) -> list[dict[str, str]]:
    """The rows of a table as the site has them."""
    path = workspace / "public" / NAME / "1.0.0" / f"{table}.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
