"""What ``opendata validate`` says of every sample: computed once, kept beside the samples."""

from __future__ import annotations

import json
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any, Final

from opendata.catalogue.reference.samples import FINDINGS
from opendata.messages import LANGUAGES, Message, say
from opendata.pipeline.validate import validate_file
from opendata.problems import OpendataError, Problem

TODAY: Final = date(2026, 1, 1)
"""The day by which the dates of the samples are judged: later than all of them."""


ALONE: Final = {"link-unchecked"}
"""Said of a sample only because the other tables of its set are not beside it."""


def findings(root: Path, tables: list[tuple[str, str]]) -> dict[Path, str]:
    """Path → content of ``findings.json`` of each of ``tables`` (edition, key) below ``root``."""
    folders = [root / "samples" / edition / key for edition, key in tables]
    with ProcessPoolExecutor() as pool:
        texts = pool.map(findings_of, folders, chunksize=8)
    return {folder / FINDINGS: text for folder, text in zip(folders, texts, strict=True)}


def findings_of(folder: Path) -> str:
    """The content of ``findings.json`` of the samples in ``folder``."""
    edition, key = folder.parent.name, folder.name
    found = {path.name: _check(path, key, edition) for path in sorted(folder.glob("*.csv"))}
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _check(path: Path, key: str, edition: str) -> list[dict[str, Any]]:
    try:
        problems = validate_file(path, TODAY, key, edition).problems
    except OpendataError as error:
        problems = error.problems
    return [_told(one) for one in problems if one.code not in ALONE]


def _told(problem: Problem) -> dict[str, Any]:
    place = problem.place
    told = {
        "code": problem.code,
        "severity": problem.severity.value,
        "row": place.row,
        "cell": place.cell,
        "field": place.field,
        "found": problem.found,
        "what": _texts(problem.what),
        "expected": _texts(problem.expected),
        "remedy": _texts(problem.remedy),
    }
    return {name: value for name, value in told.items() if value is not None}


def _texts(message: Message | None) -> dict[str, str] | None:
    return {tongue: say(message, tongue) for tongue in LANGUAGES} if message else None
