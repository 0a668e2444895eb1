"""What reading everything again found."""

from __future__ import annotations

from dataclasses import dataclass, field

from opendata.pipeline.verify.published.memory import Memory
from opendata.portals.portal import Match, Receipt
from opendata.problems import Exit, Problem, Severity


@dataclass(frozen=True, slots=True)
class Verification:
    """The receipts of the portals, what is wrong here, and what there was no telling of.

    ``releases`` and ``objects`` are how many were read, ``unsigned`` how many of the releases have
    no signature. ``problems`` are what differs, and notes;
    ``unchecked`` is what could not be checked, each with the reason; ``memory`` is what to compare
    with the next time.
    """

    releases: int
    receipts: tuple[Receipt, ...]
    problems: tuple[Problem, ...]
    unchecked: tuple[Problem, ...] = ()
    objects: int = 0
    unsigned: int = 0
    memory: Memory = field(default_factory=Memory)

    @property
    def exit_code(self) -> Exit:
        """6 when anything differs; else 3 when something could not be checked; a note is neither.

        What a moderator has not let the public see yet could not be checked either.
        """
        checks = [check.match for receipt in self.receipts for check in receipt.checks]
        wrong = any(problem.severity is not Severity.NOTE for problem in self.problems)
        if wrong or Match.DIFFERS in checks or Match.MISSING in checks:
            return Exit.DIFFERS
        open_ = self.unchecked or not all(receipt.proven for receipt in self.receipts)
        return Exit.INCOMPLETE if open_ else Exit.DONE
