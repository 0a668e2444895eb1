"""The benchmarks run; what they measure is nobody's promise here."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.benchmarks.run import BENCHMARKS

ROOT = Path(__file__).resolve().parents[2]


def bench(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "scripts.benchmarks.run", *arguments],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.slow
def test_every_benchmark_prints_a_row_of_the_table() -> None:
    done = bench("--small")
    assert done.returncode == 0, done.stderr
    rows = done.stdout.splitlines()
    assert rows[:2] == ["| what | measured | target | figures |", "|---|---|---|---|"]
    assert len(rows) == 2 + len(BENCHMARKS)
    assert all(re.fullmatch(r"\| [^|]+ \| [\d.]+.* \| .+ \| .+ \|", row) for row in rows[2:])


def test_an_unknown_benchmark_is_refused() -> None:
    done = bench("speed")
    assert done.returncode == 2
    assert "speed" in done.stderr


def test_the_page_has_a_row_for_each_benchmark() -> None:
    page = (ROOT / "docs" / "performance.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| ")]
    assert len(rows) == len(BENCHMARKS) + 1
