"""The past of some sets in a journal, and a store that knows what each release had."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from opendata.journal.journal import Journal, Step
from opendata.release.documents import added
from opendata.release.release import DocumentFile, Version
from opendata.workspace.workspace import Body, Contact, Council

AT = datetime(2020, 1, 10, 10, 0, 0, tzinfo=UTC)
DECISION, ORDER, DRAFT = "рішення ради", "розпорядження голови", "проєкт рішення"
COUNCIL = Council(
    name="Вигадана міська рада",
    edrpou="99000005",
    katottg="UA99000000000099001",
    site="https://rada.example",
    contact=Contact("Олена Вербицька", "data@rada.example"),
    bodies={ORDER: Body("Вигаданий міський голова")},
)


def file(name: str, kind: str) -> DocumentFile:
    """A document of a release; its content is its name."""
    sha256 = hashlib.sha256(name.encode()).hexdigest()
    return DocumentFile(f"documents/{name}.docx", sha256, 1, "docx", name, kind, "")


@dataclass
class Past:
    """The journal to write to. ``held`` has the documents of each release."""

    folder: Path
    held: dict[tuple[str, str], tuple[DocumentFile, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.journal = Journal(self.folder / "journal.sqlite")

    def release(
        self,
        at: datetime,
        dataset: str,
        version: str,
        documents: Sequence[tuple[str, str]],
        previous: str | None = None,
        *,
        tells: bool = True,
    ) -> None:
        """A release is made; without ``tells`` by a program that did not say what is new."""
        files = tuple(file(*one) for one in documents)
        self.held[dataset, version] = files
        data: dict[str, object] = {"version": version, "recovered": False}
        if tells:
            before = self.held[dataset, previous] if previous else ()
            data |= {"previous": previous, "documents_added": added(before, files)}
        self.journal.record(at, "run", Step.RELEASED, dataset, data)

    def receipt(
        self,
        at: datetime,
        dataset: str,
        version: str,
        *,
        portal: str = "site",
        proven: bool = True,
        counts: Mapping[str, int] | None = None,
    ) -> None:
        """What a portal served is read back; ``counts`` by kind are those of the release."""
        if counts is None:
            counts = Counter(one.kind for one in self.held[dataset, version])
        whole = sum(counts.values())
        told = {"rows": whole, "documents": whole, "by_kind": dict(counts)}
        said = {"portal": portal, "version": version, "title": f"Набір {dataset}", "counts": told}
        self.journal.record(at, "run", Step.RECEIPT, dataset, {"proven": proven, **said})

    def load(self, dataset: str, version: Version) -> tuple[str, str]:
        """As the store: here a release is its name."""
        return dataset, str(version)

    def documents(self, release: tuple[str, str]) -> tuple[DocumentFile, ...]:
        """As the store."""
        return self.held[release]
