"""Saved feeds of a site, all the way to a release; a feed shows its newest materials alone."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from feed_site import Page, Site, a_site
from town import Town

from opendata.pipeline.publish import Options, publish_dataset
from opendata.pipeline.summary import Result, Summary
from opendata.problems import Exit
from opendata.workspace.read import read_workspace

DESCRIPTOR = """\
$schema: https://datapackage.org/profiles/2.0/datapackage.json
name: publications
title: Матеріали про діяльність ради
description: Матеріали сайту та їх кількість за місяцями.
keywords: [публікації]
licenses:
  - name: CC-BY-4.0
opendata:
  edition: "2025"
  update: once a month
  purpose: Закон України «Про доступ до публічної інформації», стаття 15
  sources:
    collector: publications
    files: {path: feeds}
    feeds:
      news: {url: "SITE/feed/", section: Новини, channel: сайт}
  tables: [publications, publication_counts]
"""
ITEM = """<item><title>Новина {n}</title><link>https://rada.example/{n}/</link>
<guid>https://rada.example/?p={n}</guid><pubDate>{day}</pubDate></item>"""


@pytest.fixture
def site() -> Iterator[Site]:
    """A site whose feed has nothing in it."""
    with a_site() as one:
        one.serves(Page(b'<rss version="2.0"><channel/></rss>'))
        yield one


@pytest.fixture
def folder(town: Town, site: Site) -> Path:
    """The dataset, with nothing saved yet; the folder of the feed «news»."""
    dataset = town.root / "datasets" / "publications"
    feed = dataset / "feeds" / "news"
    feed.mkdir(parents=True)
    (dataset / "datapackage.yaml").write_text(DESCRIPTOR.replace("SITE", site.address), "utf-8")
    return feed


def save(folder: Path, name: str, *items: tuple[int, str]) -> None:
    (folder / name).write_bytes(feed(*items))


def feed(*items: tuple[int, str]) -> bytes:
    body = "".join(ITEM.format(n=n, day=day) for n, day in items)
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{body}</channel></rss>'.encode()


def publish(town: Town) -> Summary:
    town.clock += timedelta(hours=1)
    return publish_dataset(read_workspace(town.root), "publications", Options(), town.clock)


def titles(town: Town, version: str) -> list[str]:
    path = town.root / "public" / "publications" / version / "publications.csv"
    return sorted(one["title"] for one in csv.DictReader(io.StringIO(path.read_text("utf-8"))))


def test_what_vanishes_from_a_feed_stays_in_the_table(town: Town, folder: Path) -> None:
    save(
        folder,
        "2026-02-02T020000Z.xml",
        (2, "Sun, 01 Feb 2026 10:00:00 +0200"),
        (1, "Fri, 30 Jan 2026 10:00:00 +0200"),
    )
    first = publish(town)
    assert (first.result, first.exit_code) == (Result.RELEASED, Exit.DONE), first.problems
    assert titles(town, "1.0.0") == ["Новина 1", "Новина 2"]
    assert publish(town).result is Result.UNCHANGED
    save(folder, "2026-03-02T020000Z.xml", (3, "Sun, 01 Mar 2026 10:00:00 +0200"))
    second = publish(town)
    assert second.result is Result.RELEASED
    assert titles(town, second.version or "") == ["Новина 1", "Новина 2", "Новина 3"]


def test_a_broken_file_removes_nothing(town: Town, folder: Path) -> None:
    save(folder, "2026-02-02T020000Z.xml", (1, "Fri, 30 Jan 2026 10:00:00 +0200"))
    publish(town)
    (folder / "2026-02-02T020000Z.xml").write_text("<rss><channel>", "utf-8")
    again = publish(town)
    assert again.exit_code is Exit.INCOMPLETE
    newest = town.root / "public" / "publications"
    assert titles(town, max(p.name for p in newest.iterdir() if p.name[0].isdigit())) == [
        "Новина 1"
    ]


def test_feeds_are_visited_before_a_publication(town: Town, folder: Path, site: Site) -> None:
    site.serves(Page(feed((1, "Fri, 30 Jan 2026 10:00:00 +0200"))))
    first = publish(town)
    assert (first.result, first.exit_code) == (Result.RELEASED, Exit.DONE), first.problems
    assert titles(town, "1.0.0") == ["Новина 1"]
    site.serves(Page(feed((2, "Sun, 01 Feb 2026 10:00:00 +0200"))))
    second = publish(town)
    assert titles(town, second.version or "") == ["Новина 1", "Новина 2"]
    assert publish(town).result is Result.UNCHANGED
    assert len(list(folder.glob("*.xml"))) == 2


def test_a_feed_that_cannot_be_had_is_never_called_unchanged(
    town: Town, folder: Path, site: Site
) -> None:
    site.serves(Page(feed((1, "Fri, 30 Jan 2026 10:00:00 +0200"))))
    publish(town)
    site.serves(Page(b"gone", 404))
    again = publish(town)
    assert again.exit_code is Exit.INCOMPLETE
    assert "feed-refused" in [one.code for one in again.problems]
    assert again.version == "1.0.0"
    assert len(list(folder.glob("*.xml"))) == 1


def test_a_rehearsal_asks_no_site(town: Town, folder: Path, site: Site) -> None:
    save(folder, "2026-02-02T020000Z.xml", (1, "Fri, 30 Jan 2026 10:00:00 +0200"))
    workspace = read_workspace(town.root)
    publish_dataset(workspace, "publications", Options(dry_run=True), town.clock)
    assert site.asked == []
