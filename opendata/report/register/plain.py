"""The register as plain data, for programs: the keys are the same in every language."""

from __future__ import annotations

from typing import Any

from opendata.report.register.model import Change, Changes, Entry, Register


def plain(register: Register) -> dict[str, Any]:
    """``changes`` is null where nobody asked for them."""
    return {
        "as_of": register.until.isoformat(),
        "council": register.council,
        "sets": len(register.entries),
        "documents": register.documents,
        "datasets": [_entry(one) for one in register.entries],
        "vanished": [one.dataset for one in register.vanished],
        "changes": _changes(register.changes) if register.changes else None,
    }


def _entry(one: Entry) -> dict[str, Any]:
    return {
        "name": one.dataset,
        "title": one.title,
        "requirement": one.requirement or None,
        "requirement_title": one.requirement_title or None,
        "edition": one.edition or None,
        "formats": list(one.formats),
        "update": one.update,
        "first_published": one.first_published.isoformat(),
        "last_changed": one.last_changed.isoformat(),
        "version": one.version,
        "rows": one.rows,
        "documents": one.documents,
        "portals": [
            {
                "portal": place.portal,
                "version": place.version,
                "proven_at": place.at.isoformat(),
                "event": place.event,
                "address": place.url,
            }
            for place in one.places
        ],
        "declared": one.declared,
    }


def _changes(found: Changes) -> dict[str, Any]:
    return {
        "from": found.since.isoformat() if found.since else None,
        "to": found.until.isoformat(),
        "appeared": [one.dataset for one in found.appeared],
        "releases": [_change(one) for one in found.changes],
    }


def _change(one: Change) -> dict[str, Any]:
    return {
        "dataset": one.dataset,
        "title": one.title,
        "version": one.version,
        "before": one.before,
        "at": one.at.isoformat(),
        "event": one.event,
        "rows": dict(zip(("added", "changed", "removed"), one.rows, strict=True)),
        "documents_added": one.documents[0],
        "documents_removed": one.documents[1],
        "reasons": [
            {
                "reason": reason.why.value,
                "number": reason.number or None,
                "version": reason.version or None,
            }
            for reason in one.reasons
        ],
    }
