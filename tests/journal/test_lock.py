from __future__ import annotations

import subprocess
import sys
import textwrap
from datetime import UTC, datetime
from pathlib import Path

import pytest

from opendata.journal.journal import Journal, Step
from opendata.journal.lock import only_run
from opendata.problems import Exit, OpendataError

AT = datetime(2026, 3, 2, 10, 0, 0, tzinfo=UTC)
HOLDER = """
import sys, time
from datetime import datetime, UTC
from pathlib import Path
from opendata.journal.journal import Journal, Step
from opendata.journal.lock import only_run
with only_run(Path(sys.argv[1]), "publish decisions", datetime(2026, 3, 2, tzinfo=UTC)):
    print("held", flush=True)
    time.sleep(60)
"""


def hold(state: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(HOLDER), str(state)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_run_is_refused_and_told_who_runs(tmp_path: Path) -> None:
    with hold(tmp_path) as process:
        try:
            with pytest.raises(OpendataError) as caught, only_run(tmp_path, "publish x", AT):
                pass
        finally:
            process.kill()
    assert caught.value.exit_code is Exit.LOCKED
    assert f"pid {process.pid}" in str(caught.value.problem.found)
    assert "publish decisions" in str(caught.value.problem.found)


def test_a_killed_run_leaves_no_lock(tmp_path: Path) -> None:
    with hold(tmp_path) as process:
        process.kill()
    with only_run(tmp_path, "publish x", AT):
        assert (tmp_path / "lock.json").is_file()
    assert not (tmp_path / "lock.json").exists()


def test_a_failing_run_lets_go(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), only_run(tmp_path, "publish x", AT):
        raise RuntimeError
    with only_run(tmp_path, "publish x", AT):
        pass


@pytest.mark.parametrize(
    "error", [PermissionError(13, "Permission denied"), OSError(30, "Read-only")]
)
def test_a_folder_that_cannot_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("opendata.journal.lock.write_atomically", refuse)
    with pytest.raises(OpendataError) as caught, only_run(tmp_path / ".opendata", "publish x", AT):
        pass
    problem = caught.value.problem
    assert (problem.code, problem.place.file) == ("run-folder", ".opendata")
    assert caught.value.exit_code is Exit.CONFIGURATION
    monkeypatch.undo()
    with only_run(tmp_path / ".opendata", "publish x", AT):
        pass


def test_what_goes_wrong_in_the_run_is_left_as_it_is(tmp_path: Path) -> None:
    with pytest.raises(PermissionError), only_run(tmp_path, "publish x", AT):
        raise PermissionError(13, "Permission denied", "register.xlsx")


def test_a_full_disk_is_told_by_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("opendata.journal.lock.write_atomically", full)
    with pytest.raises(OSError, match="No space"), only_run(tmp_path, "publish x", AT):
        pass


def test_a_run_that_recorded_something_seals_the_journal(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.sqlite")
    for _ in range(2):
        with only_run(tmp_path, "publish x", AT):
            journal.record(AT, "run", Step.STARTED, "x", {})
            assert [one.code for one in journal.verify()] == ["journal-unsealed"]
        assert journal.verify() == ()
    with pytest.raises(LookupError), only_run(tmp_path, "publish x", AT):
        _record_and_fail(journal)
    assert journal.verify() == ()


def _record_and_fail(journal: Journal) -> None:
    journal.record(AT, "run", Step.FINISHED, "x", {})
    raise LookupError


def test_a_run_that_recorded_nothing_seals_what_a_killed_one_left(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.sqlite")
    journal.record(AT, "run", Step.STARTED, "x", {})
    with only_run(tmp_path, "publish x", AT):
        pass
    assert journal.verify() == ()
    sealed = journal.head.read_bytes()
    for before in (sealed, None):
        if before is None:
            journal.head.unlink()
        with only_run(tmp_path, "publish x", AT):
            pass
        assert journal.head.read_bytes() == sealed


def test_a_run_without_a_journal_makes_none(tmp_path: Path) -> None:
    with only_run(tmp_path, "publish x", AT):
        pass
    assert not list(tmp_path.glob("journal*"))


def test_a_seal_that_cannot_be_written_spoils_no_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: Journal) -> None:
        raise OSError(28, "No space left on device")

    journal = Journal(tmp_path / "journal.sqlite")
    monkeypatch.setattr(Journal, "seal", full)
    with only_run(tmp_path, "publish x", AT):
        journal.record(AT, "run", Step.STARTED, "x", {})
    assert [one.code for one in journal.verify()] == ["journal-unsealed"]
