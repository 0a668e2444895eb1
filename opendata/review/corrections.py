"""What people have decided about documents, by the hash of their content.

A correction is for the bytes that the person looked at: a document that is renamed or moved keeps
it, one that is changed does not.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from opendata.journal.journal import Event
from opendata.journal.trouble import facts_of

DECIDED: Final = ("kind", "number", "date", "title")
"""The fields of an act that a person decides on; from them a row is published."""


class Action(StrEnum):
    """What a person can say of a document; the values stand in the journal."""

    PUBLISH = "publish"
    """It is what the row of the sheet says, and may be published as that."""
    WITHHOLD = "withhold"
    """It is not to be published, nor to be asked for again."""
    FORGET = "forget"
    """The decision taken before is given up: what is read from the document holds again."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: ``values`` has all of :data:`DECIDED` for PUBLISH, and is empty otherwise.

    ``kind`` is a :class:`opendata.acts.act.Kind` value, ``date`` an ISO date, ``number`` without
    «№», ``title`` one line.
    """

    action: Action
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Correction:
    """A decision in force: for the document ``sha256``, which stood at ``path`` then.

    ``read`` is what the program had read of :data:`DECIDED`, None where it had read nothing; empty
    if the document was not there. ``event`` is the number of the event in the journal.
    """

    sha256: str
    path: str
    decision: Decision
    read: Mapping[str, str | None]
    who: str
    at: datetime
    event: int


@dataclass(frozen=True, slots=True)
class Change:
    """A decision that is to be recorded; ``before`` is the one that it takes the place of."""

    sha256: str
    path: str
    decision: Decision
    read: Mapping[str, str | None]
    before: Decision | None = None


def recorded(who: str, sheet: str, name: str, changes: Iterable[Change]) -> dict[str, object]:
    """The facts of one event ``corrected``: who, from which sheet (its SHA-256), and what.

    All changes of a sheet are one event, so that a kill leaves all of them or none.
    """
    return {
        "who": who,
        "sheet": sheet,
        "file": name,
        "documents": [
            {
                "sha256": one.sha256,
                "path": one.path,
                **_said(one.decision),
                "read": dict(one.read),
                "before": None if one.before is None else _said(one.before),
            }
            for one in changes
        ],
    }


def in_force(events: Iterable[Event]) -> dict[str, Correction]:
    """The corrections that hold after ``events`` (all of the step ``corrected``), by SHA-256.

    :raises OpendataError: ``journal-damaged``, exit 4, for an event that cannot be understood.
    """
    found: dict[str, Correction] = {}
    for event in events:
        with facts_of(event.number):
            for one in event.data["documents"]:
                correction = _correction(event, one)
                # A later decision also takes the later place, so that the order is that of time.
                found.pop(correction.sha256, None)
                if correction.decision.action is not Action.FORGET:
                    found[correction.sha256] = correction
    return found


def as_if(
    corrections: Mapping[str, Correction], changes: Iterable[Change], who: str, at: datetime
) -> dict[str, Correction]:
    """The corrections that will be in force once ``changes`` are recorded; their event is 0."""
    found = dict(corrections)
    for one in changes:
        found.pop(one.sha256, None)
        if one.decision.action is not Action.FORGET:
            found[one.sha256] = Correction(
                one.sha256, one.path, one.decision, one.read, who, at, event=0
            )
    return found


def digest(corrections: Mapping[str, Correction]) -> str:
    """A hash over all that a collection depends on; empty when there are no corrections."""
    if not corrections:
        return ""
    said = [
        [one.sha256, one.path, str(one.decision.action), sorted(one.decision.values.items())]
        for one in sorted(corrections.values(), key=lambda one: one.sha256)
    ]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def _said(decision: Decision) -> dict[str, object]:
    return {"action": str(decision.action), "values": dict(decision.values)}


def _correction(event: Event, one: Mapping[str, Any]) -> Correction:
    action = Action(one["action"])
    values = {str(name): str(value) for name, value in one["values"].items()}
    if set(values) != (set(DECIDED) if action is Action.PUBLISH else set()):
        raise ValueError(event.number)
    return Correction(
        sha256=str(one["sha256"]),
        path=str(one["path"]),
        decision=Decision(action, values),
        read=dict(one["read"]),
        who=str(event.data["who"]),
        at=event.at,
        event=event.number,
    )
