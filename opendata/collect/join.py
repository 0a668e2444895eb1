"""Which document belongs to which row of the register.

By number, date and kind; then by the file that the register names. Nothing is guessed: where a row
fits several documents, or a document several rows, they are *disputed*: reported, and kept from
publication until a person decides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from opendata.collect.batch import Document, Outcome, RegisterRow
from opendata.collect.candidates import Index, Key, key_of, same_kind
from opendata.collect.findings import (
    claimed_twice,
    other_format,
    other_kind,
    same_act_twice,
    several_documents,
)
from opendata.collect.formats import one_act, preferred
from opendata.problems import Problem


@dataclass(frozen=True, slots=True)
class Joined:
    """What belongs together, what stands alone, and what has to wait.

    ``rows`` and ``documents`` have no partner; ``disputed`` are rows and documents that were
    reported in ``problems`` already; ``aside`` are further formats of acts that are published.
    ``why`` maps the path of each disputed document to the finding that reports it.
    """

    pairs: tuple[tuple[RegisterRow, Document], ...]
    rows: tuple[RegisterRow, ...]
    documents: tuple[Document, ...]
    disputed_rows: tuple[RegisterRow, ...]
    disputed: tuple[Document, ...]
    aside: tuple[Document, ...]
    problems: tuple[Problem, ...]
    why: Mapping[str, Problem] = field(default_factory=dict)


@dataclass(slots=True)
class _Table:
    """The state of one joining, by positions of rows and paths of documents."""

    wanted: dict[int, Document] = field(default_factory=dict)
    disputed_rows: set[int] = field(default_factory=set)
    disputed: dict[str, Document] = field(default_factory=dict)
    aside: dict[str, Document] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    why: dict[str, Problem] = field(default_factory=dict)

    def dispute(self, row: int, documents: Sequence[Document], problem: Problem) -> None:
        self.disputed_rows.add(row)
        self.problems.append(problem)
        self.withhold(documents, problem)

    def withhold(self, documents: Sequence[Document], problem: Problem) -> None:
        for document in documents:
            self.disputed[document.path] = document
            self.why[document.path] = problem

    def put_aside(self, chosen: Document, others: Sequence[Document]) -> None:
        for other in others:
            if other.path != chosen.path and other.path not in self.aside:
                self.aside[other.path] = other
                self.problems.append(other_format(other, chosen))


def join(rows: Sequence[RegisterRow], documents: Sequence[Document]) -> Joined:
    """Pair the rows with the documents; ``documents`` may hold scans and second copies."""
    table, index = _Table(), Index(documents)
    for position, row in enumerate(rows):
        _choose(table, position, row, index)
    taken = _claimed_once(table, rows)
    used = {document.path for document in taken.values()}
    settled = used | table.disputed.keys() | table.aside.keys()
    own = [d for d in documents if d.outcome in (Outcome.READ, Outcome.SCAN)]
    free = [d for d in own if d.path not in settled]
    alone = _once_each(table, free, list(taken.values()))
    done = taken.keys() | table.disputed_rows
    return Joined(
        pairs=tuple((rows[n], document) for n, document in sorted(taken.items())),
        rows=tuple(row for n, row in enumerate(rows) if n not in done),
        documents=tuple(alone),
        disputed_rows=tuple(rows[n] for n in sorted(table.disputed_rows)),
        disputed=tuple(d for path, d in table.disputed.items() if path not in used),
        aside=tuple(d for path, d in table.aside.items() if path not in used),
        problems=tuple(table.problems),
        why={path: problem for path, problem in table.why.items() if path not in used},
    )


def _choose(table: _Table, position: int, row: RegisterRow, index: Index) -> None:
    """Find the document of one row, or dispute it."""
    keyed, named = index.keyed(row), index.named(row)
    texts = [document for document in named if document.outcome is Outcome.READ]
    both = [document for document in keyed if document in texts]
    if keyed and texts and not both:
        several = [*keyed, *texts]
        table.dispute(position, several, several_documents(row, several))
        return
    found = both or keyed or texts or named
    if not found:
        return
    if len(found) > 1 and not one_act(found):
        table.dispute(position, found, several_documents(row, found))
        return
    chosen = preferred(found)
    if not same_kind(row, chosen):
        # Named by the row, but an act of another body: its text would stand under a false name.
        table.dispute(position, [chosen], other_kind(row, chosen))
        return
    table.wanted[position] = chosen
    table.put_aside(chosen, [*found, *keyed])


def _claimed_once(table: _Table, rows: Sequence[RegisterRow]) -> dict[int, Document]:
    """A document that several rows want belongs to none, unless the rows say the same."""
    claims: dict[str, list[int]] = defaultdict(list)
    for position, document in table.wanted.items():
        claims[document.path].append(position)
    taken: dict[int, Document] = {}
    for positions in claims.values():
        document = table.wanted[positions[0]]
        claimants = [rows[n] for n in positions]
        repeated = all(_told(row) == _told(claimants[0]) for row in claimants)
        if len(positions) > 1:
            problem = claimed_twice(document, claimants, repeated=repeated)
            table.problems.append(problem)
            table.disputed_rows.update(positions[1:])
            if not repeated:
                table.disputed_rows.add(positions[0])
                table.withhold([document], problem)
        if repeated:
            taken[positions[0]] = document
    return taken


def _told(row: RegisterRow) -> Mapping[str, str | None]:
    return {name: value for name, value in row.values.items() if value is not None}


def _once_each(
    table: _Table, free: Sequence[Document], taken: Sequence[Document]
) -> list[Document]:
    """Documents without a row: further formats of acts go aside, rival versions are disputed."""
    groups: dict[tuple[Key, str | None], list[Document]] = defaultdict(list)
    paired = {document.path for document in taken}
    alone = []
    for document in (*taken, *free):
        key = key_of(document)
        if key is not None and document.act is not None:
            groups[key, document.act.sure("kind")].append(document)
        elif document.path not in paired:
            alone.append(document)
    for group in groups.values():
        chosen = [document for document in group if document.path in paired]
        others = [document for document in group if document.path not in paired]
        if not others:
            continue
        if chosen and all(one_act([chosen[0], other]) for other in others):
            table.put_aside(chosen[0], others)
        elif not chosen and (len(others) == 1 or one_act(others)):
            alone.append(preferred(others))
            table.put_aside(preferred(others), others)
        else:
            problem = same_act_twice(others, chosen)
            table.problems.append(problem)
            table.withhold(others, problem)
    return alone
