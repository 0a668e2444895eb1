"""Locks between processes. The system gives one back when its holder dies, however it dies."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def locked(folder: Path, name: str = "lock") -> Iterator[None]:
    """Be the only one who works on ``folder``; the lock is a file beside it."""
    with SharedLock(_beside(folder, name)) as lock:
        lock.take_alone()
        yield


class SharedLock:
    """A lock that many hold together, or one alone."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = path.open("a", encoding="utf-8")

    def take_together(self) -> None:
        """Wait until nobody holds it alone."""
        fcntl.flock(self._file, fcntl.LOCK_SH)

    def take_alone(self) -> None:
        """Wait until nobody else holds it."""
        fcntl.flock(self._file, fcntl.LOCK_EX)

    def try_alone(self) -> bool:
        """Take it if nobody else holds it, and say whether it was taken."""
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def close(self) -> None:
        """Give it back."""
        self._file.close()

    def __enter__(self) -> SharedLock:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def users_of(folder: Path) -> SharedLock:
    """The lock that everybody holds who uses what runs in ``folder``; whoever gets it alone is
    the last.
    """
    return SharedLock(_beside(folder, "users"))


def _beside(folder: Path, name: str) -> Path:
    return folder.parent / f".{folder.name}.{name}"
