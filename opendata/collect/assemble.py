"""Documents and register rows → the rows of the published table. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from opendata.acts.act import Kind
from opendata.collect.batch import Batch, Document, Outcome, Register, RegisterRow
from opendata.collect.findings import (
    annex_aside,
    differs,
    document_without_row,
    documents_shrunk,
    for_review,
    no_documents,
    not_wanted,
    register_emptied,
    register_shrunk,
    row_of_scan,
    row_without_document,
    rows_of_other_kinds,
    rows_shrunk,
)
from opendata.collect.held import held
from opendata.collect.join import Joined, join
from opendata.collect.rows import Context, Entry, from_document, from_pair, says_enough
from opendata.problems import Problem
from opendata.table import Cell, Table
from opendata.workspace.workspace import Council, Dataset


@dataclass(frozen=True, slots=True)
class Known:
    """What the newest release knows.

    ``rows`` maps a uid to its published row as column → value; ``documents`` is how many documents
    the release holds.

    Where nobody looks on, ``guarded`` says so: then a source with less than half of what it had is
    not taken for whole. ``register`` is how many rows the register had then, 0 where that is not
    known.
    """

    rows: Mapping[str, Mapping[str, Cell]]
    documents: int
    register: int = 0
    guarded: bool = False


NOTHING_KNOWN = Known({}, 0)


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
    elsewhere: Collection[str] = (),
) -> Batch:
    """The batch of one collection.

    ``problems`` are findings of the walk through the folder; any of them means that a part of the
    source was not seen, and so that the batch is incomplete. ``documents_url`` is the address under
    which the portal will serve the documents.
    ``elsewhere`` are kinds that other datasets publish out of the same folder: nothing is said of
    their documents here.
    """
    rows, other_rows = _of_kinds(dataset, register)
    joined = join(rows, documents)
    context = Context(dataset, council, documents_url, known.rows, today, register is not None)
    work = _Work(findings=[*problems, *(register.problems if register else ()), *joined.problems])
    if register is not None and other_rows:
        work.findings.append(rows_of_other_kinds(register, other_rows))
    _paired(joined, context, work)
    _waiting(joined, work)
    _alone(joined, register, context, work, elsewhere)
    vanished = [*_vanished(dataset, documents, register, known)]
    work.findings += vanished
    if known.guarded and not vanished and 2 * len(work.entries) < len(known.rows):
        vanished = [rows_shrunk(dataset, len(work.entries), len(known.rows))]
        work.findings += vanished
    lost = _emptied(register, known) or _shrunk(register, known)
    if lost:
        # What the register told is not known now: what is published stays, only new acts come.
        work.entries = [entry for entry in work.entries if entry.uid not in known.rows]
    unread = any(document.outcome is Outcome.UNREADABLE for document in documents)
    scans = [d.path for d in documents if d.outcome is Outcome.SCAN]
    return Batch(
        dataset=dataset.name,
        table=Table(
            dataset.schema.columns,
            tuple(entry.row for entry in work.entries),
            tuple(entry.origin for entry in work.entries),
        ),
        documents=tuple(documents),
        row_documents=tuple(entry.document for entry in work.entries),
        row_kinds=tuple(entry.kind for entry in work.entries),
        complete=not (unread or problems or vanished),
        problems=tuple(work.findings),
        withheld=tuple(dict.fromkeys([*scans, *work.withheld])),
        waiting=work.waiting,
        held=held(joined, documents, dataset.kinds),
        register=None if lost or register is None else len(register.rows),
    )


@dataclass(slots=True)
class _Work:
    """What is being put together."""

    entries: list[Entry] = field(default_factory=list)
    findings: list[Problem] = field(default_factory=list)
    withheld: list[str] = field(default_factory=list)
    waiting: dict[str, Problem] = field(default_factory=dict)

    def wait(self, document: Document, problem: Problem) -> None:
        self.findings.append(problem)
        self.waiting[document.path] = problem


def _of_kinds(dataset: Dataset, register: Register | None) -> tuple[list[RegisterRow], int]:
    """The rows that the dataset publishes, and how many rows are of other kinds.

    One register may serve several datasets.
    """
    every = register.rows if register else ()
    kinds = (None, *dataset.kinds)
    rows = [row for row in every if row.values.get("kind") in kinds]
    return rows, len(every) - len(rows)


def _paired(joined: Joined, context: Context, work: _Work) -> None:
    """Rows with their documents. A scan may not be published as text, so its row waits."""
    for row, document in joined.pairs:
        if document.outcome is Outcome.SCAN:
            work.findings.append(row_of_scan(row, document))
            continue
        entry = from_pair(row, document, context)
        if entry.kind and entry.kind not in context.dataset.kinds:
            work.wait(document, not_wanted(document, entry.kind))
            continue
        work.entries.append(entry)
        work.findings.extend(differs(row, document))


def _waiting(joined: Joined, work: _Work) -> None:
    """Rows without a document, and what the joining could not decide and has reported."""
    for row in joined.rows:
        work.findings.append(row_without_document(row))
    for row in (*joined.rows, *joined.disputed_rows):
        work.withheld.append(f"{row.file}#{row.row}")
    work.withheld += [document.path for document in joined.disputed]
    work.waiting.update(joined.why)


def _alone(
    joined: Joined,
    register: Register | None,
    context: Context,
    work: _Work,
    elsewhere: Collection[str],
) -> None:
    """Documents without a row: an act that says all of itself is published, the rest waits."""
    for document in joined.documents:
        act = document.act
        if act is None:  # a scan: said already
            continue
        kind = act.sure("kind")
        if kind == Kind.ANNEX:
            work.wait(document, annex_aside(document))
        elif kind is not None and kind not in context.dataset.kinds:
            if kind not in elsewhere:
                work.wait(document, not_wanted(document, kind))
        elif not says_enough(act):
            work.wait(document, for_review(document))
            work.withheld.append(document.path)
        else:
            work.entries.append(from_document(document, context))
            if register is not None:
                work.findings.append(document_without_row(document))


def _vanished(
    dataset: Dataset, documents: Sequence[Document], register: Register | None, known: Known
) -> Iterator[Problem]:
    """A source that is suddenly empty, or half of it: a lost drive or sheet, no council at rest."""
    if known.documents and dataset.documents is not None and not documents:
        yield no_documents(dataset, known.documents)
    elif known.guarded and dataset.documents is not None and 2 * len(documents) < known.documents:
        yield documents_shrunk(dataset, len(documents), known.documents)
    if register is not None and _emptied(register, known):
        yield register_emptied(register)
    elif register is not None and _shrunk(register, known):
        yield register_shrunk(register, known.register)


def _emptied(register: Register | None, known: Known) -> bool:
    return known.documents > 0 and register is not None and not register.rows


def _shrunk(register: Register | None, known: Known) -> bool:
    """Less than half of the rows are there: half a sheet was lost, or is being worked on."""
    return known.guarded and register is not None and 2 * len(register.rows) < known.register
