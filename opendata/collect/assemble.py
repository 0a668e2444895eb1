"""Documents and register rows → the rows of the published table. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from opendata.collect.batch import Batch, Document, Outcome, Register
from opendata.collect.findings import (
    annex_aside,
    differs,
    document_without_row,
    for_review,
    no_documents,
    not_wanted,
    row_of_scan,
    row_without_document,
)
from opendata.collect.join import Joined, join
from opendata.collect.rows import Context, Entry, from_document, from_pair
from opendata.problems import Problem
from opendata.table import Table
from opendata.workspace.workspace import Council, Dataset

FIELDS = ("number", "date", "title")
"""What a document must say for itself to become a row without a register."""


@dataclass(frozen=True, slots=True)
class Known:
    """What earlier releases know.

    ``first_published`` maps a uid to the day of the first release that had it; ``documents`` is how
    many documents the newest release holds.
    """

    first_published: Mapping[str, str]
    documents: int


def assemble(
    dataset: Dataset,
    council: Council,
    documents: Sequence[Document],
    register: Register | None,
    *,
    documents_url: str,
    known: Known,
    today: date,
    problems: Sequence[Problem] = (),
) -> Batch:
    """The batch of one collection.

    ``problems`` are findings of the walk through the folder; any of them means that a part of the
    source was not seen, and so that the batch is incomplete. ``documents_url`` is the address under
    which the portal will serve the documents.
    """
    readable = [d for d in documents if d.outcome is Outcome.READ]
    scans = [d for d in documents if d.outcome is Outcome.SCAN]
    joined = join(register.rows if register else (), [*readable, *scans])
    context = Context(dataset, council, documents_url, known.first_published, today)
    entries: list[Entry] = []
    findings: list[Problem] = [
        *problems,
        *(register.problems if register else ()),
        *joined.problems,
    ]
    withheld: list[str] = [document.path for document in scans]
    for row, document in joined.pairs:
        if document.outcome is Outcome.SCAN:
            findings.append(row_of_scan(row, document))
            continue
        entries.append(from_pair(row, document, context))
        findings.extend(differs(row, document))
    for row in joined.rows:
        findings.append(row_without_document(row))
        withheld.append(f"{row.file}#{row.row}")
    _alone(joined, register, context, entries, findings, withheld)
    vanished = known.documents > 0 and dataset.documents is not None and not documents
    if vanished:
        findings.append(no_documents(dataset, known.documents))
    unread = any(d.outcome is Outcome.UNREADABLE for d in documents)
    return Batch(
        dataset=dataset.name,
        table=Table(
            dataset.schema.columns,
            tuple(entry.row for entry in entries),
            tuple(entry.origin for entry in entries),
        ),
        documents=tuple(documents),
        files={entry.uid: entry.document for entry in entries if entry.uid},
        kinds={entry.uid: entry.kind for entry in entries if entry.uid},
        complete=not (unread or problems or vanished),
        problems=tuple(findings),
        withheld=tuple(withheld),
    )


def _alone(
    joined: Joined,
    register: Register | None,
    context: Context,
    entries: list[Entry],
    findings: list[Problem],
    withheld: list[str],
) -> None:
    """Documents without a row: an act that says all of itself is published, the rest waits."""
    for document in joined.documents:
        act = document.act
        if act is None:  # a scan: said already
            continue
        kind = act.sure("kind")
        if kind == "додаток":
            findings.append(annex_aside(document))
        elif kind is not None and kind not in context.dataset.kinds:
            findings.append(not_wanted(document, kind))
        elif kind is None or not all(act.sure(name) for name in FIELDS):
            findings.append(for_review(document))
            withheld.append(document.path)
        else:
            entries.append(from_document(document, context))
            if register is not None:
                findings.append(document_without_row(document))
