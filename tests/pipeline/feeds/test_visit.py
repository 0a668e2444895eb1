from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from feed_hands import TABLES, entry, rss
from feed_site import Asked, Page, Site, a_site
from town import Town

from opendata.pipeline.feeds.visit import visit_feeds
from opendata.pipeline.feeds.web import Limits
from opendata.workspace.feeds import FeedSource
from opendata.workspace.read import read_workspace
from opendata.workspace.workspace import CollectorSource, Dataset

NOW = datetime(2026, 9, 6, 2, tzinfo=UTC)
QUICK = Limits(connect=2, read=2, total=5, pauses=())


@pytest.fixture
def site() -> Iterator[Site]:
    with a_site() as one:
        yield one


@pytest.fixture
def dataset(town: Town, tmp_path: Path) -> Dataset:
    """A dataset without feeds, in a folder of its own."""
    found = next(iter(read_workspace(town.root).datasets.values()))
    return replace(found, folder=tmp_path / "publications")


def with_feeds(dataset: Dataset, *feeds: FeedSource) -> Dataset:
    source = CollectorSource("publications", "feeds", tuple(TABLES.values()), feeds)
    return replace(dataset, collector=source)


def test_a_feed_that_fails_does_not_stop_the_others(dataset: Dataset, site: Site) -> None:
    def answer(asked: Asked) -> Page:
        return Page(rss(entry(1, "2026-09-05"))) if asked.path == "/good" else Page(b"x", 500)

    site.answer = answer
    feeds = [FeedSource(name, f"{site.address}/{name}") for name in ("bad", "good")]
    done: list[tuple[int, int]] = []
    problems = visit_feeds(with_feeds(dataset, *feeds), NOW, lambda *step: done.append(step), QUICK)
    assert [one.code for one in problems] == ["feed-refused"]
    assert problems[0].place.key == "opendata.sources.feeds.bad"
    assert done == [(1, 2), (2, 2)]
    saved = list((dataset.folder / "feeds").rglob("*.xml"))
    assert [path.parent.name for path in saved] == ["good"]


def test_without_feeds_nothing_is_made(dataset: Dataset) -> None:
    for one in (dataset, with_feeds(dataset)):
        assert visit_feeds(one, NOW, lambda *_: None) == ()
    assert not dataset.folder.exists()
