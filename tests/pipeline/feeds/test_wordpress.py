from __future__ import annotations

from collections.abc import Iterator

import pytest
from feed_hands import post
from feed_site import Asked, Page, Site, WordPress, a_site

from opendata.pipeline.feeds.web import Limits, Web
from opendata.pipeline.feeds.wordpress import POSTS, ids_of, newest_pages
from opendata.problems import OpendataError

QUICK = Limits(connect=2, read=2, total=5, pauses=(0.01,))


def many(count: int) -> list[dict[str, object]]:
    """So many posts, one a minute: number 0 is the oldest."""
    return [
        post(
            n,
            f"2026-{n // 40_000 + 1:02}-{n // 1440 % 28 + 1:02}T{n // 60 % 24:02}:{n % 60:02}:00",
            4,
        )
        for n in range(count)
    ]


@pytest.fixture
def site() -> Iterator[Site]:
    with a_site() as one:
        yield one


@pytest.fixture
def web() -> Iterator[Web]:
    with Web(QUICK, sleep=lambda _: None) as one:
        yield one


def numbers(count: int) -> set[str]:
    return {str(n) for n in range(count)}


def test_ten_thousand_posts_come_in_a_hundred_pages(site: Site, web: Web) -> None:
    site.answer = WordPress(*many(10_000))
    pages = newest_pages(web, site.address, POSTS, ())
    assert len(pages.data) == len(site.asked) == 100
    assert set().union(*map(ids_of, pages.data)) == numbers(10_000)
    assert pages.news
    assert pages.cut is None


def test_it_stops_at_what_is_known(site: Site, web: Web) -> None:
    site.answer = WordPress(*many(1_000))
    pages = newest_pages(web, site.address, POSTS, numbers(850))
    assert len(pages.data) == 2
    assert pages.news
    nothing = newest_pages(web, site.address, POSTS, numbers(1_000))
    assert len(nothing.data) == 1
    assert not nothing.news


def test_what_was_put_in_between_is_found(site: Site, web: Web) -> None:
    """A post with an old date stands on a page behind those that are known."""
    site.answer = WordPress(*many(1_000))
    pages = newest_pages(web, site.address, POSTS, numbers(1_000) - {"120"})
    assert "120" in set().union(*map(ids_of, pages.data))


def test_only_so_many_pages_are_fetched(site: Site, web: Web) -> None:
    site.answer = WordPress(*many(1_000))
    pages = newest_pages(web, site.address, POSTS, (), most=3)
    assert len(pages.data) == 3
    assert pages.cut is not None
    assert pages.cut.code == "feed-pages-left"


def test_a_site_that_has_more_is_not_read_so_far_every_night(site: Site, web: Web) -> None:
    site.answer = WordPress(*many(1_000))
    newest = numbers(1_000) - numbers(700)
    pages = newest_pages(web, site.address, POSTS, newest, most=3)
    assert len(pages.data) == 1
    assert pages.cut is None


def test_a_page_that_fails_fails_all(site: Site, web: Web) -> None:
    good = WordPress(*many(1_000))
    site.answer = lambda asked: Page(b"x", 500) if asked.query["page"] == "7" else good(asked)
    with pytest.raises(OpendataError) as error:
        newest_pages(web, site.address, POSTS, ())
    assert error.value.problem.code == "feed-refused"


def test_a_page_of_an_error_is_no_page(site: Site, web: Web) -> None:
    site.serves(Page(b"<html>503</html>"))
    with pytest.raises(OpendataError) as error:
        newest_pages(web, site.address, POSTS, ())
    assert error.value.problem.code == "feed-unknown"


def test_fewer_than_the_site_says_is_told(site: Site, web: Web) -> None:
    good = WordPress(*many(150))

    def short(asked: Asked) -> Page:
        page = good(asked)
        page.headers["X-WP-Total"] = "160"
        return page

    site.answer = short
    with pytest.raises(OpendataError) as error:
        newest_pages(web, site.address, POSTS, ())
    problem = error.value.problem
    assert (problem.code, problem.found) == ("feed-pages-short", "150")


def test_a_post_that_comes_meanwhile_does_no_harm(site: Site, web: Web) -> None:
    good = WordPress(*many(250))

    def busy(asked: Asked) -> Page:
        page = good(asked)
        if asked.query["page"] == "1":
            good.posts.append(post(999, "2026-12-31T10:00:00"))
        return page

    site.answer = busy
    pages = newest_pages(web, site.address, POSTS, numbers(100))
    assert numbers(250) <= set().union(*map(ids_of, pages.data)) | numbers(100)


def test_a_site_that_counts_nothing_is_read_until_a_page_is_not_full(site: Site, web: Web) -> None:
    answering = WordPress(*many(250))
    answering.counts = False
    site.answer = answering
    assert len(newest_pages(web, site.address, POSTS, ()).data) == 3


def test_pages_are_asked_for_with_a_pause(site: Site) -> None:
    waited: list[float] = []
    site.answer = WordPress(*many(250))
    with Web(QUICK, sleep=waited.append) as web:
        newest_pages(web, site.address, POSTS, ())
    assert waited == [QUICK.between] * 2


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b"[" * 100_000, b"\xff"])
def test_what_is_no_page_has_no_numbers(data: bytes) -> None:
    assert ids_of(data) == frozenset()
