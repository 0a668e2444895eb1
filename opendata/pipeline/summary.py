"""What a run has to tell when it is over."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from opendata.check.reconciled import NOT_NUMBERED, Numbering
from opendata.check.verdict import Status
from opendata.portals.portal import Write
from opendata.problems import Exit, Problem
from opendata.release.release import Changes

if TYPE_CHECKING:  # a run that finds nothing new has no batch
    from opendata.collect.batch import Batch


class Result(StrEnum):
    """How a run ended."""

    UNCHANGED = "unchanged"
    RELEASED = "released"
    REPUBLISHED = "republished"
    """No new version, but a portal did not serve the newest one, or not whole."""
    STOPPED = "stopped"
    """Invalid rows: nothing was released."""
    REHEARSED = "rehearsed"
    """A dry run: this is what would be done."""
    CHECKED = "checked"


@dataclass(frozen=True, slots=True)
class Tally:
    """Documents and rows of one collection, counted."""

    found: int = 0
    read: int = 0
    duplicates: int = 0
    unreadable: int = 0
    rows: int = 0
    valid: int = 0
    invalid: int = 0
    withheld: int = 0


@dataclass(frozen=True, slots=True)
class Published:
    """One portal after the run: its name, the address for people, and the writes that it took.

    After a rehearsal the writes are those that would be done. ``problems`` are what a person should
    know of this portal; ``waiting``: its moderator has to let the public see the dataset; ``exit``
    is the code that a run would end with there, where a rehearsal finds out that it would be
    stopped.
    """

    portal: str
    address: str
    writes: tuple[Write, ...] = ()
    problems: tuple[Problem, ...] = ()
    waiting: bool = False
    exit: Exit = Exit.DONE


@dataclass(frozen=True, slots=True)
class Summary:
    """The short account of a run, for the terminal and for ``--json``.

    ``changes`` is the difference to the release before, None when no release was made; ``totals``
    is (sets, documents) of the whole workspace; ``also`` are datasets that followed this one: the
    register of datasets.
    """

    dataset: str
    result: Result
    exit_code: Exit
    version: str | None = None
    previous: str | None = None
    status: Status | None = None
    tally: Tally = Tally()
    changes: Changes | None = None
    published: tuple[Published, ...] = ()
    totals: tuple[int, int] = (0, 0)
    problems: tuple[Problem, ...] = ()
    numbering: Numbering = NOT_NUMBERED
    also: tuple[Summary, ...] = ()


def tally(batch: Batch, invalid: int, personal: int = 0) -> Tally:
    """Count a batch of which ``invalid`` rows have errors, and ``personal`` others hold personal
    data.
    """
    from opendata.collect.batch import Outcome

    outcomes = [document.outcome for document in batch.documents]
    return Tally(
        found=len(outcomes),
        read=outcomes.count(Outcome.READ) + outcomes.count(Outcome.SET_ASIDE),
        duplicates=outcomes.count(Outcome.DUPLICATE),
        unreadable=outcomes.count(Outcome.UNREADABLE),
        rows=len(batch.table),
        valid=len(batch.table) - invalid - personal,
        invalid=invalid,
        withheld=len(batch.withheld) + personal,
    )
