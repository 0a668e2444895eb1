"""What was read in a document, as plain data: docs/formats.md describes it key by key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from opendata.acts.act import Act, Reference, Relation
from opendata.cli.output import problem_record
from opendata.cli.render import inspection_form, inspection_statement, inspection_votes
from opendata.messages import Language
from opendata.pipeline.inspect import Inspected

UNREAD = Act()
DIGITS = 4
"""Decimals of a confidence: what comes after them is the noise of adding."""


def records(one: Inspected, language: Language) -> list[dict[str, Any]]:
    """The document as one object; a workbook of budget forms as one for each of its forms, one of
    financial statements as one for each of them, an export of votings likewise.
    """
    if one.statements:
        return [
            inspection_statement.record(one.path, one.sha256, statement, language)
            for statement in one.statements
        ]
    if one.votings:
        return [inspection_votes.record(one.path, one.sha256, v, language) for v in one.votings]
    if not one.forms:
        return [record(one, language)]
    return [inspection_form.record(one.path, one.sha256, form, language) for form in one.forms]


def record(one: Inspected, language: Language) -> dict[str, Any]:
    """The document as one object; sentences in it are in ``language``."""
    act = one.act or UNREAD
    readings = act.readings()
    lists = {
        "references": act.references,
        "amends": act.related(Relation.AMENDS),
        "repeals": act.related(Relation.REPEALS),
    }
    known = {name: reading for name, reading in readings.items() if reading is not None}
    named = {name: references for name, references in lists.items() if references}
    result: dict[str, Any] = {
        "path": one.path,
        "sha256": one.sha256,
        "fields": {name: known[name].value if name in known else None for name in readings}
        | {name: _references(name, references) for name, references in lists.items()},
        "confidence": {name: round(reading.confidence, DIGITS) for name, reading in known.items()}
        | {name: _lowest(references) for name, references in named.items()},
        "evidence": {
            name: [reading.start, reading.end]
            for name, reading in known.items()
            if reading.start >= 0
        }
        | {name: _span(references) for name, references in named.items()},
        "problems": [problem_record(problem, language) for problem in one.problems],
    }
    return result if one.text is None else result | {"text": one.text}


def _references(name: str, references: Sequence[Reference]) -> list[dict[str, Any]]:
    return [
        ({"relation": str(one.relation)} if name == "references" else {})
        | {
            "kind": one.kind,
            "number": one.number,
            "date": one.date,
            "confidence": round(one.confidence, DIGITS),
            "evidence": [one.start, one.end],
        }
        for one in references
    ]


def _lowest(references: Sequence[Reference]) -> float:
    return round(min(one.confidence for one in references), DIGITS)


def _span(references: Sequence[Reference]) -> list[int]:
    return [min(one.start for one in references), max(one.end for one in references)]
