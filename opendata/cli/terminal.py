"""Progress bars when a person is watching, none in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from opendata.cli.globals import Settings
from opendata.messages import Message
from opendata.pipeline.watch import SILENT, Progress, Watcher

if TYPE_CHECKING:
    from rich.progress import Progress as Bars


@contextmanager
def watcher(settings: Settings) -> Iterator[Watcher]:
    """Bars on stderr for the time of the block; silence for pipes, ``--quiet`` and ``--json``."""
    if settings.quiet or settings.json or not sys.stderr.isatty():
        yield SILENT
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Bars(
        *columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True
    ) as bars:
        yield _Bars(bars, settings)


class _Bars:
    def __init__(self, bars: Bars, settings: Settings) -> None:
        self._bars = bars
        self._settings = settings

    @contextmanager
    def task(self, name: Message) -> Iterator[Progress]:
        bar = self._bars.add_task(self._settings.say(name), total=None)

        def report(done: int, total: int) -> None:
            self._bars.update(bar, completed=done, total=total)

        try:
            yield report
        finally:
            self._bars.remove_task(bar)
