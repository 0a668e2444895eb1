"""Ending a run between two of its steps, when the system asks for it."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from opendata.messages import Message
from opendata.pipeline.publish import READING
from opendata.pipeline.watch import Progress, Watcher


class Stopped(KeyboardInterrupt):
    """The run was asked to end, and ends here; like Ctrl-C, but at a place of our choice."""


class StopSign:
    """Whether the run has been asked to end."""

    def __init__(self) -> None:
        self.asked = False

    def ask(self) -> None:
        """Ask it to end; asked a second time it does not wait for a good place.

        :raises Stopped: the second time.
        """
        if self.asked:
            raise Stopped
        self.asked = True

    def check(self) -> None:
        """Between two steps.

        :raises Stopped: if the run has been asked to end.
        """
        if self.asked:
            raise Stopped


@contextmanager
def on_terminate() -> Iterator[StopSign]:
    """A sign that SIGTERM sets while the block runs: systemd ends a service with it."""
    sign = StopSign()
    if threading.current_thread() is not threading.main_thread():
        yield sign
        return
    before = signal.signal(signal.SIGTERM, lambda _number, _frame: sign.ask())
    try:
        yield sign
    finally:
        signal.signal(signal.SIGTERM, before)


class Stoppable:
    """A watcher that ends the run where a step begins, or among documents that are being read.

    Writing is not broken off: what a portal was begun to be told, it is told whole.
    """

    def __init__(self, watch: Watcher, sign: StopSign) -> None:
        """``watch`` is told of all that goes on, as without this one."""
        self._watch = watch
        self._sign = sign

    @contextmanager
    def task(self, name: Message) -> Iterator[Progress]:
        """See :class:`Watcher`."""
        self._sign.check()
        with self._watch.task(name) as progress:

            def report(done: int, total: int) -> None:
                if name == READING:
                    self._sign.check()
                progress(done, total)

            yield report
