"""Whose turn it is: visits go from site to site, each with its pause, and some end early. Pure."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from opendata.pipeline.links.found import Found

STRIKES: Final = 3
"""A site that was silent so many times in a row is left alone for the rest of the run."""
LONGEST: Final = 60.0
"""A site that wants to be left alone for longer is not waited for, in seconds."""


class Turns:
    """The order of the visits of one run."""

    def __init__(
        self,
        queues: Mapping[str, Sequence[str]],
        between: float,
        clock: Callable[[], float],
        sleep: Callable[[float], None],
    ) -> None:
        """``queues`` are the addresses of each site, in the order of their visits."""
        self._queues = {site: deque(addresses) for site, addresses in queues.items() if addresses}
        self._ready = dict.fromkeys(self._queues, 0.0)
        self._strikes = dict.fromkeys(self._queues, 0)
        self._pause = dict.fromkeys(self._queues, between)
        self._clock, self._sleep = clock, sleep

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """(Site, address), each when it may be visited; after each :meth:`done` is to be called."""
        while self._queues:
            site = min(self._queues, key=lambda one: self._ready[one])
            wait = self._ready[site] - self._clock()
            if wait > 0:
                self._sleep(wait)
            address = self._queues[site].popleft()
            yield site, address
            self._ready[site] = self._clock() + self._pause[site]
            if not self._queues.get(site):
                self._queues.pop(site, None)

    def slower(self, site: str, pause: float) -> None:
        """The site asks for a longer pause between visits; at most :data:`LONGEST` is kept to."""
        if site in self._pause:
            self._pause[site] = max(self._pause[site], min(pause, LONGEST))

    def done(self, site: str, found: Found) -> tuple[str, ...]:
        """The addresses of ``site`` that will not be visited any more after ``found``."""
        self._strikes[site] = self._strikes[site] + 1 if found.silent else 0
        if found.why == "busy" and found.wait is not None and found.wait <= LONGEST:
            self.slower(site, found.wait)
            return ()
        if self._strikes[site] < STRIKES and found.why != "busy":
            return ()
        return tuple(self._queues.pop(site, ()))
