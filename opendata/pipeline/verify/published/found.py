"""What verifying a published catalogue found."""

from __future__ import annotations

from dataclasses import dataclass

from opendata.portals.portal import Check, Match
from opendata.problems import Exit, Problem, Severity


@dataclass(frozen=True, slots=True)
class PublishedSet:
    """One dataset as it is published.

    ``versions`` maps each to the SHA-256 of its manifest, the oldest first; ``version`` is the
    newest, empty where no manifest could be read, and ``key`` the one that it is signed with, None
    where it is not. ``left_out`` are the files that were not asked for: older versions, documents.
    """

    name: str
    version: str
    versions: dict[str, str]
    key: str | None
    checks: tuple[Check, ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Published:
    """A catalogue: its datasets, the ``pages`` and other files of the site that hashes tell of.

    ``problems`` are what differs beside single files, and notes; ``unchecked`` is why something
    could not be checked.
    """

    address: str
    sets: tuple[PublishedSet, ...]
    pages: tuple[Check, ...]
    problems: tuple[Problem, ...]
    unchecked: tuple[Problem, ...]

    @property
    def checks(self) -> tuple[Check, ...]:
        """Of all files, those of the datasets first."""
        return (*(check for one in self.sets for check in one.checks), *self.pages)

    def count(self, *matches: Match) -> int:
        """How many files are so."""
        return sum(check.match in matches for check in self.checks)

    @property
    def exit_code(self) -> Exit:
        """6 when anything differs; else 3 when something could not be checked."""
        wrong = any(problem.severity is not Severity.NOTE for problem in self.problems)
        if wrong or self.count(Match.DIFFERS, Match.MISSING):
            return Exit.DIFFERS
        if self.unchecked or self.count(Match.UNCHECKED):
            return Exit.INCOMPLETE
        return Exit.DONE
