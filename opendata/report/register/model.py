"""The report of the register: the sets that are published, and what changed in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Place:
    """Where a set is: the last ``version`` that the portal was proven to serve, in event
    ``event``. ``url`` is None for a portal that ``opendata.toml`` no longer has.
    """

    portal: str
    version: str
    at: datetime
    event: int
    url: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One published set as it was at the moment of the report.

    ``requirement`` and ``edition`` are empty for a set that Resolution 835 does not ask for.
    ``first_published`` is the first proof of the set, ``last_changed`` that of ``version``.
    ``declared``: the workspace has the set today.
    """

    dataset: str
    title: str
    requirement: str
    requirement_title: str
    edition: str
    formats: tuple[str, ...]
    update: str
    first_published: datetime
    last_changed: datetime
    version: str
    rows: int
    documents: int
    places: tuple[Place, ...]
    declared: bool


class Why(StrEnum):
    """The reasons of a change that the journal knows."""

    FIRST = "first"
    """The set was published for the first time."""
    STRUCTURE = "structure"
    """Columns broke: the first number of the version grew."""
    RESTORED = "restored"
    """An older release was brought back."""
    CORRECTED = "corrected"
    """A person had said what documents are."""
    RECONCILED = "reconciled"
    """A register was changed after a comparison with a state register."""
    REMOVALS = "removals-allowed"
    """More rows went than may without --allow-removals."""
    RECOVERED = "recovered"
    """A later run found the release in the store and recorded it."""
    METADATA = "metadata"
    """No row and no document changed: the passport, the structure, or the kind of a document."""


@dataclass(frozen=True, slots=True)
class Reason:
    """``number`` counts documents of CORRECTED and comparisons of RECONCILED; ``version`` is the
    one that was RESTORED.
    """

    why: Why
    number: int = 0
    version: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A release that the public saw for the first time at ``at``, against ``before``, the one that
    was published before it (None: the set appeared).

    ``rows`` are those added, changed and removed, of all tables; ``documents`` those added and
    removed. ``event`` is the receipt that proves it.
    """

    dataset: str
    title: str
    version: str
    before: str | None
    at: datetime
    event: int
    rows: tuple[int, int, int]
    documents: tuple[int, int]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed from the day ``since`` (None: from the beginning) to the day ``until``."""

    since: date | None
    until: date
    changes: tuple[Change, ...]

    @property
    def appeared(self) -> tuple[Change, ...]:
        """The sets that were published for the first time."""
        return tuple(one for one in self.changes if one.before is None)


@dataclass(frozen=True, slots=True)
class Register:
    """The whole report. ``changes`` is None where nobody asked for them."""

    council: str
    until: datetime
    entries: tuple[Entry, ...]
    changes: Changes | None

    @property
    def documents(self) -> int:
        """How many documents are published, in all sets."""
        return sum(one.documents for one in self.entries)

    @property
    def vanished(self) -> tuple[Entry, ...]:
        """Published sets that the workspace does not have today."""
        return tuple(one for one in self.entries if not one.declared)
