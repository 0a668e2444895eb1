"""A few connections that download side by side: most of the time of a proof is waiting."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor, as_completed
from queue import SimpleQueue
from threading import Event
from typing import Final, TypeVar

from opendata.portals.ckan.reading import Portal
from opendata.portals.portal import Progress

READERS: Final = 3
"""Files that are downloaded at the same time: more is unkind to a portal, and hardly faster."""

Item = TypeVar("Item")


class Readers:
    """Clients for one thread each, opened when they are needed and kept for the next time."""

    def __init__(self, connect: Callable[[], Portal], number: int = READERS) -> None:
        """``connect`` opens one client."""
        self._connect = connect
        self._number = number
        self._clients: list[Portal] = []

    def each(
        self, items: Iterable[Item], work: Callable[[Portal, Item], None], progress: Progress
    ) -> None:
        """Do ``work`` with each of ``items``, in any order; ``progress`` counts the items.

        The first failure is raised when those that had begun are done; what had not is left out.
        """
        every = list(items)
        progress(0, len(every))
        while len(self._clients) < min(self._number, len(every)):
            self._clients.append(self._connect())
        free: SimpleQueue[Portal] = SimpleQueue()
        for client in self._clients:
            free.put(client)

        failed = Event()

        def one(item: Item) -> None:
            client = free.get()
            try:
                if not failed.is_set():
                    work(client, item)
            except BaseException:
                failed.set()
                raise
            finally:
                free.put(client)

        with ThreadPoolExecutor(max(1, len(self._clients))) as pool:
            begun = [pool.submit(one, item) for item in every]
            try:
                for number, done in enumerate(as_completed(begun), start=1):
                    done.result()
                    progress(number, len(every))
            except BaseException:
                pool.shutdown(cancel_futures=True)
                raise

    def close(self) -> None:
        """End the connections."""
        while self._clients:
            self._clients.pop().close()
