"""A visit to all the feeds of a dataset, before its files are looked at."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from opendata.pipeline.feeds.fetch import fetch
from opendata.pipeline.feeds.web import Limits, Web
from opendata.pipeline.sources import path_of
from opendata.pipeline.watch import Progress
from opendata.problems import Problem
from opendata.workspace.workspace import Dataset


def visit_feeds(
    dataset: Dataset, now: datetime, progress: Progress, limits: Limits | None = None
) -> tuple[Problem, ...]:
    """Save what is new in the feeds that ``dataset`` declares; each goes into its own folder.

    A feed that cannot be had is told of, and takes nothing from what was saved of it; the others
    are visited all the same. Whoever gets a problem here has not seen the whole of the source.

    :raises OSError: a folder cannot be written.
    """
    source = dataset.collector
    if source is None or not source.feeds:
        return ()
    folder: Path = path_of(dataset, source.path)
    folder.mkdir(parents=True, exist_ok=True)
    problems: list[Problem] = []
    with Web(limits) as web:
        for done, feed in enumerate(source.feeds, start=1):
            problems += fetch(feed, web, folder / feed.name, now).problems
            progress(done, len(source.feeds))
    return tuple(problems)
