from __future__ import annotations

import subprocess
import sys
import textwrap
from datetime import UTC, datetime
from pathlib import Path

import pytest

from opendata.journal.lock import only_run
from opendata.problems import Exit, OpendataError

AT = datetime(2026, 3, 2, 10, 0, 0, tzinfo=UTC)
HOLDER = """
import sys, time
from datetime import datetime, UTC
from pathlib import Path
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
