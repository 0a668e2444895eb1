"""Starting runs of the command line against a CKAN, and what they said."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

PROGRAM = Path(__file__).parent / "ckan_runs.py"
QUICK = (3.0, 6.0, 20.0)
"""Seconds that a client waits: for a connection, for the next bytes, for all."""


@dataclass(frozen=True)
class Outcome:
    """How a run ended; ``code`` is below zero where a signal ended it."""

    code: int
    stdout: str
    stderr: str
    pauses: tuple[float, ...]
    """What the client would have waited before each further try."""

    @property
    def answer(self) -> dict[str, Any]:
        """What ``--json`` gave."""
        found = json.loads(self.stdout)
        assert isinstance(found, dict)
        return found

    @property
    def codes(self) -> list[str]:
        """The codes of the problems that were told."""
        return [one["code"] for one in self.answer["problems"]]


@dataclass
class Runner:
    """One run at a time; ``pid`` is that of the one that works."""

    pid: int = 0
    _works: bool = False
    _folder: tempfile.TemporaryDirectory[str] = field(default_factory=tempfile.TemporaryDirectory)
    _program: subprocess.Popen[str] = field(init=False)

    def __post_init__(self) -> None:
        self._program = subprocess.Popen(
            [sys.executable, str(PROGRAM)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def start(
        self,
        arguments: Sequence[str],
        clock: datetime,
        environment: Mapping[str, str],
        timeouts: tuple[float, float, float] = QUICK,
        **more: Any,
    ) -> None:
        """Begin a run; ``more`` are ``step``, ``when`` and ``room`` of :mod:`ckan_runs`."""
        asked = {
            "arguments": list(arguments),
            "environment": {"PATH": os.environ["PATH"], "HOME": self._folder.name, **environment},
            "clock": int(clock.timestamp()),
            "folder": self._folder.name,
            "timeouts": timeouts,
            **more,
        }
        if self._works:  # a test that failed has left a run behind
            self.end()
        self._works = True
        assert self._program.stdin is not None
        self._program.stdin.write(json.dumps(asked) + "\n")
        self._program.stdin.flush()
        self.pid = int(self._heard()["pid"])

    def end(self) -> Outcome:
        """Wait until it has ended."""
        code = int(self._heard()["code"])
        self._works = False
        folder = Path(self._folder.name)
        out, err, pauses = (
            (folder / name).read_text(encoding="utf-8") for name in ("stdout", "stderr", "pauses")
        )
        return Outcome(code, out, err, tuple(map(float, pauses.split())))

    def close(self) -> None:
        """No more runs."""
        assert self._program.stdin is not None
        assert self._program.stdout is not None
        self._program.stdin.close()
        self._program.wait(10)
        self._program.stdout.close()
        self._folder.cleanup()

    def _heard(self) -> dict[str, Any]:
        assert self._program.stdout is not None
        found = json.loads(self._program.stdout.readline())
        assert isinstance(found, dict)
        return found
