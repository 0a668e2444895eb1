"""What a nightly run has to tell when it is over, and the one exit code of many."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from opendata.pipeline.summary import Result
from opendata.pipeline.verify import Verification
from opendata.problems import Exit, OpendataError, Problem, Severity


class Outcome(StrEnum):
    """How one dataset ended; as such in log, metrics and JSON."""

    UNCHANGED = "unchanged"
    RELEASED = "released"
    REPUBLISHED = "republished"
    STOPPED = "stopped"
    """The data are invalid or there are none: nothing was released."""
    FAILED = "failed"
    """An error ended it."""
    SKIPPED = "skipped"
    """Its tables were never filled in."""
    REHEARSED = "rehearsed"
    """Nothing was written, as asked."""


OUTCOMES = {
    Result.UNCHANGED: Outcome.UNCHANGED,
    Result.RELEASED: Outcome.RELEASED,
    Result.REPUBLISHED: Outcome.REPUBLISHED,
    Result.STOPPED: Outcome.STOPPED,
    Result.REHEARSED: Outcome.REHEARSED,
}


@dataclass(frozen=True, slots=True)
class Ended:
    """One dataset after its turn; ``rows`` are (added, changed, removed) of a new release."""

    dataset: str
    outcome: Outcome
    exit_code: Exit
    seconds: float
    version: str | None = None
    previous: str | None = None
    rows: tuple[int, int, int] | None = None
    addresses: tuple[tuple[str, str], ...] = ()
    """(portal, address) of each portal that serves it now."""
    problems: tuple[Problem, ...] = ()

    @property
    def well(self) -> bool:
        """Whether all that can be published of it is, and was seen to be."""
        return self.exit_code is Exit.DONE and self.outcome is not Outcome.SKIPPED

    @property
    def needs_a_person(self) -> bool:
        """Whether somebody should look: it failed, or something was found that is no mere note.

        A dataset in which nothing has changed has no findings: they were told when they were new.
        """
        serious = any(problem.severity is not Severity.NOTE for problem in self.problems)
        return self.exit_code is not Exit.DONE or serious


@dataclass(frozen=True, slots=True)
class Night:
    """One run. ``failure`` is what kept the whole run from its work, None where it got to it.

    ``totals`` is (sets, documents) as published by the whole workspace, None where that is not
    known; ``verified`` is what ``--verify`` found.
    """

    run: str
    started: datetime
    seconds: float
    ended: tuple[Ended, ...] = ()
    verified: tuple[Verification, ...] = ()
    totals: tuple[int, int] | None = None
    failure: OpendataError | None = None
    stopped: bool = False
    """Asked to end before all datasets had their turn."""

    @property
    def exit_code(self) -> Exit:
        """The code of the run; the rule is in the operator's guide.

        130 when it was stopped, else the code of what kept it from its work, else 70 if a dataset
        met a fault of ours. Otherwise 0 if all went well; the code of the datasets where each of
        them ended with one and the same; 6 where only verification found something; 3 for the rest.
        """
        if self.stopped:
            return Exit.INTERRUPTED
        if self.failure is not None:
            return self.failure.exit_code
        tried = [one.exit_code for one in self.ended if one.outcome is not Outcome.SKIPPED]
        codes = set(tried)
        if Exit.BUG in codes:
            return Exit.BUG
        if codes <= {Exit.DONE}:
            return Exit.DONE if self.proven else Exit.DIFFERS
        return tried[0] if len(codes) == 1 and self.proven else Exit.INCOMPLETE

    @property
    def proven(self) -> bool:
        """False when verification was asked for and found a difference."""
        return all(one.exit_code is Exit.DONE for one in self.verified)

    @property
    def wrong(self) -> tuple[Ended, ...]:
        """The datasets that a person should look at."""
        return tuple(one for one in self.ended if one.needs_a_person)

    @property
    def needs_a_person(self) -> bool:
        """Whether a summary is sent where it is not sent always."""
        return self.exit_code is not Exit.DONE or bool(self.wrong)
