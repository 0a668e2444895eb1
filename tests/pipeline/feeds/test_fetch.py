from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from feed_hands import COUNCIL, TABLES, entry, post, rss
from feed_site import Asked, Page, Site, WordPress, a_site, tagged

from opendata.collect.collected import Collected, Wanted
from opendata.collect.publications import collect
from opendata.collect.walk import find_files
from opendata.pipeline.feeds.fetch import Fetched, fetch, stamp
from opendata.pipeline.feeds.web import Limits, Web
from opendata.workspace.feeds import WORDPRESS, FeedSource

QUICK = Limits(connect=2, read=2, total=5, pauses=())


@pytest.fixture
def site() -> Iterator[Site]:
    with a_site() as one:
        yield one


@pytest.fixture
def web() -> Iterator[Web]:
    with Web(QUICK, sleep=lambda _: None) as one:
        yield one


def at(day: str, hour: int = 2) -> datetime:
    return datetime.fromisoformat(day).replace(hour=hour, tzinfo=UTC)


def visit(web: Web, site: Site, folder: Path, now: datetime, **more: bool) -> Fetched:
    return fetch(FeedSource("news", f"{site.address}/feed"), web, folder / "news", now)


def visit_wordpress(
    web: Web, site: Site, folder: Path, now: datetime, *, media: bool = False
) -> Fetched:
    source = FeedSource("wp", site.address, WORDPRESS, media=media)
    return fetch(source, web, folder / "wp", now)


def names(fetched: Fetched) -> list[str]:
    return [path.name for path in fetched.saved]


def collected(folder: Path, now: datetime) -> Collected:
    files, problems = find_files(folder, folder.parent)
    assert not problems
    return collect(Wanted(files, TABLES, COUNCIL, now.date()))


FEED = rss(entry(2, "2026-09-05"), entry(1, "2026-08-04"))


def test_a_feed_is_saved_as_it_came(tmp_path: Path, site: Site, web: Web) -> None:
    site.answer = tagged(FEED)
    fetched = visit(web, site, tmp_path, at("2026-09-06"))
    assert fetched.complete
    assert names(fetched) == ["2026-09-06T020000Z.xml"]
    assert fetched.saved[0].read_bytes() == FEED


def test_the_same_again_is_saved_once_a_month(tmp_path: Path, site: Site, web: Web) -> None:
    site.answer = tagged(FEED)
    visit(web, site, tmp_path, at("2026-09-06"))
    assert names(visit(web, site, tmp_path, at("2026-09-30"))) == []
    # In Kyiv it is October by then.
    later = visit(web, site, tmp_path, at("2026-09-30", 22))
    assert names(later) == ["2026-09-30T220000Z.xml"]
    assert later.saved[0].read_bytes() == FEED
    assert [one.headers.get("if-none-match") is None for one in site.asked] == [True, False, False]
    counts = collected(tmp_path, at("2026-10-02")).tables["publication_counts"]
    assert [(one["period"], one["count"]) for one in counts.records()] == [("2026-09", "1")]


def test_a_file_that_was_lost_is_asked_for_anew(tmp_path: Path, site: Site, web: Web) -> None:
    site.answer = tagged(FEED)
    (path,) = visit(web, site, tmp_path, at("2026-09-06")).saved
    path.unlink()
    assert len(visit(web, site, tmp_path, at("2026-09-07")).saved) == 1


@pytest.mark.parametrize("memory", [b"", b"[]", b"{}", b"\xff", b'{"url": 1}'])
def test_a_damaged_memory_is_none(tmp_path: Path, site: Site, web: Web, memory: bytes) -> None:
    site.answer = tagged(FEED)
    visit(web, site, tmp_path, at("2026-09-06"))
    (tmp_path / "news" / ".seen.json").write_bytes(memory)
    assert visit(web, site, tmp_path, at("2026-09-07")).complete
    assert "if-none-match" not in site.asked[-1].headers


@pytest.mark.parametrize(
    ("page", "code"),
    [
        (Page(b"x", 500), "feed-refused"),
        (Page(FEED, cut=100), "feed-unreachable"),
        (Page(FEED[:-20]), "feed-broken"),
        (Page(b"<!DOCTYPE rss><rss/>"), "feed-hostile"),
        (Page(b"<html>Under maintenance</html>"), "feed-unknown"),
        (Page(b""), "feed-unknown"),
        (Page(b"", 302, {"Location": "https://elsewhere.example/feed"}), "feed-elsewhere"),
    ],
)
def test_a_feed_that_cannot_be_had_leaves_what_was_saved(
    tmp_path: Path, site: Site, web: Web, page: Page, code: str
) -> None:
    site.serves(Page(FEED))
    visit(web, site, tmp_path, at("2026-09-06"))
    site.serves(page)
    fetched = visit(web, site, tmp_path, at("2026-09-07"))
    assert not fetched.complete
    assert fetched.saved == ()
    (problem,) = fetched.problems
    assert problem.code == code
    assert problem.place.key == "opendata.sources.feeds.news"
    assert len(collected(tmp_path, at("2026-09-08")).tables["publications"]) == 2


def test_what_vanishes_from_the_feed_stays(tmp_path: Path, site: Site, web: Web) -> None:
    for day in range(3, 29):
        shown = [entry(n, f"2026-09-{n:02}") for n in range(day, day - 3, -1)]
        site.serves(Page(rss(*shown)))
        visit(web, site, tmp_path, at(f"2026-09-{day:02}", 20))
    found = collected(tmp_path, at("2026-10-02"))
    assert len(found.tables["publications"]) == 28


def test_wordpress_is_saved_in_pages_with_its_sections(
    tmp_path: Path, site: Site, web: Web
) -> None:
    posts = [post(n, f"2026-09-{n % 28 + 1:02}T10:{n // 28:02}:00", 4) for n in range(250)]
    answering = WordPress(*posts)
    site.answer = answering
    fetched = visit_wordpress(web, site, tmp_path, at("2026-10-02"))
    assert names(fetched) == [
        "2026-10-02T020000Z-categories-001.json",
        *(f"2026-10-02T020000Z-posts-{n:03}.json" for n in (1, 2, 3)),
    ]
    assert names(visit_wordpress(web, site, tmp_path, at("2026-10-03"))) == []
    answering.posts.append(post(999, "2026-10-03T10:00:00", 4))
    answering.categories[0]["name"] = "Події"
    assert names(visit_wordpress(web, site, tmp_path, at("2026-10-04"))) == [
        "2026-10-04T020000Z-categories-001.json",
        "2026-10-04T020000Z-posts-001.json",
    ]
    table = collected(tmp_path, at("2026-10-05")).tables["publications"]
    assert len(table) == 251
    assert {one["section"] for one in table.records()} == {"Події"}


def test_media_come_where_they_are_wanted(tmp_path: Path, site: Site, web: Web) -> None:
    answering = WordPress(post(1, "2026-09-01T10:00:00", 4))
    answering.media = [
        post(2, "2026-09-02T10:00:00", source_url="https://r.example/a.jpg", mime_type="image/jpeg")
    ]
    site.answer = answering
    visit_wordpress(web, site, tmp_path, at("2026-10-02"), media=True)
    table = collected(tmp_path, at("2026-10-05")).tables["publications"]
    assert sorted(str(one["kind"]) for one in table.records()) == ["матеріал", "фото"]


def test_when_a_page_fails_no_page_is_saved(tmp_path: Path, site: Site, web: Web) -> None:
    good = WordPress(*(post(n, f"2026-09-{n % 28 + 1:02}T10:00:00", 4) for n in range(250)))

    def bad(asked: Asked) -> Page:
        return Page(b"x", 502) if asked.query["page"] == "3" else good(asked)

    site.answer = bad
    fetched = visit_wordpress(web, site, tmp_path, at("2026-10-02"))
    assert not fetched.complete
    assert not (tmp_path / "wp").exists()


def test_a_kill_between_two_pages_loses_nothing(
    tmp_path: Path, site: Site, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    from opendata.pipeline.feeds import fetch as module

    site.answer = WordPress(
        *(post(n, f"2026-09-{n % 28 + 1:02}T10:{n // 28:02}:00", 4) for n in range(450))
    )
    write, left = module.write_atomically, [3]

    def killed(path: Path, data: bytes) -> None:
        left[0] -= 1
        if not left[0]:
            raise KeyboardInterrupt
        write(path, data)

    monkeypatch.setattr(module, "write_atomically", killed)
    with pytest.raises(KeyboardInterrupt):
        visit_wordpress(web, site, tmp_path, at("2026-10-02"))
    monkeypatch.undo()
    assert visit_wordpress(web, site, tmp_path, at("2026-10-03")).complete
    assert len(collected(tmp_path, at("2026-10-05")).tables["publications"]) == 450


def test_a_stamp_is_in_utc() -> None:
    assert stamp(at("2026-10-01")) == "2026-10-01T020000Z"
