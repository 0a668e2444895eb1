"""The check of a CSV against the same call of Frictionless, with the same report on both sides."""

from __future__ import annotations

import csv
import json
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

BODIES: Final = 210
BAD: Final = 0.018
"""The share of rows with a mistake in the files that have any."""

_NEEDED: Final = {"required": True}
SCHEMA: Final[dict[str, Any]] = {
    "fields": [
        {"name": "identifier", "type": "string", "constraints": {**_NEEDED, "unique": True}},
        {
            "name": "type",
            "type": "string",
            "constraints": {**_NEEDED, "enum": ["рішення", "розпорядження", "наказ", "протокол"]},
        },
        {
            "name": "number",
            "type": "string",
            "constraints": {**_NEEDED, "pattern": "[0-9]+-[0-9]+/[VIX]+"},
        },
        {"name": "acceptedDate", "type": "date", "constraints": _NEEDED},
        {"name": "validFrom", "type": "date"},
        {
            "name": "title",
            "type": "string",
            "constraints": {**_NEEDED, "minLength": 3, "maxLength": 500},
        },
        {"name": "url", "type": "string", "format": "uri", "constraints": _NEEDED},
        {"name": "publisherName", "type": "string", "constraints": _NEEDED},
        {
            "name": "publisherIdentifier",
            "type": "string",
            "constraints": {**_NEEDED, "pattern": "[0-9]{8}"},
        },
        {"name": "active", "type": "boolean"},
        {"name": "pages", "type": "integer", "constraints": {"minimum": 0}},
        {"name": "amount", "type": "number"},
    ],
    "primaryKey": ["identifier"],
}
"""Twelve columns: a key, an enum, patterns, dates, an address, a boolean and numbers."""

TEXT: Final = (
    "Про затвердження програми розвитку освіти міської громади, внесення змін до «Турботи» на рік "
    'надання дозволу на проєкт відведення земельної ділянки "Калина" бюджет'
)
"""Titles are made of its words: letters of two bytes, quotes and commas."""


def write(path: Path, rows: int, bad: float) -> None:
    """A register of so many rows; the share ``bad`` of them has one mistake each."""
    made = random.Random(835)  # noqa: S311  the same file every time
    bodies = [f"{made.randrange(10**8):08d}" for _ in range(BODIES)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([field["name"] for field in SCHEMA["fields"]])
        for number in range(rows):
            row = _row(made, number, bodies)
            if bad and made.random() < bad:
                made.choice(MISTAKES)(made, number, row)
            writer.writerow(row)


def _row(made: random.Random, number: int, bodies: list[str]) -> list[str]:
    words = TEXT.split()
    day = f"{made.randrange(2006, 2026)}-{made.randrange(1, 13):02}-{made.randrange(1, 29):02}"
    return [
        f"a{number:08}",
        made.choice(["рішення", "розпорядження", "наказ", "протокол"]),
        f"{made.randrange(1, 4000)}-{made.randrange(40, 90)}/{made.choice(['VII', 'VIII'])}",
        day,
        day,
        " ".join(made.choices(words, k=made.randrange(8, 30)))[:300],
        f"https://rada.example.ua/acts/{number}/text-{number % 77}.pdf",
        "Зразківська міська рада",
        made.choice(bodies),
        made.choice(["true", "false"]),
        str(made.randrange(1, 300)),
        f"{made.random() * 10_000:.2f}",
    ]


def _put(column: int, text: str) -> Callable[[random.Random, int, list[str]], None]:
    def mistake(_made: random.Random, _number: int, row: list[str]) -> None:
        row[column] = text

    return mistake


def _repeat(made: random.Random, number: int, row: list[str]) -> None:
    row[0] = f"a{made.randrange(number + 1):08}"


MISTAKES: Final[tuple[Callable[[random.Random, int, list[str]], Any], ...]] = (
    _put(1, "указ"),
    _put(3, "31.01.2024"),
    _put(5, ""),
    _put(6, "rada.example.ua/acts"),
    _put(8, "1234567"),
    _put(10, "дві"),
    _repeat,
    lambda _made, _number, row: row.pop(),
    lambda _made, _number, row: row.append("зайве"),
)


@dataclass(frozen=True)
class Figures:
    """Medians of pairs; ``ratio`` is that of the pairs. Memory is the most of any run, in MB."""

    ours: float
    theirs: float
    ratio: float
    megabytes: float
    their_megabytes: float
    errors: int


def measure(rows: int, pairs: int, bad: float = 0.0, limit: int = 0) -> Figures:
    """Both sides in turn, each in a process of its own; the reports must be the same.

    ``limit`` is the limit of errors, 0 for none.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "register.csv"
        write(path, rows, bad)
        return figures(path, pairs, limit)


def figures(path: Path, pairs: int, limit: int) -> Figures:
    """What so many pairs of checks of the file ``path`` give."""
    runs = list(_pairs(path, pairs, limit))
    return Figures(
        statistics.median(ours["seconds"] for ours, _ in runs),
        statistics.median(theirs["seconds"] for _, theirs in runs),
        statistics.median(theirs["seconds"] / ours["seconds"] for ours, theirs in runs),
        max(ours["megabytes"] for ours, _ in runs),
        max(theirs["megabytes"] for _, theirs in runs),
        runs[0][0]["errors"],
    )


def _pairs(path: Path, pairs: int, limit: int) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    for _ in range(pairs):
        ours, theirs = _side("auto", path, limit), _side("frictionless", path, limit)
        if ours["report"] != theirs["report"]:
            raise SystemExit(f"the reports of {path.name} are not the same")
        yield ours, theirs


def _side(engine: str, path: Path, limit: int) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "scripts.benchmarks.check_side", engine, str(path), str(limit)],
        check=False,
        capture_output=True,
    )
    if done.returncode:
        raise SystemExit(done.stderr.decode()[-3000:])
    said: dict[str, Any] = json.loads(done.stdout)
    return said
