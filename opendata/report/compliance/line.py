"""One line of the compliance report: what is asked, whether it is so, and what shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from opendata.messages import Message


class Aspect(StrEnum):
    """What is asked about a set, or about the council (:attr:`REGISTER`, :attr:`PERSON`)."""

    SITE = "site"
    """Published on the council's own site."""
    PORTAL = "portal"
    """Published on data.gov.ua, or another CKAN that stands for it."""
    FREQUENCY = "frequency"
    """Updated as often as its passport says."""
    CHANGES = "changes"
    """Changes published within the working days that the requirement gives."""
    ACCEPTED = "accepted"
    """Acts published within five working days of their acceptance."""
    PASSPORT = "passport"
    """Every field of the passport is filled in."""
    STRUCTURE = "structure"
    """The structure is published, and the tables have it."""
    FORMATS = "formats"
    """All formats are allowed, and one of each table is open."""
    MACHINE_READABLE = "machine-readable"
    """No scans among the documents, and tables as tables."""
    LINKS = "links"
    """The addresses in the tables answer."""
    CONTENT = "content"
    """The rows are valid."""
    PRIVACY = "privacy"
    """It was screened for personal data."""
    PERSON = "person"
    """A responsible person is named, and the order that names them."""
    REGISTER = "register"
    """The register of datasets lists exactly what is published."""


class State(StrEnum):
    """What can be said of a line."""

    MET = "met"
    NOT_MET = "not met"
    OVERDUE = "overdue"
    DUE = "due"
    """Not done yet, and there is time until ``due``."""
    DEFERRED = "deferred"
    """Put off on a ground, such as martial law."""
    DOES_NOT_APPLY = "does not apply"
    COULD_NOT_CHECK = "could not check"


class Proof(StrEnum):
    """What kind of thing shows it."""

    RELEASE = "release"
    RECEIPT = "receipt"
    EVENT = "event"
    SETTING = "setting"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something that an auditor can look up.

    ``what`` names it: a version (``1.2.0``), ``site 1.2.0`` for a receipt, the step of an event, a
    key of ``opendata.toml``. ``event`` is the number in the journal, ``sha256`` that of the
    manifest of a release.
    """

    proof: Proof
    what: str
    dataset: str | None = None
    at: datetime | None = None
    event: int | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line. ``requirement`` is its key, or empty for the council as a whole; ``dataset`` the
    set of the workspace that it was looked at in, None where there is none.

    ``due`` goes with :attr:`State.DUE` and :attr:`State.OVERDUE`. ``remedy`` is the next thing to
    do, and ``weight`` (points of our own score, 0 where nothing is lost) how much it matters.
    """

    requirement: str
    dataset: str | None
    aspect: Aspect
    state: State
    says: Message
    evidence: tuple[Evidence, ...] = ()
    due: date | None = None
    remedy: Message | None = None
    weight: int = 0

    def __post_init__(self) -> None:
        """No line is met without evidence."""
        if self.state is State.MET and not self.evidence:
            raise ValueError(f"{self.requirement} {self.aspect}: met without evidence")
