"""What is known about one official act, and from where in its text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


class Kind(StrEnum):
    """The kinds of documents that councils keep, as they are written in registers."""

    COUNCIL_DECISION = "рішення ради"
    EXECUTIVE_DECISION = "рішення виконавчого комітету"
    MAYORS_ORDER = "розпорядження голови"
    DRAFT = "проєкт рішення"
    MINUTES = "протокол"
    COMMISSION_OPINION = "висновок комісії"
    ANNEX = "додаток"


class Relation(StrEnum):
    """What an act does to another act that it names."""

    AMENDS = "amends"
    REPEALS = "repeals"
    RESTS_ON = "rests_on"


SURE = 0.8
"""From this confidence on a value is taken without a person; below it, it is listed for review."""


@dataclass(frozen=True, slots=True)
class Reading(Generic[T_co]):
    """One value read from a text: ``confidence`` 0..1, ``text[start:end]`` is the evidence.

    A value that no place in the text shows (it was read from the file name, or follows from what
    the text does not say) has ``start == end == -1``. ``rule`` names why it was chosen: a key of
    :data:`opendata.acts.rules.RULES`.
    """

    value: T_co
    confidence: float
    start: int = -1
    end: int = -1
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """Another act that this one names; what the text does not say of it is None.

    ``kind`` holds a :class:`Kind` value, ``date`` an ISO date, ``number`` the number as written
    without «№»; ``text[start:end]`` is the place that names it.
    """

    relation: Relation
    kind: str | None
    number: str | None
    date: str | None
    confidence: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Remark:
    """Something a person should know of a document: ``code`` is a key of ``acts.remarks``."""

    code: str
    found: str
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True)
class Act:
    """What one document says of itself; a field that the text does not show is None.

    ``kind`` holds a :class:`Kind` value, ``date`` an ISO date, ``number`` the number as written
    without «№», ``title`` one line, ``body`` the issuing body in the nominative; ``session`` the
    number of the session as a string, ``convocation`` as a number; ``annexes`` how many annexes
    the text names. ``is_draft`` is known wherever the kind is.
    """

    kind: Reading[str] | None = None
    body: Reading[str] | None = None
    number: Reading[str] | None = None
    date: Reading[str] | None = None
    title: Reading[str] | None = None
    session: Reading[str] | None = None
    convocation: Reading[int] | None = None
    is_draft: Reading[bool] | None = None
    signatory_name: Reading[str] | None = None
    signatory_position: Reading[str] | None = None
    settlement: Reading[str] | None = None
    annexes: Reading[int] | None = None
    references: tuple[Reference, ...] = ()
    remarks: tuple[Remark, ...] = ()

    def sure(self, name: str) -> str | None:
        """The value of the text field ``name`` if it may be used without a person looking at it."""
        reading: Reading[str] | None = getattr(self, name)
        return reading.value if reading is not None and reading.confidence >= SURE else None

    def readings(self) -> Mapping[str, Reading[Any] | None]:
        """The fields that hold one reading, by name, in the order of this class."""
        return {name: getattr(self, name) for name in FIELDS}

    def related(self, relation: Relation) -> tuple[Reference, ...]:
        """The acts to which this one stands in ``relation``, in the order of the text."""
        return tuple(one for one in self.references if one.relation is relation)


FIELDS: tuple[str, ...] = tuple(
    field.name for field in fields(Act) if field.name not in ("references", "remarks")
)
"""The names of the fields that hold one reading."""
