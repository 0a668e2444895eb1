"""One row of the published table, from a register row, a document, or both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import quote

from opendata.acts.act import Act, Kind
from opendata.clean.numbers import clean_number
from opendata.clean.paths import document_name
from opendata.clean.uids import act_uid, titled_uid
from opendata.collect.batch import Document, RegisterRow
from opendata.table import Cell, Origin, Row
from opendata.workspace.read import FIRST_PUBLISHED
from opendata.workspace.workspace import Body, Council, Dataset

TYPES: Mapping[str, str] = {
    Kind.COUNCIL_DECISION: "рішення",
    Kind.EXECUTIVE_DECISION: "рішення",
    Kind.MAYORS_ORDER: "розпорядження",
    Kind.DRAFT: "рішення",
    Kind.MINUTES: "протокол",
    Kind.COMMISSION_OPINION: "висновок",
}
"""The kind of document → the word of the column ``type`` in its structure: of a draft, what it is
to become.
"""

_ENOUGH: Mapping[str, tuple[str, ...]] = {
    Kind.DRAFT: ("title",),
    Kind.MINUTES: ("number", "date"),
    Kind.COMMISSION_OPINION: ("date", "title"),
}
_TITLED = (Kind.DRAFT, Kind.COMMISSION_OPINION)
"""Kinds that may be without a number, and are known by their titles then."""
_OF_AN_ACT = ("number", "date", "title")
_UNTITLED: Mapping[str, str] = {Kind.MINUTES: "Протокол № {number}"}
"""What a document without a heading is called."""


def says_enough(act: Act) -> bool:
    """Whether a document becomes a row by what it says of itself, without a register.

    An act has a number, a date and a title. A draft has neither number nor date yet, minutes have
    no heading, and opinions of commissions are not always numbered.
    """
    kind = act.sure("kind")
    return kind is not None and all(act.sure(name) for name in _ENOUGH.get(kind, _OF_AN_ACT))


@dataclass(frozen=True, slots=True)
class Context:
    """What every row of a batch shares.

    ``published`` is the newest release: uid → column → value. ``has_register`` says whether a
    register is kept, which may know more of an act than its document does.
    """

    dataset: Dataset
    council: Council
    documents_url: str
    published: Mapping[str, Mapping[str, Cell]]
    today: date
    has_register: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A finished row with its document; ``uid`` is empty when number or date is not known."""

    uid: str
    kind: str
    row: Row
    origin: Origin
    document: Document


def from_pair(row: RegisterRow, document: Document, context: Context) -> Entry:
    """A row that the register and a document tell of; the register, kept by a person, prevails."""
    values = dict(_told(document.act))
    values.update({name: value for name, value in row.values.items() if value is not None})
    origin = Origin(row.file, row.sheet, row.row, dict(row.cells), document.path, document.sha256)
    return _entry(values, document, origin, context)


def from_document(document: Document, context: Context) -> Entry:
    """A row that only the document itself tells of.

    Where a register is kept, its row for this act may have gone by mistake: what it had told stays
    as it was published, rather than that an act which lost its force comes back into force.
    """
    origin = Origin(document=document.path, sha256=document.sha256)
    values = dict(_told(document.act))
    if context.has_register:
        before = context.published.get(_uid(values) or "", {})
        kept = {name: before[name] for name in context.dataset.defaults if before.get(name)}
        values = kept | values
    return _entry(values, document, origin, context)


def _told(act: Act | None) -> dict[str, Cell]:
    if act is None:
        return {}
    kind, number = act.sure("kind"), act.sure("number")
    number = clean_number(number) if number else None
    untitled = _UNTITLED.get(kind or "", "").format(number=number) if number else ""
    return {
        "kind": kind,
        # As in a register: «VІІІ» typed with Cyrillic letters is the same number.
        "number": number,
        "acceptedDate": act.sure("date"),
        "title": act.sure("title") or untitled or None,
    }


def _entry(values: dict[str, Cell], document: Document, origin: Origin, context: Context) -> Entry:
    kind = values.get("kind")
    uid = values.get("uid") or _uid(values)
    # What no other body issues is the council's own: drafts, minutes, opinions of its commissions.
    council = Body(context.council.name, context.council.edrpou)
    body = context.council.bodies.get(kind, council) if kind else None
    made: dict[str, Cell] = {
        "uid": uid,
        "type": TYPES.get(kind) if kind else None,
        "publisherName": body.name if body else None,
        "publisherId": body.edrpou if body else None,
    }
    if kind == Kind.DRAFT:
        # Of an act the column says when a ministry registered it, which no council's act needs.
        made["registrationDate"] = values.get("acceptedDate")
    if uid:
        name = document_name(uid, document.sha256, document.format)
        made |= {"text": name, "url": f"{context.documents_url}/{quote(name)}"}
    # The published text is our copy of the document, whatever the register calls its file.
    values.pop("text", None)
    full = made | {name: value for name, value in values.items() if value is not None}
    _fill(full, uid, context)
    row = tuple(full.get(column) for column in context.dataset.schema.columns)
    return Entry(uid or "", kind or "", row, _traced(origin, context.dataset), document)


def _uid(values: Mapping[str, Cell]) -> str | None:
    number, accepted, kind = values.get("number"), values.get("acceptedDate"), values.get("kind")
    if number and accepted and kind:
        return act_uid(number, accepted, kind)
    title = values.get("title")
    return titled_uid(title, accepted or "", kind) if title and kind in _TITLED else None


def _traced(origin: Origin, dataset: Dataset) -> Origin:
    """The origin, with the cell of its source for a column that repeats another one."""
    cells = dict(origin.cells)
    for column, rule in dataset.defaults.items():
        source = rule.removeprefix("=")
        if source != rule and column not in cells and source in cells:
            cells[column] = cells[source]
    return replace(origin, cells=cells)


def _fill(values: dict[str, Cell], uid: str | None, context: Context) -> None:
    """Columns that no source gives, as the descriptor of the dataset says; in its order."""
    for column, rule in context.dataset.defaults.items():
        if values.get(column) is not None:
            continue
        if rule == FIRST_PUBLISHED:
            before = context.published.get(uid or "", {}).get(column)
            values[column] = before or context.today.isoformat()
        elif rule.startswith("="):
            values[column] = values.get(rule[1:])
        else:
            values[column] = rule
