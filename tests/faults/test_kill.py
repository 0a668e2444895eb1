"""kill -9 at every step of the journal; the next run must end as if nothing had happened."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from signed_chain import SEED
from signing_hands import released
from town import Town, make_town

from opendata.journal.journal import Journal, Step
from opendata.pipeline.publish import Options, publish_dataset
from opendata.pipeline.verify import verify_workspace
from opendata.pipeline.watch import SILENT
from opendata.problems import Severity
from opendata.release.signing import SigningKey
from opendata.workspace.read import read_workspace
from opendata.workspace.settings import append_key

KEY = SigningKey.from_seed(SEED)
KILLED_RUN = Path(__file__).parent / "killed_run.py"
STEPS = 9  # started, collected, checked, drafted, released, planned, applied, receipt, finished


def run(town: Town) -> None:
    """A run at a fixed clock, so that two towns can be compared byte by byte."""
    with with_key(town):
        publish_dataset(
            read_workspace(town.root), "decisions", Options(allow_removals=True), town.clock
        )


def kill(town: Town, step: int, when: str) -> int:
    epoch = str(int(town.clock.timestamp()))
    command = [sys.executable, str(KILLED_RUN), str(town.root), epoch, str(step), when]
    with with_key(town):
        return subprocess.run(command, check=False).returncode


@contextmanager
def with_key(town: Town) -> Iterator[None]:
    """The key of all towns, as two can be compared only if they sign alike."""
    path = town.root.parent / "key.pem"
    path.write_bytes(KEY.pem())
    path.chmod(0o600)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OPENDATA_SIGNING_KEY", str(path))
        yield


def codes(town: Town) -> list[str]:
    """What verification finds wrong here, the portals aside; that a killed run could not seal the
    journal is only a note.
    """
    found = verify_workspace(read_workspace(town.root), None, town.clock, SILENT)
    return [one.code for one in found.problems if one.severity is not Severity.NOTE]


def seen_by_others(town: Town) -> dict[str, str]:
    """The site and the releases: what a reader and an auditor see."""
    places = ("public/", ".opendata/releases/")
    return {name: value for name, value in town.snapshot().items() if name.startswith(places)}


def change(town: Town) -> None:
    town.write("4")
    town.write("2", title="Про інше")
    (town.documents / "rish 1.txt").unlink()


def prepared(root: Path) -> Town:
    """A town that has published once and has changed since."""
    town = make_town(root)
    append_key(root, replace(KEY.public, since=town.clock.date()), {})
    for number in ("1", "2", "3"):
        town.write(number)
    run(town)
    change(town)
    return town


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    town = prepared(tmp_path_factory.mktemp("undisturbed") / "town")
    run(town)
    return seen_by_others(town)


@pytest.mark.slow
@pytest.mark.parametrize("when", ["before", "between", "after"])
@pytest.mark.parametrize("step", range(1, STEPS + 1))
def test_a_killed_run_is_resumed(
    tmp_path: Path, undisturbed: dict[str, str], step: int, when: str
) -> None:
    town = prepared(tmp_path / "town")
    before = seen_by_others(town)
    assert kill(town, step, when) == 9
    site = {name: v for name, v in seen_by_others(town).items() if name.startswith("public/")}
    whole = [
        {name: v for name, v in state.items() if name.startswith("public/")}
        for state in (before, undisturbed)
    ]
    assert site in whole, "a reader saw half a site"
    # That the journal file is not sealed is a note: only the end of a run can do that.
    left = {"release-unproven", "journal-unsealed"}
    assert {*codes(town)} <= left, "a kill was taken for tampering"
    run(town)
    assert seen_by_others(town) == undisturbed
    assert codes(town) == []
    journal = Journal(town.root / ".opendata" / "journal.sqlite")
    assert journal.verify() == ()
    releases = [event.data["version"] for event in journal.events(step=Step.RELEASED)]
    assert releases == ["1.0.0", "1.1.0"]
    assert all(signature is not None for _, signature in released(town))
    last = journal.last("decisions", Step.RECEIPT)
    assert last is not None
    assert (last.data["version"], last.data["proven"]) == ("1.1.0", True)
    settled = town.snapshot()
    run(town)
    assert town.snapshot() == settled


def test_the_list_of_steps_is_whole(tmp_path: Path) -> None:
    """If a run gets a further step, it has to be killed there too."""
    town = prepared(tmp_path / "town")
    journal = Journal(town.root / ".opendata" / "journal.sqlite")
    already = len(journal.events())
    run(town)
    assert len(journal.events()) - already == STEPS
