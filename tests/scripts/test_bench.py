"""The benchmarks run; what they measure is nobody's promise here."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def bench(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "scripts.benchmarks.run", *arguments],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def what(row: str) -> str:
    """What a row is about, whatever its size."""
    return re.sub(r"[\d,.]+", "#", row.split("|")[1].strip())


@pytest.mark.slow
def test_the_benchmarks_print_the_rows_of_the_page() -> None:
    done = bench("--small")
    assert done.returncode == 0, done.stderr
    head, line, *rows = done.stdout.splitlines()
    assert (head, line) == ("| what | measured | target | figures |", "|---|---|---|---|")
    assert all(re.fullmatch(r"\| [^|]+ \| [\d.]+.* \| .+ \| .+ \|", row) for row in rows)
    page = (ROOT / "docs" / "performance.md").read_text(encoding="utf-8")
    shown = [row for row in page.splitlines() if row.startswith("| ") and row != head]
    assert sorted(map(what, rows)) == sorted(map(what, shown))


def test_an_unknown_benchmark_is_refused() -> None:
    done = bench("speed")
    assert done.returncode == 2
    assert "speed" in done.stderr
