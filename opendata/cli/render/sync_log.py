"""The log of a nightly run: one JSON object a line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from opendata.cli.globals import Settings
from opendata.cli.output import json_line
from opendata.pipeline.sync.log import LogEvent

KEYS = (
    "time",
    "run",
    "level",
    "event",
    "dataset",
    "code",
    "exit",
    "duration",
    "result",
    "version",
    "place",
    "what",
    "found",
)
"""Every line has them all, null where one makes no sense. They stay: programs read them."""


class LogFile:
    """Lines of JSON, handed over one by one as things happen.

    A log that cannot be written any more is no reason to end a run: ``broken`` says why, once it
    is over.
    """

    def __init__(self, write: Callable[[bytes], None], run: str, settings: Settings) -> None:
        """``write`` takes a whole line and hands it on at once; ``run`` is the name of the run."""
        self._write = write
        self._run = run
        self._settings = settings
        self.broken: OSError | None = None

    def __call__(self, event: LogEvent) -> None:
        """Write down ``event``, with the moment."""
        if self.broken is not None:
            return
        try:
            self._write(json_line(self._record(event)))
        except OSError as error:
            self.broken = error

    def _record(self, event: LogEvent) -> dict[str, Any]:
        problem, seconds = event.problem, event.seconds
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        values = (
            now.replace("+00:00", "Z"),
            self._run,
            str(event.level),
            str(event.event),
            event.dataset,
            problem.code if problem else None,
            None if event.exit_code is None else int(event.exit_code),
            None if seconds is None else round(seconds, 3),
            event.result,
            event.version,
            (str(problem.place) or None) if problem else None,
            self._settings.say(problem.what) if problem else None,
            problem.found if problem else None,
        )
        return dict(zip(KEYS, values, strict=True))
