"""Processes of the lab, told by the folder in which they work.

No file holds their numbers: such a file outlives its process, and a process outlives a launcher
that was killed before it could write one. Each part of the lab has a folder of its own to work in;
whatever works there without a terminal is that part.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from scripts.ckan_lab.errors import LabError


def launch(
    command: Sequence[str | Path], folder: Path, log: Path, environment: Mapping[str, str]
) -> None:
    """Start a program that outlives us, working in ``folder``, its output added to ``log``."""
    folder.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as output:
        subprocess.run(
            ["setsid", "--fork", *map(str, command)],
            cwd=folder,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            check=True,
        )


def working_in(folder: Path) -> list[int]:
    """The processes, without a terminal, whose working folder is ``folder``; parents first."""
    wanted = {str(folder), f"{folder} (deleted)"}
    found = []
    for entry in os.scandir("/proc"):
        if not entry.name.isdigit():
            continue
        with contextlib.suppress(OSError):  # ended meanwhile, or of another user
            if str(Path(entry.path, "cwd").readlink()) in wanted and _is_service(entry.path):
                found.append(int(entry.name))
    return sorted(found)


def stop(folder: Path, first: signal.Signals, seconds: float = 5.0) -> None:
    """End what works in ``folder``: by a signal to the parents, then, after a time, by force.

    Raises:
        LabError: it is still there.
    """
    there = working_in(folder)
    if first != signal.SIGKILL:
        _send([pid for pid in there if _parent(pid) not in there], first)
        if _wait(folder, seconds):
            return
        there = working_in(folder)
    _send(there, signal.SIGKILL)
    if not _wait(folder, seconds):
        raise LabError(f"Processes cannot be stopped: {working_in(folder)}")


def _wait(folder: Path, seconds: float) -> bool:
    until = time.monotonic() + seconds
    while working_in(folder):
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


def _send(pids: Sequence[int], what: signal.Signals) -> None:
    for pid in pids:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, what)


def _is_service(process: str) -> bool:
    """Alive and without a terminal: not a developer's shell that looks around there."""
    state, *_, terminal = _stat(process)[:5]
    return state not in "ZX" and terminal == "0"


def _parent(pid: int) -> int:
    try:
        return int(_stat(f"/proc/{pid}")[1])
    except OSError:
        return 0


def _stat(process: str) -> list[str]:
    # The name of the program, in brackets, may hold anything; what follows is numbers.
    text = Path(process, "stat").read_text(encoding="utf-8", errors="replace")
    return text.rpartition(")")[2].split()
