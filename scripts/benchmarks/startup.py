"""``opendata --help`` against ``python -c "import typer"``, whole processes, in pairs."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Figures:
    """Median of the ratios of pairs; seconds are medians of whole processes."""

    ratio: float
    ours: float
    theirs: float


def measure(rounds: int) -> Figures:
    """``rounds`` pairs, after one pair that only warms the disk cache."""
    ours = [sys.executable, "-m", "opendata", "--help"]
    theirs = [sys.executable, "-c", "import typer"]
    pairs = [(_seconds(theirs), _seconds(ours)) for _ in range(rounds + 1)][1:]
    return Figures(
        ratio=statistics.median(mine / other for other, mine in pairs),
        ours=statistics.median(mine for _, mine in pairs),
        theirs=statistics.median(other for other, _ in pairs),
    )


def _seconds(command: list[str]) -> float:
    # Compiled modules, as at a user's: this variable of some build machines would forbid them.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    return time.perf_counter() - start
