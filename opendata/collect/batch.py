"""What one collection brought."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from opendata.acts.act import Act
from opendata.privacy.hit import Hit
from opendata.problems import Problem
from opendata.table import Cell, Origin, Table


class Outcome(StrEnum):
    """What became of one file of the documents folder."""

    READ = "read"
    SCAN = "scan"
    """A PDF of pictures: it may not be published as text under Resolution 835."""
    DUPLICATE = "duplicate"
    """The same bytes as another file of the folder; the two are one document."""
    SET_ASIDE = "set-aside"
    """Read, but a person has decided that it is not to be published."""
    UNREADABLE = "unreadable"
    """Broken, encrypted, empty, too large, a bomb, or of a kind we cannot read here."""


@dataclass(frozen=True, slots=True)
class Document:
    """One file of the documents folder.

    ``path`` is relative to the workspace with forward slashes; ``format`` is ``docx``, ``pdf`` …,
    lower case, found from the content; ``act`` is None unless the outcome is READ. ``hits`` are the
    personal data that the screen found in it; a document with one that blocks is not in the store
    of objects. ``made_from`` is the format of the original of which it is a redacted copy.
    """

    path: str
    sha256: str
    bytes: int
    format: str
    outcome: Outcome
    act: Act | None = None
    problems: tuple[Problem, ...] = ()
    hits: tuple[Hit, ...] = ()
    made_from: str = ""
    words: str = ""
    """The SHA-256 of the words of its text, by which it is known again in another format; empty
    where it was not read as a text."""

    @property
    def shown_format(self) -> str:
        """The format for which it stands: a redacted copy of a PDF is a DOCX, and stands for it."""
        return self.made_from or self.format


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
class Held:
    """An act that is known but not in the table: a row without its document, a scan, a dispute.

    What is not known of it is None. ``origin`` says where it stands, ``disputed`` that a finding
    named its rivals already.
    """

    kind: str | None
    number: str | None
    date: str | None
    session: str | None
    origin: Origin
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class Batch:
    """What one collection brought, ready to be checked.

    ``table`` has the columns of the published structure; ``row_documents`` and ``row_kinds`` hold
    the document and the kind of act of each of its rows, in the same order. ``complete`` is False
    when any part of a source could not be read: such a batch is never a success and never removes
    anything.
    """

    dataset: str
    table: Table
    documents: tuple[Document, ...]
    row_documents: tuple[Document, ...]
    row_kinds: tuple[str, ...]
    complete: bool
    problems: tuple[Problem, ...] = ()
    withheld: tuple[str, ...] = ()
    """What may not be published: paths of documents, rows of the register as ``file#row``."""
    held: tuple[Held, ...] = ()
    """Acts of the kinds of this dataset that are not in ``table``; their numbers are in use."""
    waiting: Mapping[str, Problem] = field(default_factory=dict)
    """Why a document that was read has no row: path → the finding that says so."""
    register: int | None = None
    """How many rows the register has; None without one, and where most of it seems to be lost."""

    def __post_init__(self) -> None:
        if not len(self.table) == len(self.row_documents) == len(self.row_kinds):
            raise ValueError("rows, documents and kinds differ in number")

    @property
    def files(self) -> dict[str, Document]:
        """The documents by the uid of their row; rows without a uid have none."""
        return {uid: one for uid, one in zip(self._uids(), self.row_documents, strict=True) if uid}

    @property
    def kinds(self) -> dict[str, str]:
        """The kinds of act by the uid of the row."""
        return {uid: one for uid, one in zip(self._uids(), self.row_kinds, strict=True) if uid}

    def _uids(self) -> list[Cell]:
        at = self.table.index("uid")
        return [row[at] for row in self.table.rows]

    def keep(self, rows: Iterable[int]) -> Batch:
        """The batch with only the rows at these positions."""
        kept = sorted(rows)
        return replace(
            self,
            table=self.table.keep(kept),
            row_documents=tuple(self.row_documents[n] for n in kept),
            row_kinds=tuple(self.row_kinds[n] for n in kept),
        )
