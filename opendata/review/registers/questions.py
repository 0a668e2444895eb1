"""What is to be decided after two registers were compared: a question for each row of the sheet.

Pure.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Final

from opendata.catalogue.schema import TableSchema
from opendata.review.registers.entry import Concept, Entry
from opendata.review.registers.matching import Outcome, Pair
from opendata.review.registers.own import Register
from opendata.review.registers.settled import Doubles
from opendata.review.registers.values import (
    DATES,
    Standing,
    has_code,
    proven_code,
    standing,
    status_word,
    writable,
)

ISO: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
ENDED: Final = "Припинено"
"""Written where the column of the status has no list of words."""


class Kind(StrEnum):
    """Why a question is asked."""

    DATED = "dated"
    """The day of reconciliation, into all rows that were found in the extract."""
    DIFFERS = "differs"
    ALIKE = "alike"
    ONLY_THERE = "only-there"
    ONLY_HERE = "only-here"


class Action(StrEnum):
    """What a person can decide; the values stand in the journal."""

    TAKE = "take"
    """The extract is right: its value is written into our cell."""
    KEEP = "keep"
    """Ours stays as it is."""
    ADD = "add"
    """The organisation is added to our register."""
    END = "end"
    """The organisation is marked as one that ceased to be."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One cell of the register: its column, its address, what it says and what it is to say."""

    column: str
    cell: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to decide, with all that is needed to do what is decided.

    ``concept`` is what differs, empty where a whole row is asked about. ``subject`` joins the
    questions about one pair of rows. ``edits`` are done by TAKE and by END, ``row`` (column →
    value) is added by ADD. ``likeness`` is 0..1.
    """

    kind: Kind
    subject: str
    name: str
    code: str
    concept: str
    ours: str
    theirs: str
    our_place: str
    their_place: str
    choices: tuple[Action, ...]
    edits: tuple[Edit, ...] = ()
    row: Mapping[str, str] = field(default_factory=dict)
    likeness: float = 1.0

    @property
    def id(self) -> str:
        """A short hash over all of it: a question that is asked again has the same one."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()[:16]

    def to_json(self) -> str:
        """As one line, for the hidden sheet of the workbook."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)


def question_of(text: str) -> Question:
    """The question in a line of :meth:`Question.to_json`.

    :raises ValueError, KeyError, TypeError: where it is none.
    """
    data: dict[str, Any] = json.loads(text)
    data["kind"] = Kind(data["kind"])
    data["choices"] = tuple(map(Action, data["choices"]))
    data["edits"] = tuple(Edit(**one) for one in data["edits"])
    return Question(**data)


def questions_of(
    outcome: Outcome, register: Register, doubles: Doubles, as_of: date | None
) -> tuple[Question, ...]:
    """What a person has to decide, by kind. Nothing is asked about an organisation that ceased to
    be and is missing on the other side, nor about a code that stands in a side twice.
    """
    asker = _Asker(register, as_of)
    return (
        *asker.dated((*outcome.same, *outcome.differs)),
        *(one for pair in outcome.differs for one in asker.differs(pair, Kind.DIFFERS)),
        *(one for pair in outcome.alike for one in asker.alike(pair)),
        *(asker.missing(one) for one in outcome.only_there if not _idle(one, doubles.theirs)),
        *(asker.vanished(one) for one in outcome.only_here if not _idle(one, doubles.ours)),
    )


def _idle(entry: Entry, doubles: frozenset[int]) -> bool:
    return entry.number in doubles or standing(entry.get(Concept.STATUS)) is Standing.ENDED


class _Asker:
    def __init__(self, register: Register, as_of: date | None) -> None:
        self.schema, self.columns = register.schema, register.columns
        self.as_of = as_of.isoformat() if as_of is not None else ""

    def dated(self, pairs: Sequence[Pair]) -> Iterator[Question]:
        column = self.columns.get(Concept.RECONCILED)
        if column is None or not self.as_of:
            return
        edits = tuple(
            self._edit(Concept.RECONCILED, pair.ours, self.as_of)
            for pair in sorted(pairs, key=lambda one: one.ours.number)
            if pair.ours.get(Concept.RECONCILED) < self.as_of
        )
        if edits:
            yield Question(
                Kind.DATED,
                "dated",
                "",
                "",
                str(Concept.RECONCILED),
                "",
                self.as_of,
                f"{edits[0].cell} … {edits[-1].cell}" if len(edits) > 1 else edits[0].cell,
                "",
                (Action.TAKE, Action.KEEP),
                edits,
            )

    def differs(self, pair: Pair, kind: Kind) -> Iterator[Question]:
        for concept in pair.differences:
            after = self._writable(concept, pair.theirs)
            if not after:
                continue
            yield Question(
                kind,
                _subject(pair),
                pair.ours.name,
                _code(pair.ours) or _code(pair.theirs),
                str(concept),
                pair.ours.get(concept),
                after,
                str(pair.ours.cell(concept)),
                str(pair.theirs.cell(concept)),
                (Action.TAKE, Action.KEEP),
                (self._edit(concept, pair.ours, after),),
                likeness=pair.likeness,
            )

    def alike(self, pair: Pair) -> Iterator[Question]:
        """The name first: there it is decided whether it is the same organisation at all."""
        asked = list(self.differs(pair, Kind.ALIKE))
        named = [one for one in asked if one.concept == Concept.NAME]
        first = named[0] if named else None
        yield Question(
            Kind.ALIKE,
            _subject(pair),
            pair.ours.name,
            _code(pair.ours) or _code(pair.theirs),
            str(Concept.NAME),
            pair.ours.name,
            pair.theirs.name,
            str(pair.ours.cell(Concept.NAME)),
            str(pair.theirs.cell(Concept.NAME)),
            (*((Action.TAKE,) if first else ()), Action.KEEP, Action.ADD),
            first.edits if first else (),
            self._row(pair.theirs),
            pair.likeness,
        )
        yield from (one for one in asked if one not in named)

    def missing(self, theirs: Entry) -> Question:
        return Question(
            Kind.ONLY_THERE,
            f"-:{theirs.number}",
            theirs.name,
            _code(theirs),
            "",
            "",
            "; ".join(self._row(theirs).values()),
            "",
            str(theirs.place),
            (Action.ADD, Action.KEEP),
            row=self._row(theirs),
        )

    def vanished(self, ours: Entry) -> Question:
        status = self.columns.get(Concept.STATUS)
        edits: tuple[Edit, ...] = ()
        if status is not None:
            word = status_word(self.schema.field(status), Standing.ENDED) or ENDED
            edits = (self._edit(Concept.STATUS, ours, word),)
        return Question(
            Kind.ONLY_HERE,
            f"{ours.number}:-",
            ours.name,
            _code(ours),
            str(Concept.STATUS) if edits else "",
            ours.get(Concept.STATUS),
            "",
            str(ours.cell(Concept.STATUS)),
            "",
            (*((Action.END,) if edits else ()), Action.KEEP),
            edits,
        )

    def _edit(self, concept: Concept, ours: Entry, after: str) -> Edit:
        return Edit(self.columns[concept], ours.cells[concept], ours.get(concept), after)

    def _writable(self, concept: Concept, theirs: Entry) -> str:
        """The value of ``concept`` as our column can hold it; empty where it cannot."""
        value = theirs.get(concept)
        field_ = self.schema.field(self.columns[concept])
        if concept is Concept.CODE and not proven_code(theirs):
            return ""  # a code with a slip in it is told, and written nowhere
        if concept in DATES and not ISO.fullmatch(value):
            return ""
        text = writable(concept, value, field_)
        listed = field_.constraints.get("enum")
        return text if not listed or text in listed else ""

    def _row(self, theirs: Entry) -> dict[str, str]:
        """The row that would be added, in the order of our columns."""
        found = {
            column: self._writable(concept, theirs)
            for concept, column in self.columns.items()
            if theirs.get(concept)
        }
        if Concept.RECONCILED in self.columns and self.as_of:
            found[self.columns[Concept.RECONCILED]] = self.as_of
        key = free_key(self.schema, self.columns)
        if key and _code(theirs):
            found.setdefault(key, _code(theirs))
        return {column: found[column] for column in self.schema.columns if found.get(column)}


def free_key(schema: TableSchema, columns: Mapping[Concept, str]) -> str | None:
    """The column that tells the rows apart and is about nothing that an extract has: a new row gets
    its EDRPOU code there. None where there is no such column, or it is no text.
    """
    if len(schema.primary_key) != 1 or schema.primary_key[0] in columns.values():
        return None
    only = schema.field(schema.primary_key[0])
    return only.name if only.type == "string" else None


def _subject(pair: Pair) -> str:
    return f"{pair.ours.number}:{pair.theirs.number}"


def _code(entry: Entry) -> str:
    """The code of a row; one that is none may be somebody's tax number, and is not shown."""
    return entry.get(Concept.CODE) if has_code(entry) else ""
