"""The result of checking a batch."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from opendata.check.reconciled import NOT_NUMBERED, Numbering
from opendata.problems import Problem, Severity


class Status(StrEnum):
    """The words of a verdict, from the best to the worst."""

    VALID = "valid"
    WARNINGS = "valid with warnings"
    WITHHELD = "withheld"
    """Some of it may not be published; the rest may."""
    INCOMPLETE = "incomplete"
    """A part of a source could not be read."""
    INVALID = "invalid"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What checking found.

    ``invalid_rows`` are positions in the batch's table, from 0; ``problems`` are the findings of
    the table and of its sources, errors first. ``numbering`` is the reconciliation of all numbers,
    also of acts that are not published.
    """

    status: Status
    problems: tuple[Problem, ...]
    invalid_rows: frozenset[int]
    numbering: Numbering = NOT_NUMBERED

    def of(self, severity: Severity) -> tuple[Problem, ...]:
        """The findings of one weight."""
        return tuple(problem for problem in self.problems if problem.severity is severity)
