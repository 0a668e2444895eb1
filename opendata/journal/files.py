"""Writing files so that a reader, or a kill at any moment, meets the old bytes or the new ones."""

from __future__ import annotations

import contextlib
import os
import time
from pathlib import Path


def write_atomically(path: Path, data: bytes, *, durable: bool = False) -> None:
    """Put ``data`` at ``path`` in one step; ``durable`` waits until the disk has it.

    The temporary file stands in the same folder, as a rename is atomic only within a volume.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name[:40]}.{os.getpid()}.{time.monotonic_ns()}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        replace(temporary, path)
        if durable:
            sync(path.parent)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def replace(source: Path, target: Path) -> None:
    """A rename, patient with Windows, where a virus scanner may hold the file for a moment."""
    for wait in (0.01, 0.05, 0.2, 0.5, 1.0):
        try:
            source.replace(target)
        except PermissionError:
            time.sleep(wait)
        else:
            return
    source.replace(target)


def sync(folder: Path) -> None:
    """Make the names in ``folder`` durable where the system can do so (Windows cannot)."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
