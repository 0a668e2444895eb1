from __future__ import annotations

import threading
from typing import Any

import pytest

from opendata.portals.ckan.readers import READERS, Readers


class Paper:
    """A client that sees to it that one thread uses it at a time."""

    def __init__(self) -> None:
        self.busy = threading.Lock()
        self.open = True

    def close(self) -> None:
        self.open = False


def test_every_item_is_worked_on_once_by_a_client_that_nobody_else_uses() -> None:
    opened: list[Paper] = []
    done: list[int] = []
    together = threading.Barrier(READERS, timeout=10)

    def connect() -> Any:
        opened.append(Paper())
        return opened[-1]

    def work(client: Any, item: int) -> None:
        assert client.busy.acquire(blocking=False), "two threads with one client"
        if item < READERS:
            together.wait()  # so many work side by side
        done.append(item)
        client.busy.release()

    readers = Readers(connect)
    steps: list[tuple[int, int]] = []
    readers.each(range(20), work, lambda at, of: steps.append((at, of)))
    assert sorted(done) == list(range(20))
    assert steps == [(n, 20) for n in range(21)]
    readers.each(range(100, 103), lambda _client, item: done.append(item), lambda *_: None)
    assert len(opened) == READERS, "they are kept for the next time"
    readers.close()
    assert not any(client.open for client in opened)


def test_a_failure_ends_it_and_what_had_not_begun_is_left_out() -> None:
    begun: list[int] = []

    def work(_client: Any, item: int) -> None:
        begun.append(item)
        raise OSError(f"no {item}")

    with pytest.raises(OSError, match="no"):
        Readers(lambda: Paper(), 1).each(range(1000), work, lambda *_: None)  # type: ignore[arg-type, return-value]
    assert begun == [0]


def test_nothing_to_read_opens_nothing() -> None:
    def never() -> Any:
        raise AssertionError

    steps: list[tuple[int, int]] = []
    Readers(never).each([], lambda *_: None, lambda at, of: steps.append((at, of)))
    assert steps == [(0, 0)]
