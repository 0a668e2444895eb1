"""Killing a program at any file operation, as seen by Python's own audit events.

No seam in the program is needed: every call that changes the disk announces itself. From the
chosen operation on every further one fails too, as a dead process does nothing more.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

CHANGES = {"os.mkdir", "os.link", "os.symlink", "os.rename", "os.remove", "os.rmdir", "os.chmod"}
SWAPS = {"renameat2", "renamex_np"}
"""System calls looked up just before they are made: the exchange of two folders."""


class Killed(BaseException):
    """The process is dead."""


@dataclass
class Watch:
    """``count`` operations so far; at number ``kill_at`` (from 1) the process dies."""

    beginnings: tuple[str, ...]
    kill_at: int | None
    before_each: Callable[[], None]
    count: int = 0
    dead: bool = False
    lock: threading.Lock = field(default_factory=threading.Lock)
    inside: threading.local = field(default_factory=threading.local)

    def event(self, name: str, arguments: tuple[Any, ...]) -> None:
        if getattr(self.inside, "on", False) or not self._changes(name, arguments):
            return
        with self.lock:
            self.inside.on = True
            try:
                self.count += 1
                if not self.dead:
                    self.before_each()
                self.dead = self.dead or self.count == self.kill_at
            finally:
                self.inside.on = False
        if self.dead:
            raise Killed

    def _changes(self, name: str, arguments: tuple[Any, ...]) -> bool:
        if name == "ctypes.dlsym":
            return arguments[1] in SWAPS
        if name == "open":
            path, _, flags = arguments
            writes = os.O_WRONLY | os.O_RDWR | os.O_CREAT
            return isinstance(path, str) and bool(flags & writes) and self._here(path)
        return name in CHANGES and any(
            self._here(os.fsdecode(one)) for one in arguments if isinstance(one, (str, bytes))
        )

    def _here(self, path: str) -> bool:
        return path.startswith(self.beginnings)


_watches: list[Watch] = []


def _hook(name: str, arguments: tuple[Any, ...]) -> None:
    for watch in _watches:
        watch.event(name, arguments)


sys.addaudithook(_hook)  # a hook cannot be taken away; without a watch it does nothing


@contextlib.contextmanager
def watching(
    beginnings: tuple[str, ...], before_each: Callable[[], None], kill_at: int | None = None
) -> Iterator[Watch]:
    """Watch every change of a path that starts with one of ``beginnings``."""
    watch = Watch(beginnings, kill_at, before_each)
    _watches.append(watch)
    try:
        yield watch
    finally:
        _watches.remove(watch)
