"""The words of a plan for a CKAN: steps, what they change, and what is left to people."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from opendata.messages import Message
from opendata.portals.ckan.content import Content
from opendata.portals.ckan.values import Change, shown
from opendata.portals.portal import Action, FieldChange, Plan, Write
from opendata.problems import Problem, Severity


class Kind(StrEnum):
    """What a step does, in the order in which the steps of a plan stand."""

    CREATE = "create"
    ADD = "add"
    REPLACE = "replace"
    UPDATE = "update"
    TOMBSTONE = "tombstone"
    REORDER = "reorder"
    METADATA = "metadata"
    OPEN = "open"
    LEAVE = "leave"
    """Nothing is done; the reason says why."""


@dataclass(frozen=True, slots=True)
class Upload:
    """The file of a step. ``file_name`` is the name that the portal has already, if it has one."""

    file_name: str
    mimetype: str
    sha256: str
    bytes: int
    content: Content


@dataclass(frozen=True, slots=True)
class Step:
    """One write.

    ``identity`` and ``resource_id`` are those of the resource; the id of one that is added is what
    it should get (None in a new dataset, whose own id is not known: :func:`.identity.resource_id`
    gives it then). ``order`` are the ids of all resources, for :attr:`Kind.REORDER`.
    """

    kind: Kind
    reason: Message
    changes: tuple[Change, ...] = ()
    identity: str | None = None
    resource_id: str | None = None
    upload: Upload | None = None
    order: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """What somebody else wrote since our last receipt. ``change`` is what we would have written.

    ``file``: it is the file of the resource, and ``change`` has the two hashes.
    """

    identity: str | None
    resource_id: str | None
    change: Change
    problem: Problem
    file: bool = False


@dataclass(frozen=True, slots=True)
class CkanPlan:
    """What a publication would do to one dataset.

    With ``stopped`` there are no steps, and ``problems`` say why. ``modified`` is the state of the
    portal that the plan was made for; ``foreign`` are resources of others, which stay as they are.
    """

    dataset: str
    name: str
    id: str | None
    modified: str | None
    steps: tuple[Step, ...] = ()
    left: tuple[Step, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    problems: tuple[Problem, ...] = ()
    foreign: tuple[str, ...] = ()
    stopped: bool = False

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to write."""
        return not self.steps

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """Everything that a person should see, errors first."""
        told = (*self.problems, *(one.problem for one in self.conflicts))
        return tuple(sorted(told, key=lambda one: list(Severity).index(one.severity)))

    def printed(self, portal: str) -> Plan:
        """The plan as every portal's is printed and recorded, each write with its reason."""
        return Plan(
            portal,
            tuple(_write(self, step) for step in self.steps),
            len(self.left),
            self.foreign,
            self.warnings,
            self.stopped,
        )


def _write(plan: CkanPlan, step: Step) -> Write:
    created = step.kind in (Kind.CREATE, Kind.ADD)
    fields = tuple(
        FieldChange(one.field, shown(one.before), shown(one.after)) for one in step.changes
    )
    name = step.upload.file_name if step.upload else step.identity
    return Write(
        Action.CREATE if created else Action.UPDATE,
        f"{plan.name}/{name}" if name else plan.name,
        step.upload.sha256 if step.upload else None,
        step.upload.bytes if step.upload else 0,
        step.reason,
        fields,
    )
