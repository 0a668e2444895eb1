"""What a nightly run says while it goes on, as data; how it is written down is for others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from opendata.problems import Exit, Problem, Severity


class Happening(StrEnum):
    """The events of a log. Names are stable: programs read them."""

    RUN_STARTED = "run.started"
    DATASET_STARTED = "dataset.started"
    FINDING = "finding"
    DATASET_FINISHED = "dataset.finished"
    VERIFIED = "verified"
    METRICS_WRITTEN = "metrics.written"
    NOTICE_SENT = "notice.sent"
    HEARTBEAT_SENT = "heartbeat.sent"
    RUN_STOPPED = "run.stopped"
    RUN_FINISHED = "run.finished"


class Level(StrEnum):
    """How much an event weighs."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


LEVELS = {
    Severity.NOTE: Level.INFO,
    Severity.WARNING: Level.WARNING,
    Severity.ERROR: Level.ERROR,
}


@dataclass(frozen=True, slots=True)
class LogEvent:
    """One event; what makes no sense for it is None. ``seconds`` is how long it took."""

    event: Happening
    level: Level = Level.INFO
    dataset: str | None = None
    exit_code: Exit | None = None
    seconds: float | None = None
    result: str | None = None
    version: str | None = None
    problem: Problem | None = None


Log = Callable[[LogEvent], None]


def silent(_event: LogEvent) -> None:
    """Nobody keeps a log."""


def finding(problem: Problem, dataset: str | None = None) -> LogEvent:
    """The event that tells of ``problem``."""
    return LogEvent(Happening.FINDING, LEVELS[problem.severity], dataset, problem=problem)


def level_of(code: Exit) -> Level:
    """How much an end with this code weighs: an incomplete or withheld one needs a look."""
    if code is Exit.DONE:
        return Level.INFO
    return Level.WARNING if code in (Exit.INCOMPLETE, Exit.WITHHELD) else Level.ERROR
