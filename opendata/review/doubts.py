"""A collection → the documents that a person should look at, and why. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from opendata.acts.act import SURE, Act
from opendata.acts.confidence import band_of, percent
from opendata.acts.names import NAMES
from opendata.acts.rules import RULES
from opendata.collect.batch import Batch, Document, Outcome
from opendata.messages import Message, msg
from opendata.problems import Problem
from opendata.review.corrections import DECIDED, Action, Correction
from opendata.table import Origin

UNSURE: Final = "document-for-review"
DISPUTES: Final = frozenset(
    {"row-several-documents", "document-claimed-twice", "document-same-act", "row-other-kind"}
)
CHOICES: Final = frozenset({"row-several-documents", "document-same-act"})
"""Those disputes that end when all documents but one are withheld."""
OUTDATED: Final = "correction-outdated"
REMARK: Final = "act-"
"""With this the codes of all remarks of the recogniser begin."""
NEAR: Final = 0.85
"""Below this confidence a published value is shown too: a little less, and it would have waited."""
_COLUMNS: Final = {"kind": "kind", "number": "number", "date": "acceptedDate", "title": "title"}


class Section(IntEnum):
    """Why a document is shown, in the order in which a clerk should go through them."""

    DOUBTFUL = 1
    """Not published: not read surely, or disputed."""
    ASIDE = 2
    """Not published: read as an annex, or as a kind that the dataset does not publish."""
    NEAR = 3
    """Published, but only just sure."""
    DECIDED = 4
    """A person has decided before."""


@dataclass(frozen=True, slots=True)
class Item:
    """One document for a person to look at.

    ``read`` is what the program reads in it; ``values`` (field → value) is what holds now, and with
    what the cells of its row begin.
    """

    section: Section
    document: Document
    read: Act
    values: Mapping[str, str | None]
    why: tuple[Message, ...]


def doubts(
    batch: Batch, read: Sequence[Document], corrections: Mapping[str, Correction]
) -> tuple[Item, ...]:
    """The documents of ``batch`` that a person should look at, by section and path.

    ``read`` are the same documents as the program reads them, before any correction.
    """
    raw = {document.path: document.act for document in read}
    near = _near(batch)
    items = []
    for document in batch.documents:
        found = _judged(document, batch.waiting.get(document.path), corrections, near)
        if found is not None:
            section, why = found
            act = raw.get(document.path) or Act()
            items.append(Item(section, document, act, _values(document, corrections, act), why))
    return tuple(sorted(items, key=lambda item: (item.section, item.document.path)))


def _judged(
    document: Document,
    waiting: Problem | None,
    corrections: Mapping[str, Correction],
    near: Mapping[str, tuple[Message, ...]],
) -> tuple[Section, tuple[Message, ...]] | None:
    """The section of a document and why; None for one that needs nobody."""
    own = corrections.get(document.sha256)
    act = document.act or Act()
    changed = [problem.what for problem in document.problems if problem.code == OUTDATED]
    if document.outcome not in (Outcome.READ, Outcome.SET_ASIDE):
        return None
    if waiting is not None and waiting.code == UNSURE:
        return Section.DOUBTFUL, (*changed, *_unsure(act), *_remarks(document))
    if waiting is not None and waiting.code in DISPUTES:
        return Section.DOUBTFUL, (*changed, *_told(waiting), *_unsure(act), *_remarks(document))
    if changed:
        return Section.DOUBTFUL, tuple(changed)
    if own is not None:
        told = [one.what for one in document.problems if one.code in _BY_PERSON]
        return Section.DECIDED, tuple(told)
    if waiting is not None:
        return Section.ASIDE, (waiting.what,)
    if document.path in near:
        return Section.NEAR, near[document.path]
    return None


_BY_PERSON: Final = frozenset({"document-corrected", "document-set-aside"})


def _told(problem: Problem) -> Iterator[Message]:
    yield msg("{what}: {found}", what=problem.what, found=problem.found)
    if problem.code in CHOICES:
        yield msg("Choose «publish» for the one that holds, «do not publish» for the others.")
    elif problem.remedy is not None:
        yield problem.remedy


def _unsure(act: Act) -> Iterator[Message]:
    for name in DECIDED:
        reading = getattr(act, name)
        if reading is None:
            yield msg("{field}: not read", field=NAMES[name])
        elif reading.confidence < SURE:
            told = msg(
                "{field}: {band}, {percent} %",
                field=NAMES[name],
                band=band_of(reading.confidence).word,
                percent=percent(reading.confidence),
            )
            rule = RULES.get(reading.rule)
            yield told if rule is None else msg("{what}: {why}", what=told, why=rule.why)


def _remarks(document: Document) -> Iterator[Message]:
    """What is odd about the document: often that is why a value was not taken."""
    for problem in document.problems:
        if problem.code.startswith(REMARK):
            found = problem.found
            yield msg("{what}: {found}", what=problem.what, found=found) if found else problem.what


def _near(batch: Batch) -> dict[str, tuple[Message, ...]]:
    """The published documents with a value that is only just sure, by path."""
    found = {}
    for number, document in enumerate(batch.row_documents):
        why = tuple(_barely(document.act or Act(), batch.table.origin(number)))
        if why:
            found[document.path] = why
    return found


def _barely(act: Act, origin: Origin) -> Iterator[Message]:
    """The values that came from the document, not from the register, and are just sure enough."""
    for name in DECIDED:
        reading = getattr(act, name)
        if reading is None or _COLUMNS[name] in origin.cells:
            continue
        if SURE <= reading.confidence < NEAR:
            yield msg(
                "published, but only just sure: {field}, {percent} %",
                field=NAMES[name],
                percent=percent(reading.confidence),
            )


def _values(
    document: Document, corrections: Mapping[str, Correction], act: Act
) -> dict[str, str | None]:
    own = corrections.get(document.sha256)
    if own is not None and own.decision.action is Action.PUBLISH:
        return {name: own.decision.values[name] for name in DECIDED}
    readings = {name: getattr(act, name) for name in DECIDED}
    return {name: one.value if one is not None else None for name, one in readings.items()}
