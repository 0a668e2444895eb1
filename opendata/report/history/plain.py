"""A history as plain data, for programs: the keys are the same in every language."""

from __future__ import annotations

from typing import Any

from opendata.messages import Language
from opendata.problems import Problem
from opendata.report.history.model import (
    Decision,
    Document,
    DocumentEvent,
    DocumentHistory,
    History,
    Made,
    Releases,
    RowEvent,
    RowHistory,
    Seen,
)


def plain(found: History, language: Language = "en") -> dict[str, Any]:
    """``about`` says what the history is of: ``set``, ``row`` or ``document``."""
    head: dict[str, Any] = {
        "dataset": found.dataset,
        "as_of": found.until.isoformat(),
        "problems": [_problem(one, language) for one in found.problems],
    }
    match found:
        case Releases():
            return {"about": "set", **head, "releases": [_made(one) for one in found.made]}
        case RowHistory():
            return {
                "about": "row",
                **head,
                "table": found.table,
                "key": dict(zip(found.columns, found.key, strict=True)),
                "there": found.there,
                "events": [_row_event(one) for one in found.events],
            }
        case DocumentHistory():
            return {"about": "document", **head, **_document_history(found)}


def _document_history(found: DocumentHistory) -> dict[str, Any]:
    return {
        "asked": found.asked,
        "there": found.there,
        "versions": list(found.versions),
        "first_proven": _seen(found.first) if found.first else None,
        "last_proven": _seen(found.last) if found.last else None,
        "events": [_document_event(one) for one in found.events],
        "objects": [
            {
                "sha256": one.sha256,
                "stored": one.stored,
                "decisions": [_decision(each) for each in one.decisions],
                "withheld": [
                    {"at": at.isoformat(), "event": number} for at, number in one.withheld
                ],
            }
            for one in found.kept
        ],
    }


def _row_event(one: RowEvent) -> dict[str, Any]:
    return {
        "event": one.turn.value,
        "release": _made(one.made),
        "values": {name: {"old": old, "new": new} for name, (old, new) in one.values.items()},
        "columns_added": list(one.columns_added),
        "columns_removed": list(one.columns_removed),
        "row": dict(one.row),
        "documents": [_document(each) for each in one.documents],
        "evidence": {"file": one.file, "sha256": one.sha256},
        "since_unread": one.since_unread,
    }


def _document_event(one: DocumentEvent) -> dict[str, Any]:
    return {
        "event": one.turn.value,
        "release": _made(one.made),
        "documents": [_document(each) for each in one.places],
        "others": [_document(each) for each in one.others],
        "evidence": {"file": one.file, "sha256": one.sha256},
        "since_unread": one.since_unread,
    }


def _made(one: Made) -> dict[str, Any]:
    return {
        "version": one.version,
        "previous": one.previous,
        "created": one.created.isoformat(),
        "manifest_sha256": one.manifest_sha256,
        "recorded": one.recorded.isoformat() if one.recorded else None,
        "event": one.event,
        "run": one.run,
        "rows": one.rows,
        "documents": one.documents,
        "changes": dict(zip(("added", "changed", "removed"), one.rows_changed, strict=True)),
        "first_proven": [_seen(each) for each in one.proofs],
        "reasons": [
            {
                "reason": each.why.value,
                "number": each.number or None,
                "version": each.version or None,
            }
            for each in one.reasons
        ],
        "decisions": [_decision(each) for each in one.decisions],
    }


def _seen(one: Seen) -> dict[str, Any]:
    return {
        "portal": one.portal,
        "version": one.version,
        "at": one.at.isoformat(),
        "event": one.event,
    }


def _decision(one: Decision) -> dict[str, Any]:
    return {
        "step": one.step,
        "event": one.event,
        "at": one.at.isoformat(),
        "who": one.who,
        "file": one.file,
        "sheet": one.sheet,
        "concerns": one.concerns,
    }


def _document(one: Document) -> dict[str, Any]:
    return {
        "path": one.path,
        "sha256": one.sha256,
        "row": one.row,
        "kind": one.kind,
        "source": one.source or None,
    }


def _problem(one: Problem, language: Language) -> dict[str, Any]:
    from opendata.problems import describe

    return {"code": one.code, "text": describe(one, language)}
