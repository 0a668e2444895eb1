"""What was found at an address, and what is remembered of it from visit to visit. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from opendata.clock import day

SILENT_DAYS: Final = 3
"""An address that nobody answered for on so many days, with none between, is taken for dead."""
LONG_SILENT: Final = "long-silent"


UNASKED: Final = frozenset({"internal", "not-web"})
"""What is found out without asking anybody."""


class State(StrEnum):
    """What may be said of an address."""

    ALIVE = "alive"
    DEAD = "dead"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True)
class Found:
    """What one visit found.

    ``why`` is a word of :data:`opendata.report.compliance.links.WHY`, or ``http-`` with a status;
    empty for what is alive. ``target`` is where a lasting redirect leads. ``silent``: nobody
    answered, or not as a site should; such visits are counted. ``wait`` is how many seconds the
    site wants to be left alone.
    """

    state: State
    why: str = ""
    target: str = ""
    silent: bool = False
    wait: float | None = None

    @property
    def heard(self) -> bool:
        """Whether somebody out there has answered, so that the network is there."""
        return not self.silent and self.why not in UNASKED


@dataclass(frozen=True, slots=True)
class Visit:
    """What is known of an address after the visit at ``at``.

    ``silences`` counts the days in a row on which nobody answered.
    """

    at: datetime
    state: State
    why: str = ""
    target: str = ""
    silences: int = 0


def known_after(before: Visit | None, found: Found, now: datetime) -> Visit:
    """What is known of an address after ``found``, given what was known ``before``."""
    if not found.silent:
        return Visit(now, found.state, found.why, found.target)
    silences = before.silences if before is not None else 0
    if before is None or not silences or day(before.at) != day(now):
        silences += 1
    if silences >= SILENT_DAYS:
        return Visit(now, State.DEAD, LONG_SILENT, silences=silences)
    return Visit(now, found.state, found.why, silences=silences)
