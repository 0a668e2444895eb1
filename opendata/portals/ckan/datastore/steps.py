"""The words of a plan for the tables of a dataset."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from enum import StrEnum

from opendata.messages import Message
from opendata.portals.ckan.datastore.shape import TableWanted
from opendata.portals.portal import Action, FieldChange, Write
from opendata.problems import Problem
from opendata.release.tables import Key


class Doing(StrEnum):
    """What is done to one table."""

    CREATE = "create"
    REMAKE = "remake"
    """Dropped and made again, under the same id: the only way to other columns."""
    UPDATE = "update"
    """Rows by their keys, and the data dictionary."""
    DROP = "drop"
    """Its file was withdrawn, or can be no table any more."""


@dataclass(frozen=True, slots=True)
class TableStep:
    """One table. ``resource_id`` is None while the resource is still to be added.

    For :attr:`Doing.UPDATE`: ``rows`` are the numbers of the rows in the CSV that are sent (from
    0), ``bytes`` the size of their cells, ``gone`` the keys of rows that are deleted;
    ``described``: the dictionary is sent too, and ``fields`` are the entries that change.
    """

    doing: Doing
    reason: Message
    identity: str
    resource_id: str | None
    wanted: TableWanted | None
    rows: array[int] = field(default_factory=lambda: array("L"))
    bytes: int = 0
    gone: tuple[Key, ...] = ()
    described: bool = False
    fields: tuple[FieldChange, ...] = ()

    def printed(self, dataset: str, file_name: str) -> Write:
        """The step as every write of a plan is printed and recorded."""
        action = {Doing.CREATE: Action.CREATE, Doing.DROP: Action.DELETE}.get(
            self.doing, Action.UPDATE
        )
        whole = self.doing in (Doing.CREATE, Doing.REMAKE)
        return Write(
            action,
            f"{dataset}/{file_name}#datastore",
            self.wanted.fingerprint if self.wanted and self.doing is not Doing.DROP else None,
            self.wanted.bytes if self.wanted and whole else self.bytes,
            self.reason,
            self.fields,
        )


@dataclass(frozen=True, slots=True)
class TablesPlan:
    """All tables of a dataset: what is done, what should be there then, what a person should see.

    ``edited`` are tables in which somebody else wrote rows: they are left, and the dataset is not
    taken for published until a person decides.
    """

    steps: tuple[TableStep, ...] = ()
    wanted: tuple[TableWanted, ...] = ()
    problems: tuple[Problem, ...] = ()
    edited: tuple[Problem, ...] = ()
