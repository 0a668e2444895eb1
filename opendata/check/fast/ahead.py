"""The next item of an iterator is made while the present one is worked on."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")


def ahead(items: Iterator[Item]) -> Iterator[Item]:
    """The same ``items``; one is made ahead, in a thread of its own.

    What is raised for an item is raised when its turn comes.
    """
    with ThreadPoolExecutor(1, "ahead") as pool:
        coming = pool.submit(next, items, None)
        while (item := coming.result()) is not None:
            coming = pool.submit(next, items, None)
            yield item
