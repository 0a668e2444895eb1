"""What is known about one official act, and from where in its text."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of documents that councils keep, as they are written in registers."""

    COUNCIL_DECISION = "рішення ради"
    EXECUTIVE_DECISION = "рішення виконавчого комітету"
    MAYORS_ORDER = "розпорядження голови"
    DRAFT = "проєкт рішення"
    MINUTES = "протокол"
    COMMISSION_OPINION = "висновок комісії"
    ANNEX = "додаток"


SURE = 0.8
"""From this confidence on a value is taken without a person; below it, it is listed for review."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One value read from a text: ``confidence`` 0..1, ``text[start:end]`` is the evidence.

    A value read from the file name has ``start == end == -1``.
    """

    value: str
    confidence: float
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True)
class Act:
    """What one document says of itself; a field that the text does not show is None.

    ``kind`` holds a :class:`Kind` value, ``date`` an ISO date, ``number`` the number as written
    without «№», ``title`` one line, ``body`` the issuing body in the nominative.
    """

    kind: Reading | None = None
    body: Reading | None = None
    number: Reading | None = None
    date: Reading | None = None
    title: Reading | None = None

    def sure(self, name: str) -> str | None:
        """The value of field ``name`` if it may be used without a person looking at it."""
        reading = getattr(self, name)
        return reading.value if reading is not None and reading.confidence >= SURE else None

    def doubtful(self) -> dict[str, Reading]:
        """The readings that a person has to confirm, by field name."""
        found = {f.name: getattr(self, f.name) for f in fields(self)}
        return {name: r for name, r in found.items() if r is not None and r.confidence < SURE}
