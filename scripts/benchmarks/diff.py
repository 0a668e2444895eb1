"""The row-level difference of two releases against a pandas merge, on the same two files.

``python -m scripts.benchmarks.diff [--rows N] [--rounds N]`` makes two CSVs of N rows (about 1,000
added, 1,000 removed and 2,000 changed for a million) in a temporary folder, runs both tools
alternately, each in a process of its own, and prints the ratio of their times and our peak memory.
Times are of the whole process. Both tools must find the same.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

COLUMNS = (
    "uid",
    "type",
    "title",
    "acceptedDate",
    "number",
    "issuedDate",
    "validFrom",
    "status",
    "publisherName",
    "publisherId",
    "text",
    "url",
)
TEXT = (
    "про надання дозволу на розроблення проєкту землеустрою щодо відведення земельної ділянки "
    "у власність для ведення садівництва, внесення змін до рішення міської ради «бюджет громади» "
    "затвердження технічної документації та передачу майна на баланс комунального підприємства"
)
WORDS = TEXT.split()
SEED = 835


@dataclass(frozen=True)
class Run:
    """One run of one tool."""

    seconds: float
    megabytes: float
    found: dict[str, int]


@dataclass(frozen=True)
class Figures:
    """What was measured; seconds are of whole processes, megabytes their peaks."""

    ratio: float
    our_seconds: float
    their_seconds: float
    our_megabytes: float
    their_megabytes: float
    file_megabytes: float
    found: dict[str, int]


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--child", nargs=3, metavar=("TOOL", "OLD", "NEW"), help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.child:
        tool, old, new = options.child
        print(json.dumps(TOOLS[tool](Path(old), Path(new))))
        return 0
    figures = measure(options.rows, options.rounds)
    print(
        f"diff of two releases, {options.rows:,} rows, {figures.file_megabytes:.0f} MB each: "
        f"{figures.ratio:.1f} times faster than a pandas merge, "
        f"peak {figures.our_megabytes:.0f} MB (pandas {figures.their_megabytes:.0f} MB)"
    )
    print(f"  ours {figures.our_seconds:.2f} s, pandas {figures.their_seconds:.2f} s")
    print(f"  found: {figures.found}")
    return 0


def measure(rows: int, rounds: int) -> Figures:
    """Medians over ``rounds`` pairs of runs. Needs ``os.wait4`` (Linux)."""
    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder, "old.csv"), Path(folder, "new.csv")
        make(rows, old, new)
        pairs = [(_run("pandas", old, new), _run("ours", old, new)) for _ in range(rounds)]
        size = new.stat().st_size / 1e6
    for theirs, ours in pairs:
        if theirs.found != ours.found:
            raise SystemExit(f"the tools disagree: pandas {theirs.found}, ours {ours.found}")
    return Figures(
        ratio=statistics.median(theirs.seconds / ours.seconds for theirs, ours in pairs),
        our_seconds=statistics.median(ours.seconds for _, ours in pairs),
        their_seconds=statistics.median(theirs.seconds for theirs, _ in pairs),
        our_megabytes=max(ours.megabytes for _, ours in pairs),
        their_megabytes=max(theirs.megabytes for theirs, _ in pairs),
        file_megabytes=size,
        found=pairs[0][1].found,
    )


def make(rows: int, old: Path, new: Path) -> None:
    """Two releases sorted by uid, the same for the same number of rows."""
    from opendata.release.csv_table import csv_line

    chance = random.Random(SEED)  # noqa: S311 - the same data every time, nothing secret
    with (
        old.open("w", encoding="utf-8", newline="") as old_file,
        new.open("w", encoding="utf-8", newline="") as new_file,
    ):
        for file in (old_file, new_file):
            file.write(csv_line(COLUMNS) + "\n")
        for cells in _rows(rows, chance):
            fate = chance.random()
            line = csv_line(cells) + "\n"
            if fate < 0.001:
                new_file.write(line)
                continue
            old_file.write(line)
            if fate < 0.002:
                continue
            if fate < 0.004:
                cells[7] = "Втратив чинність"
                line = csv_line(cells) + "\n"
            new_file.write(line)


def _rows(rows: int, chance: random.Random) -> Iterator[list[str]]:
    for number in range(rows):
        year = 2000 + number * 25 // rows
        day = f"{year}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        title = " ".join(chance.choices(WORDS, k=12))
        yield [
            f"{number:07}-{year}",
            "рішення",
            f'Про "{title}"' if number % 5 == 0 else f"Про {title}",
            day,
            f"{number % 997}/{number % 31}",
            day,
            day,
            "Чинний",
            "Виконавчий комітет Яснозірської міської ради",
            "01234567",
            f"{number:07}-{year}-{chance.getrandbits(32):08x}.docx",
            f"https://www.example.gov.ua/decisions/documents/{number:07}-{year}.docx",
        ]


def _run(tool: str, old: Path, new: Path) -> Run:
    command = [sys.executable, __file__, "--child", tool, str(old), str(new)]
    root = str(Path(__file__).resolve().parents[2])
    begun = time.perf_counter()
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": root}
    ) as process:
        assert process.stdout is not None  # noqa: S101 - for the type checker
        output = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - begun
    if process.returncode:
        raise SystemExit(f"{tool} failed with {process.returncode}")
    return Run(seconds, usage.ru_maxrss / 1024, json.loads(output))


def with_pandas(old: Path, new: Path) -> dict[str, int]:
    """As an analyst would: read both, outer merge on the key, compare the columns."""
    import pandas as pd

    before, after = (pd.read_csv(path, dtype=str, keep_default_na=False) for path in (old, new))
    merged = before.merge(after, on="uid", how="outer", indicator=True, suffixes=("_old", "_new"))
    both = merged[merged["_merge"] == "both"]
    differs = pd.Series(False, index=both.index)
    for column in COLUMNS[1:]:
        differs |= both[f"{column}_old"] != both[f"{column}_new"]
    return {
        "added": int((merged["_merge"] == "right_only").sum()),
        "changed": int(differs.sum()),
        "removed": int((merged["_merge"] == "left_only").sum()),
    }


def with_ours(old: Path, new: Path) -> dict[str, int]:
    """The difference as ``opendata diff`` finds it."""
    from opendata.release.diff import diff_files

    changes = diff_files(old, new, ("uid",))
    return {
        "added": len(changes.added),
        "changed": len(changes.changed),
        "removed": len(changes.removed),
    }


TOOLS = {"pandas": with_pandas, "ours": with_ours}

if __name__ == "__main__":
    sys.exit(main())
