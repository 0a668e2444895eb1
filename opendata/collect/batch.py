"""What one collection brought."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from opendata.acts.act import Act
from opendata.problems import Problem
from opendata.table import Cell, Table


class Outcome(StrEnum):
    """What became of one file of the documents folder."""

    READ = "read"
    SCAN = "scan"
    """A PDF of pictures: it may not be published as text under Resolution 835."""
    DUPLICATE = "duplicate"
    """The same bytes as another file of the folder; the two are one document."""
    UNREADABLE = "unreadable"
    """Broken, encrypted, empty, too large, a bomb, or of a kind we cannot read here."""


@dataclass(frozen=True, slots=True)
class Document:
    """One file of the documents folder.

    ``path`` is relative to the workspace with forward slashes; ``format`` is ``docx``, ``pdf`` …,
    lower case, found from the content; ``act`` is None unless the outcome is READ.
    """

    path: str
    sha256: str
    bytes: int
    format: str
    outcome: Outcome
    act: Act | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One row of a register: published column → cell as cleaned text, with the address of each.

    ``values`` has only the columns that the register has; a blank cell is None. ``raw`` is what
    stood in the cell before cleaning.
    """

    file: str
    sheet: str | None
    row: int
    values: Mapping[str, Cell]
    cells: Mapping[str, str]
    raw: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Register:
    """A register as read: ``columns`` are the published columns that it has, in its own order."""

    file: str
    sheet: str | None
    header_row: int
    columns: tuple[str, ...]
    rows: tuple[RegisterRow, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Batch:
    """What one collection brought, ready to be checked.

    ``table`` has the columns of the published structure. ``files`` maps the uid of a row to its
    document and ``kinds`` to its kind of act. ``complete`` is False when any part of a source could
    not be read: such a batch is never a success and never removes anything.
    """

    dataset: str
    table: Table
    documents: tuple[Document, ...]
    files: Mapping[str, Document]
    kinds: Mapping[str, str]
    complete: bool
    problems: tuple[Problem, ...] = ()
    withheld: tuple[str, ...] = ()
    """What may not be published: paths of documents, rows of the register as ``file#row``."""
