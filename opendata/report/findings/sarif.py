"""SARIF 2.1.0 (OASIS), which code hosts and editors show beside the file."""

from __future__ import annotations

import json
from typing import Any, Final
from urllib.parse import quote

from opendata import __version__
from opendata.messages import Language, say
from opendata.problems import OpendataError, Problem, Severity, shorten
from opendata.report.codes.explanation import explain
from opendata.report.findings.findings import Findings

SCHEMA: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_TEXTS: Final = (".csv", ".tsv", ".txt")


def sarif(found: Findings) -> bytes:
    """One run with a result for each finding; UTF-8, keys in the order of the standard."""
    codes = sorted({one.code for one in found.problems})
    run = {
        "tool": {
            "driver": {
                "name": "opendata",
                "version": __version__,
                "rules": [_rule(code, found.language) for code in codes],
            }
        },
        "language": found.language,
        "results": [_result(found, one, codes.index(one.code)) for one in found.problems],
        "columnKind": "unicodeCodePoints",
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2).encode() + b"\n"


def _rule(code: str, language: Language) -> dict[str, Any]:
    """What ``opendata explain`` says of a code, where editors show it beside the finding."""
    try:
        told = explain(code, language)
    except OpendataError:  # a code of Frictionless itself: it has a description of its own
        return {"id": code}
    help_text = " ".join(part for part in (told.why, *told.steps) if part)
    return {
        "id": code,
        "shortDescription": {"text": told.means},
        "help": {"text": help_text or told.means},
    }


def _result(found: Findings, problem: Problem, rule: int) -> dict[str, Any]:
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": LEVELS[problem.severity],
        "message": {"text": message(problem, found)},
        "locations": [_location(found, problem)],
    }


def message(problem: Problem, found: Findings) -> str:
    """The finding as running text: what, what was found, what is expected, what to do."""
    parts = [say(problem.what, found.language)]
    if problem.found is not None:
        parts.append(f"«{shorten(problem.found)}»")
    parts += [
        say(one, found.language) for one in (problem.expected, problem.remedy) if one is not None
    ]
    return "; ".join(parts)


def _location(found: Findings, problem: Problem) -> dict[str, Any]:
    place = problem.place
    physical: dict[str, Any] = {
        "artifactLocation": {"uri": quote((place.file or found.file).replace("\\", "/"))}
    }
    if place.row is not None and found.file.lower().endswith(_TEXTS):
        physical["region"] = {"startLine": place.row}  # a workbook has no lines
    cell = place.cell or (str(place.row) if place.row else None)
    name = "!".join(part for part in (place.sheet, cell) if part)
    logical = [{"fullyQualifiedName": name, "kind": "member"}] if name else []
    return {"physicalLocation": physical, **({"logicalLocations": logical} if logical else {})}
