"""The words of a release: its version, files and counts, and its difference to the one before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from opendata.table import Cell


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """MAJOR.MINOR.PATCH.

    Columns broke; rows or documents came or went; values or metadata changed.
    """

    major: int
    minor: int
    patch: int

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"

    @classmethod
    def parse(cls, text: str) -> Version:
        """``"1.2.3"`` → Version; ``ValueError`` for anything else."""
        parts = text.split(".")
        if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts):
            raise ValueError(text)
        return cls(*(int(part) for part in parts))


class Role(StrEnum):
    """What a file is for."""

    TABLE = "table"
    STRUCTURE = "structure"
    """What the columns mean: five attributes as CSV, and CSVW metadata."""
    PASSPORT = "passport"
    CHANGES = "changes"
    DOCUMENTS = "documents"
    """The list of the documents of the release, with the hash of each."""


@dataclass(frozen=True, slots=True)
class ReleaseFile:
    """One file: ``path`` relative with forward slashes, ``bytes`` its size, ``format`` ``csv`` …"""

    path: str
    sha256: str
    bytes: int
    mediatype: str
    format: str
    role: Role


@dataclass(frozen=True, slots=True)
class DocumentFile:
    """One document of a release: a line of its ``documents.csv``.

    ``path`` is ``documents/<name>``, the same in every release that has these bytes; ``uid`` is the
    key of its row; ``kind`` an :class:`opendata.acts.act.Kind` value; ``source`` the file name that
    the council gave it.
    """

    path: str
    sha256: str
    bytes: int
    format: str
    uid: str
    kind: str
    source: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A row that is in both releases with other values: column → (old, new)."""

    key: tuple[str, ...]
    values: Mapping[str, tuple[Cell, Cell]]


@dataclass(frozen=True, slots=True)
class Changes:
    """The row-level difference between two releases; rows are column → value.

    It is that of the first table; ``others`` has the difference of each further one that differs,
    by the name of the table. A table that came has all its columns added, one that went removed.
    """

    added: tuple[Mapping[str, Cell], ...] = ()
    changed: tuple[Changed, ...] = ()
    removed: tuple[Mapping[str, Cell], ...] = ()
    columns_added: tuple[str, ...] = ()
    columns_removed: tuple[str, ...] = ()
    documents_added: int = 0
    documents_removed: int = 0
    metadata: tuple[str, ...] = ()
    """Names of the parts of the passport or structure that changed."""
    others: Mapping[str, Changes] = field(default_factory=dict)

    @property
    def rows(self) -> tuple[int, int, int]:
        """How many rows of all tables were added, changed and removed."""
        parts = [self, *self.others.values()]
        return (
            sum(len(one.added) for one in parts),
            sum(len(one.changed) for one in parts),
            sum(len(one.removed) for one in parts),
        )

    @property
    def nothing(self) -> bool:
        """True when the two releases say the same."""
        return self == Changes()


@dataclass(frozen=True, slots=True)
class Counts:
    """What a release holds: ``rows`` of all its tables.

    What counts as a document is defined in docs/counting.md.
    """

    rows: int
    documents: int
    by_kind: Mapping[str, int]
    """Documents per kind of act, in the words of :class:`opendata.acts.act.Kind`."""


@dataclass(frozen=True, slots=True)
class Release:
    """One version of a dataset, as it stands in the store.

    ``files`` are its own files (tables, structure, passport, changes, list of documents), with
    paths such as ``1.0.0/legalActs.csv``, relative to where the manifest is served. The manifest
    (``datapackage.json``) is not among them: its parsed content is ``manifest`` and its hash
    ``manifest_sha256``. The documents are read from the store when they are needed. ``created`` is
    in UTC.
    """

    dataset: str
    version: Version
    created: datetime
    title: str
    files: tuple[ReleaseFile, ...]
    manifest: Mapping[str, Any]
    manifest_sha256: str
    counts: Counts
    rows_added: int
    rows_changed: int
    rows_removed: int
    signature: bytes | None = None
    """The file with the signature of the manifest, None where the release is not signed."""
