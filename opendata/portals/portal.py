"""The small protocol that every portal keeps, and the words of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from opendata.messages import Message
from opendata.problems import Exit, Problem
from opendata.release.release import Release, Version
from opendata.release.store import ReleaseStore
from opendata.workspace.public_keys import PublicKey
from opendata.workspace.workspace import Council, Dataset

Progress = Callable[[int, int], None]
"""Called with (done, total) while something long goes on."""

Recall = Callable[[str], Mapping[str, Any] | None]
"""What the journal remembers for the portal of this name: the newest ``memory`` of a plan or of a
receipt for the dataset, None where there is none."""


def nothing_known(portal: str) -> Mapping[str, Any] | None:  # noqa: ARG001 - as :data:`Recall`
    """The recall of a journal that was never written."""
    return None


class Action(StrEnum):
    """What a write does at the portal."""

    CREATE = "create"
    UPDATE = "update"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of the metadata, before and after a write, as text for people."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Write:
    """One write: ``path`` is below the portal's root, ``sha256`` is the content after it.

    ``reason`` and ``fields`` say why it is done and what it changes, where a portal has such.
    """

    action: Action
    path: str
    sha256: str | None
    bytes: int
    reason: Message | None = None
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """The exact list of writes that a publication would do; ``same`` counts what stays as it is.

    ``kept`` lists what others put at the portal's place; it is left alone, and worth knowing of.
    ``problems`` are for a person to see before the writes are done; with ``stopped`` there are no
    writes, although not all is as it should be, and ``exit`` is the code for that. ``memory`` is
    what the journal keeps for the next plan, should this one be cut short; ``detail`` is for the
    portal that made the plan, and for nobody else.
    """

    portal: str
    writes: tuple[Write, ...]
    same: int
    kept: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    stopped: bool = False
    exit: Exit = Exit.DIFFERS
    memory: Mapping[str, Any] | None = None
    detail: object = field(default=None, compare=False, repr=False)

    @property
    def nothing(self) -> bool:
        """True when the portal already serves all of it."""
        return not self.writes and not self.stopped


class Match(StrEnum):
    """How what a portal serves compares with the release. «Could not check» is never «same»."""

    SAME = "same"
    DIFFERS = "differs"
    MISSING = "missing"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True)
class Check:
    """One address that was read back."""

    path: str
    expected: str
    found: str | None
    match: Match


@dataclass(frozen=True, slots=True)
class Receipt:
    """The proof of what a portal serves after a publication.

    ``waiting``: all of it is there, and a moderator of the portal has to let the public see it.
    ``memory`` is what the journal keeps for the next plan; ``problems`` are for a person to see.
    """

    portal: str
    dataset: str
    version: Version
    at: datetime
    checks: tuple[Check, ...]
    waiting: bool = False
    memory: Mapping[str, Any] | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def right(self) -> bool:
        """True when everything was read back and is the same."""
        return bool(self.checks) and all(check.match is Match.SAME for check in self.checks)

    @property
    def proven(self) -> bool:
        """True when everything was read back and is the same, and the public sees it."""
        return self.right and not self.waiting


@dataclass(frozen=True, slots=True)
class Publication:
    """Everything that a portal may need: the council, its datasets, all releases, oldest first.

    ``dataset`` is the one being published; a portal that shows all datasets together (the static
    site) takes the others from ``releases`` too. ``now`` is the clock, ``recall`` the memory of
    earlier publications of it; ``force``: what others wrote in our place gives way. ``keys`` are
    the public keys that the signatures of releases are checked with.
    """

    council: Council
    dataset: Dataset
    datasets: Mapping[str, Dataset]
    releases: Mapping[str, tuple[Release, ...]]
    store: ReleaseStore
    now: datetime
    recall: Recall = nothing_known
    force: bool = False
    keys: tuple[PublicKey, ...] = ()

    @property
    def release(self) -> Release:
        """The newest release of the dataset being published."""
        return self.releases[self.dataset.name][-1]


class Portal(Protocol):
    """A place that serves releases. Every failure is an OpendataError with exit code 4, 5 or 6.

    ``remote``: most of its work is waiting for another computer, so that a run may do something
    else meanwhile.
    """

    name: str
    remote: bool

    def where(self, publication: Publication) -> str:
        """The address of the dataset for people: a URL, or a path where no URL is known."""
        ...

    def must_be_free(self, publication: Publication) -> None:
        """Refuse what could not be published, before the first release is made: a place that is
        not ours, versions that would be lost. Reads only; the dataset may be without releases.
        """
        ...

    def serves(self, publication: Publication) -> bool:
        """Whether the portal already serves all that it should, by content.

        For the run at night that finds nothing new: cheaper than a plan, as nothing is made again.
        """
        ...

    def plan(self, publication: Publication) -> Plan:
        """What would be written. Reads the portal, writes nothing."""
        ...

    def apply(self, publication: Publication, plan: Plan, progress: Progress) -> None:
        """Do the writes. Safe to repeat after a kill at any moment."""
        ...

    def read_back(self, publication: Publication, progress: Progress) -> Receipt:
        """Read everything that the portal should serve and compare it, the dataset's own first."""
        ...
