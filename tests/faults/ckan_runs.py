"""Runs of the command line that somebody else may kill: each a process, and started in a moment.

This program loads what they need once. Each line that it reads is a run, as JSON:

    {"arguments": [...], "environment": {...}, "clock": 1772445600, "folder": "...",
     "timeouts": [2, 2, 10], "step": 5, "when": "before"}

It forks a process for it, answers with the process’s id, and at its end with its exit code (below
zero for a signal). ``stdout``, ``stderr`` and ``pauses`` (how long the client would have waited
before each further try, a number on a line) are files in ``folder``. ``room`` are the bytes that a
file may have: as on a full disk, what is longer cannot be written. ``step`` and ``when``
(``before``, ``between``, ``after``) are an event of the journal at which the run kills itself;
``between``: the event is in the database, and the head does not know of it yet.
"""

from __future__ import annotations

import functools
import importlib
import json
import os
import resource
import signal
import sys
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import opendata.clock
from opendata.cli.main import run
from opendata.journal import journal
from opendata.journal.journal import Journal
from opendata.portals.ckan import opening
from opendata.portals.ckan.client import client
from opendata.portals.ckan.client.parts import Timeouts

MODULES = "modules"
"""The file of what a run had to load."""


def main() -> None:
    """Answer each line until there are no more."""
    for line in sys.stdin:
        asked = json.loads(line)
        child = os.fork()
        if child == 0:
            os._exit(_child(asked))
        _say({"pid": child})
        _, status = os.waitpid(child, 0)
        _load(Path(asked["folder"]) / MODULES)
        _say({"code": os.waitstatus_to_exitcode(status)})


def _load(names: Path) -> None:
    """Have what a run had to load, so that the next one need not."""
    if names.exists():
        for name in names.read_text(encoding="utf-8").split():
            with suppress(Exception):
                importlib.import_module(name)


def _say(content: object) -> None:
    sys.stdout.write(json.dumps(content) + "\n")
    sys.stdout.flush()


def _child(asked: Mapping[str, Any]) -> int:
    folder = Path(asked["folder"])
    for number, name in ((1, "stdout"), (2, "stderr")):
        file = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(file, number)
    os.environ.clear()
    os.environ.update(asked["environment"])
    os.sync = lambda: None  # the disk of a test may forget
    opendata.clock.now = lambda: datetime.fromtimestamp(asked["clock"], UTC)
    _quicken(folder / "pauses", asked["timeouts"])
    if "room" in asked:
        resource.setrlimit(resource.RLIMIT_FSIZE, (asked["room"], asked["room"]))
    if "step" in asked:
        _kill_at(asked["step"], asked["when"])
    before = set(sys.modules)
    code = run(asked["arguments"])
    sys.stdout.flush()
    sys.stderr.flush()
    if "room" in asked:
        return code
    (folder / MODULES).write_text("\n".join(set(sys.modules) - before), encoding="utf-8")
    return code


def _quicken(pauses: Path, timeouts: list[float]) -> None:
    """A client that does not sleep, and that does not wait long for an answer."""
    pauses.write_text("", encoding="utf-8")

    def sleep(seconds: float) -> None:
        with pauses.open("a", encoding="utf-8") as file:
            file.write(f"{seconds}\n")

    connect, read, total = timeouts
    opening.Client = functools.partial(  # type: ignore[misc, assignment]
        client.Client, timeouts=Timeouts(connect, read, total, slowest=1 << 30), sleep=sleep
    )


def _kill_at(step: int, when: str) -> None:
    real = Journal.record
    seen = 0

    def kill(*_: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    def record(self: Journal, *args: Any) -> None:
        nonlocal seen
        seen += 1
        if seen == step and when == "before":
            kill()
        if seen == step and when == "between":
            journal.write_head = kill
        real(self, *args)
        if seen == step and when == "after":
            kill()

    Journal.record = record  # type: ignore[method-assign]


if __name__ == "__main__":
    main()
