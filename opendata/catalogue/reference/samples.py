"""The samples of a table, and what ``opendata validate`` says of each.

Checking all samples takes half a minute, so that it is done once: ``scripts/structure-reference``
writes ``findings.json`` beside them, and a test compares.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from opendata.catalogue.data_files import Text
from opendata.problems import Severity
from opendata.shipped import shipped

FINDINGS: Final = "findings.json"
VALID: Final = "valid.csv"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: ``cell`` is an address such as ``B2``; ``row`` counts the header as 1."""

    code: str
    severity: Severity
    what: Text
    expected: Text | None
    remedy: Text | None
    found: str | None
    row: int | None
    cell: str | None
    field: str | None


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample: its file, and what is found in it, errors first."""

    path: Path
    findings: tuple[Finding, ...]

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.path.name

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What makes the sample invalid; nothing in the valid one."""
        return tuple(one for one in self.findings if one.severity is Severity.ERROR)

    @property
    def remarks(self) -> tuple[Finding, ...]:
        """What is found besides, and does not make it invalid."""
        return tuple(one for one in self.findings if one.severity is not Severity.ERROR)


def samples_folder(edition: str, key: str) -> Path:
    """Where the samples of a table stand."""
    return shipped("schemas") / "samples" / edition / key


def read_samples(edition: str, key: str) -> tuple[Sample, ...]:
    """The samples of a table by name, the valid one first; none where none ship.

    What ships is ours; a damaged file of it is a bug, and is not told as an expected failure.
    """
    folder = samples_folder(edition, key)
    path = folder / FINDINGS
    if not path.exists():
        return ()
    said: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    names = sorted(said, key=lambda name: (name != VALID, name))
    return tuple(Sample(folder / name, tuple(map(_finding, said[name]))) for name in names)


def _finding(one: Mapping[str, Any]) -> Finding:
    return Finding(
        code=one["code"],
        severity=Severity(one["severity"]),
        what=Text(**one["what"]),
        expected=Text(**one["expected"]) if "expected" in one else None,
        remedy=Text(**one["remedy"]) if "remedy" in one else None,
        found=one.get("found"),
        row=one.get("row"),
        cell=one.get("cell"),
        field=one.get("field"),
    )
