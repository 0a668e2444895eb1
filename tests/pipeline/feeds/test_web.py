from __future__ import annotations

import contextlib
import gzip
import socket
from collections.abc import Iterator

import pytest
from feed_site import Page, Site, a_site, packed, tagged

from opendata.pipeline.feeds.failures import FeedFailure
from opendata.pipeline.feeds.web import AGENT, Known, Limits, Web
from opendata.problems import Exit

QUICK = Limits(connect=2, read=0.4, total=1, bytes=200_000, pauses=(0.01, 0.02), longest=5)


@pytest.fixture
def site() -> Iterator[Site]:
    with a_site() as one:
        yield one


@pytest.fixture
def web() -> Iterator[Web]:
    with Web(QUICK, sleep=lambda _: None) as one:
        yield one


def failing(web: Web, address: str) -> FeedFailure:
    with pytest.raises(FeedFailure) as error:
        web.get(address)
    assert error.value.exit_code is Exit.INCOMPLETE
    return error.value


def test_an_answer_comes_whole_packed_or_not(site: Site, web: Web) -> None:
    for page in (Page(b"<rss/>"), packed(b"<rss/>")):
        site.serves(page)
        assert web.get(f"{site.address}/feed").data == b"<rss/>"
    assert site.asked[0].headers["user-agent"] == AGENT


def test_what_is_known_is_not_sent_again(site: Site, web: Web) -> None:
    site.answer = tagged(b"<rss/>")
    first = web.get(f"{site.address}/feed")
    again = web.get(f"{site.address}/feed", first.known)
    assert first.known.etag
    assert again.unchanged
    assert again.data == b""
    assert site.asked[1].headers["if-modified-since"] == first.known.modified
    assert Known().headers == {}


@pytest.mark.parametrize("status", [500, 502, 503, 429])
def test_what_may_pass_is_tried_again(site: Site, web: Web, status: int) -> None:
    site.serves(Page(b"x", status), Page(b"<rss/>"))
    assert web.get(f"{site.address}/feed").data == b"<rss/>"
    assert len(site.asked) == 2


def test_what_does_not_pass_is_told(site: Site, web: Web) -> None:
    site.serves(Page(b"x", 503))
    failure = failing(web, f"{site.address}/feed?key=secret")
    assert (failure.problem.code, failure.problem.found) == ("feed-refused", "HTTP 503")
    assert "secret" not in str(failure)
    assert len(site.asked) == 3


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 204, 206])
def test_a_refusal_is_not_asked_twice(site: Site, web: Web, status: int) -> None:
    site.serves(Page(b"" if status == 204 else b"x", status))
    assert failing(web, f"{site.address}/feed").problem.found == f"HTTP {status}"
    assert len(site.asked) == 1


def test_a_site_says_how_long_to_wait(site: Site) -> None:
    waited: list[float] = []
    with Web(QUICK, sleep=waited.append) as web:
        site.serves(Page(b"x", 429, {"Retry-After": "3"}), Page(b"<rss/>"))
        web.get(f"{site.address}/feed")
        site.serves(Page(b"x", 503, {"Retry-After": "3600"}))
        failing(web, f"{site.address}/feed")
    assert waited == [3.0]


def test_a_feed_that_breaks_off_is_none(site: Site, web: Web) -> None:
    site.serves(Page(b"<rss>" + b"x" * 10_000, cut=500))
    assert failing(web, f"{site.address}/feed").problem.code == "feed-unreachable"
    assert len(site.asked) == 3


def test_a_packed_feed_that_breaks_off_is_none(site: Site, web: Web) -> None:
    page = packed(bytes(range(256)) * 400)
    page.cut = len(page.body) - 20
    site.serves(page)
    assert failing(web, f"{site.address}/feed").problem.code == "feed-unreachable"


def test_silence_is_not_waited_for(site: Site, web: Web) -> None:
    site.serves(Page(b"<rss/>", silent=30))
    assert failing(web, f"{site.address}/feed").problem.code == "feed-slow"


def test_a_trickle_is_not_waited_for(site: Site) -> None:
    site.serves(Page(b"x" * 1000, trickle=0.05))
    limits = Limits(read=5, total=0.5, pauses=())
    with Web(limits) as web:
        assert failing(web, f"{site.address}/feed").problem.code == "feed-slow"


def test_nobody_there_is_told() -> None:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    with Web(QUICK, sleep=lambda _: None) as web:
        assert failing(web, f"http://127.0.0.1:{port}/feed").problem.code == "feed-unreachable"


def test_no_address_of_the_web_is_told(web: Web) -> None:
    for address in ("http://", "ftp://rada.example/feed", "http://[/feed"):
        assert failing(web, address).problem.code == "feed-unreachable"


def test_a_bomb_is_not_unpacked_to_its_end(site: Site, web: Web) -> None:
    site.serves(packed(b"\0" * 50_000_000))
    assert failing(web, f"{site.address}/feed").problem.code == "feed-too-large"
    assert len(site.asked) == 1


def test_packed_twice_is_a_bomb_all_the_same(site: Site, web: Web) -> None:
    inner = gzip.compress(b"\0" * 50_000_000)
    page = Page(gzip.compress(inner), headers={"Content-Encoding": "gzip, gzip"})
    site.serves(page)
    assert failing(web, f"{site.address}/feed").problem.code == "feed-too-large"


def test_a_redirect_within_the_site_is_followed(site: Site, web: Web) -> None:
    site.serves(Page(b"x" * 1_000_000, 301, {"Location": "/feed/"}), Page(b"<rss/>"))
    assert web.get(f"{site.address}/feed").data == b"<rss/>"
    assert site.asked[1].path == "/feed/"


@pytest.mark.parametrize(
    "target",
    [
        "http://localhost/feed",
        "http://127.0.0.1:1/feed",
        "https://rada.example/feed",
        "file:///etc/hosts",
        "",
    ],
)
def test_a_redirect_to_another_site_is_not(site: Site, web: Web, target: str) -> None:
    site.serves(Page(b"", 302, {"Location": target}))
    assert failing(web, f"{site.address}/feed").problem.code == "feed-elsewhere"
    assert len(site.asked) == 1


def test_circles_end(site: Site, web: Web) -> None:
    site.serves(Page(b"", 302, {"Location": "/feed"}))
    assert failing(web, f"{site.address}/feed").problem.code == "feed-elsewhere"
    assert len(site.asked) == 6


def test_a_certificate_that_proves_nothing_is_told() -> None:
    import ssl
    import threading

    import trustme

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def once() -> None:
            with contextlib.suppress(OSError), listening.accept()[0] as one:
                context.wrap_socket(one, server_side=True)

        thread = threading.Thread(target=once)
        thread.start()
        with Web(QUICK, sleep=lambda _: None) as web:
            failure = failing(web, f"https://127.0.0.1:{listening.getsockname()[1]}/feed")
        thread.join()
    assert failure.problem.code == "feed-certificate"
    assert not failure.passing
