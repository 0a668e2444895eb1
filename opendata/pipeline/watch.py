"""Whoever watches a run: told of its stages and of the progress of the long ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol

from opendata.messages import Message

Progress = Callable[[int, int], None]


class Watcher(Protocol):
    """Somebody who looks on; the run behaves the same without."""

    def task(self, name: Message) -> AbstractContextManager[Progress]:
        """A stage that may take long; the block reports (done, total) as it goes."""
        ...


class Silent:
    """Nobody watches: a pipe, a nightly job, a test."""

    @contextmanager
    def task(self, name: Message) -> Iterator[Progress]:  # noqa: ARG002 - the protocol
        """Takes the reports and says nothing."""
        yield lambda _done, _total: None


SILENT = Silent()
