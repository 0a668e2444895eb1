"""kill -9 and SIGTERM in a nightly run over two datasets; the next night goes on from there."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from sync_hands import Council, with_orders
from town import make_town

from opendata.pipeline.verify import verify_workspace
from opendata.pipeline.watch import SILENT
from opendata.problems import Exit, Severity
from opendata.workspace.read import read_workspace

KILLED_SYNC = Path(__file__).parent / "killed_sync.py"
STEPS = 18  # nine for each of the two datasets: see test_kill.py


def prepared(root: Path) -> Council:
    """A council whose two datasets are published, and have both changed since."""
    town = make_town(root)
    for number in "123":
        town.write(number)
    council = with_orders(town)
    assert council.sync().exit_code is Exit.DONE
    town.write("4")
    council.write_order("9")
    return council


def disturbed(council: Council, step: int, how: str) -> int:
    epoch = str(int(council.town.clock.timestamp()) + 3600)
    command = [sys.executable, str(KILLED_SYNC), str(council.town.root), epoch, str(step), how]
    return subprocess.run(command, check=False).returncode


def seen_by_others(council: Council) -> dict[str, str]:
    """The site and the releases: what a reader and an auditor see."""
    places = ("public/", ".opendata/releases/")
    return {k: v for k, v in council.town.snapshot().items() if k.startswith(places)}


def site(council: Council) -> dict[str, str]:
    return {k: v for k, v in council.town.snapshot().items() if k.startswith("public/")}


def wrong(council: Council) -> set[str]:
    workspace = read_workspace(council.town.root)
    later = council.town.clock + timedelta(hours=1)  # than the night that was killed
    found = verify_workspace(workspace, None, later, SILENT)
    return {one.code for one in found.problems if one.severity is not Severity.NOTE}


def goes_on(council: Council) -> None:
    """The next night brings both datasets to where an undisturbed one would have."""
    council.town.clock = council.town.clock.replace(hour=12, minute=0)
    night = council.sync()
    assert night.exit_code is Exit.DONE
    assert {one.version for one in night.ended} == {"1.1.0"}
    assert night.totals == (2, 7)
    assert wrong(council) == set()
    assert council.journal.verify() == ()
    settled = council.town.snapshot()
    assert council.sync().exit_code is Exit.DONE
    assert council.town.snapshot() == settled


@pytest.mark.slow
@pytest.mark.parametrize("step", [1, 3, 4, 5, 6, 7, 8, 9, 10, 13, 16, 18])
def test_a_killed_night_is_gone_on_with(tmp_path: Path, step: int) -> None:
    council = prepared(tmp_path / "town")
    assert disturbed(council, step, "kill") == 9
    assert wrong(council) <= {"release-unproven"}, "a kill was taken for tampering"
    goes_on(council)


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGTERM that could be caught")
@pytest.mark.parametrize("step", [1, 5, 7, 9, 14])
def test_a_night_that_is_asked_to_end_ends_between_steps(tmp_path: Path, step: int) -> None:
    """Between the plan and the receipt nothing is broken off: what is begun is proven."""
    council = prepared(tmp_path / "town")
    before = site(council)
    assert disturbed(council, step, "term") == int(Exit.INTERRUPTED)
    steps = [event.step for event in council.journal.events()]
    assert steps.count("planned") == steps.count("receipt")
    if step < 6:
        assert site(council) == before
    goes_on(council)


@pytest.mark.slow
def test_the_list_of_steps_is_whole(tmp_path: Path) -> None:
    council = prepared(tmp_path / "town")
    already = len(council.journal.events())
    council.sync()
    assert len(council.journal.events()) - already == STEPS
