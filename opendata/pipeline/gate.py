"""One door for all who work on a workspace at once: inside is one, outside they wait for portals.

A nightly run spends its time at remote portals. Everything of the workspace (documents, journal,
releases, the site) is worked on by one at a time, as ever; whoever talks to a portal steps out.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Gate:
    """To be entered with :meth:`inside`; within, :meth:`outside` lets others in for a while."""

    def __init__(self) -> None:
        self._lock = threading.Lock()

    @contextmanager
    def inside(self) -> Iterator[None]:
        """Be alone with the workspace."""
        with self._lock:
            yield

    @contextmanager
    def outside(self) -> Iterator[None]:
        """Do something that touches nothing of the workspace but what never changes."""
        self._lock.release()
        try:
            yield
        finally:
            self._lock.acquire()
