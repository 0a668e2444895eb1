"""One event of the journal: its step, its facts, and the hash that chains it to the one before."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from opendata.journal import trouble
from opendata.journal.head import Head


class Step(StrEnum):
    """The steps of a run, in their order."""

    STARTED = "started"
    COLLECTED = "collected"
    CHECKED = "checked"
    DRAFTED = "drafted"
    """A release is about to be stored: a run that is killed then can be told from a forger."""
    RELEASED = "released"
    PLANNED = "planned"
    APPLIED = "applied"
    RECEIPT = "receipt"
    FINISHED = "finished"
    RESTORED = "restored"
    CORRECTED = "corrected"
    """A person has said what documents are, where reading them was not sure."""
    ADOPTED = "adopted"
    """A person has said which datasets and resources of a portal are ours, or are not."""
    RECONCILED = "reconciled"
    """A register was compared with an extract of a state register, or changed after that."""
    REDACTED = "redacted"
    """A redacted copy of a document was made, or given up."""
    TAKEN_DOWN = "taken-down"
    """A person has taken down a document or a row: it may never be published again."""
    LINKS = "links"
    """The addresses in the tables of a release were visited."""


@dataclass(frozen=True, slots=True)
class Event:
    """One recorded step. ``at`` is in UTC; ``data`` is what the step had to say, as plain JSON."""

    number: int
    at: datetime
    run: str
    step: str
    dataset: str
    data: Mapping[str, Any]
    hash: str


def chain(previous: str, *parts: str) -> str:
    """The hash of an event: over that of the one before (empty for the first) and its columns."""
    return hashlib.sha256(
        "\n".join((previous, *parts)).encode("utf-8", "surrogateescape")
    ).hexdigest()


def fits(row: tuple[Any, ...], last: Head | None) -> bool:
    """Whether an event as stored is the next link after ``last``."""
    number, *parts, link = row
    before = last or Head(0, "")
    return (
        number == before.number + 1
        and all(isinstance(part, str) for part in parts)
        and link == chain(before.hash, *parts)
    )


def event_of(row: tuple[Any, ...]) -> Event:
    """The event in a row of the database.

    :raises OpendataError: ``journal-damaged``, exit 4.
    """
    number, at, run, step, dataset, text, link = row
    with trouble.facts_of(number):
        "".join(row[1:]).encode()  # all of it is text
        moment, data = datetime.fromisoformat(at), json.loads(text)
        if moment.tzinfo is None or not isinstance(data, dict):
            raise ValueError(number)
    return Event(number, moment, run, step, dataset, data, link)
