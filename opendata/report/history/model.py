"""The history of a set, of one of its rows, or of one of its documents.

Every statement names its evidence: the release, the number of the event, the SHA-256 of the file
that says so. What neither the releases nor the journal record is None, never a guess.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from opendata.problems import Problem
from opendata.report.register.model import Reason
from opendata.table import Cell


@dataclass(frozen=True, slots=True)
class Seen:
    """A portal was proven to serve something: the receipt is event ``event``."""

    portal: str
    version: str
    at: datetime
    event: int


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided, in event ``event`` of ``step``: ``corrected`` or ``reconciled``.

    ``sheet`` is the SHA-256 of the sheet, which the store of objects keeps under this name;
    ``file`` its name. ``concerns``: the event names the document that is asked about, by its hash.
    """

    step: str
    event: int
    at: datetime
    who: str
    file: str
    sheet: str
    concerns: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """A release and how it was made. ``created`` stands in its manifest, and may have been fixed
    to make the same bytes again;
    ``recorded`` is the moment in the journal, with ``event`` and ``run``: None where it does not
    know the release. Both are in UTC.
    ``rows_changed`` are the rows added, changed and removed. ``proofs``: for each portal the first
    receipt that proves this version. ``decisions`` were recorded after the release before this one
    was, and before this one.
    """

    version: str
    previous: str | None
    created: datetime
    manifest_sha256: str
    recorded: datetime | None
    event: int | None
    run: str | None
    rows: int
    documents: int
    rows_changed: tuple[int, int, int]
    proofs: tuple[Seen, ...]
    reasons: tuple[Reason, ...]
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class Releases:
    """The history of a whole set; ``problems`` name the releases that cannot be read."""

    dataset: str
    until: datetime
    made: tuple[Made, ...]
    problems: tuple[Problem, ...]


class Turn(StrEnum):
    """What happened in a release to a row or a document."""

    APPEARED = "appeared"
    CHANGED = "changed"
    VANISHED = "vanished"
    RETURNED = "returned"
    """It had vanished in an earlier release, and came back."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document in a release: ``row`` is the key of its row, ``source`` the council's file."""

    path: str
    sha256: str
    row: str
    kind: str
    source: str


@dataclass(frozen=True, slots=True)
class RowEvent:
    """What ``made`` did to the row.

    ``values`` are the cells that changed: column → (old, new); None is a missing value, and
    ``columns_added``, ``columns_removed`` say where there was no such column. ``row`` is the whole
    row after it (before it, where it vanished). ``file`` and ``sha256`` are the evidence.
    ``since_unread``: releases right before this one could not be read, so that it may have happened
    in one of them.
    """

    turn: Turn
    made: Made
    values: Mapping[str, tuple[Cell, Cell]]
    columns_added: tuple[str, ...]
    columns_removed: tuple[str, ...]
    row: Mapping[str, Cell]
    documents: tuple[Document, ...]
    file: str
    sha256: str
    since_unread: bool = False


@dataclass(frozen=True, slots=True)
class RowHistory:
    """The history of the row ``key`` of ``table``; ``columns`` are those of its key."""

    dataset: str
    table: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    until: datetime
    events: tuple[RowEvent, ...]
    problems: tuple[Problem, ...]

    @property
    def there(self) -> bool:
        """Whether the newest release that could be read has the row."""
        return bool(self.events) and self.events[-1].turn is not Turn.VANISHED


@dataclass(frozen=True, slots=True)
class DocumentEvent:
    """What ``made`` did to the document.

    ``places`` are where it stood after it (before it, where it vanished). ``others`` are documents
    of the same rows with other bytes: those that it replaced where it appeared, those that replaced
    it where it vanished.
    """

    turn: Turn
    made: Made
    places: tuple[Document, ...]
    others: tuple[Document, ...]
    file: str
    sha256: str
    since_unread: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """The bytes ``sha256``: whether the store of objects has them, and where they were told of.

    ``decisions`` of people name these bytes. ``withheld`` are the collections that withheld a file
    of a name that the document had at the council: moment and number of the event. A collection
    records names, no hashes.
    """

    sha256: str
    stored: bool
    decisions: tuple[Decision, ...]
    withheld: tuple[tuple[datetime, int], ...]


@dataclass(frozen=True, slots=True)
class DocumentHistory:
    """The history of a document: of the published name, or of the bytes, that were ``asked`` for.

    ``first`` and ``last`` are the first and the last proof of a release that had it, None where
    there is none. ``versions`` are the releases that had it.
    """

    dataset: str
    asked: str
    until: datetime
    events: tuple[DocumentEvent, ...]
    versions: tuple[str, ...]
    first: Seen | None
    last: Seen | None
    kept: tuple[Kept, ...]
    problems: tuple[Problem, ...]

    @property
    def there(self) -> bool:
        """Whether the newest release that could be read has the document."""
        return bool(self.events) and self.events[-1].turn is not Turn.VANISHED


History = Releases | RowHistory | DocumentHistory
