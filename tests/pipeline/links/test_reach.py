"""Against a site on this computer."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest
from feed_site import Asked, Page, Site, a_site

from opendata.pipeline.feeds.web import AGENT
from opendata.pipeline.links.found import Found, State
from opendata.pipeline.links.reach import Limits, Reach

ALIVE = Found(State.ALIVE)


@pytest.fixture
def site() -> Iterator[Site]:
    with a_site() as one:
        yield one


@pytest.fixture
def reach() -> Iterator[Reach]:
    with Reach(Limits(2, 1, 0), lambda _: None, inside=True) as one:
        yield one


def unchecked(why: str, *, silent: bool = False) -> Found:
    return Found(State.UNCHECKED, why, silent=silent)


def test_what_answers_is_alive_and_asked_once(site: Site, reach: Reach) -> None:
    site.serves(Page(b"here"))
    assert reach.visit(f"{site.address}/a") == ALIVE
    (asked,) = site.asked
    assert (asked.method, asked.headers["user-agent"]) == ("HEAD", AGENT)


def test_a_site_that_has_no_head_is_asked_for_a_few_bytes(site: Site, reach: Reach) -> None:
    def answer(asked: Asked) -> Page:
        return Page(status=501) if asked.method == "HEAD" else Page(b"x" * 5_000_000, 206)

    site.answer = answer
    assert reach.visit(f"{site.address}/a") == ALIVE
    assert site.asked[-1].headers["range"] == "bytes=0-1023"


@pytest.mark.parametrize("status", [404, 410])
def test_what_is_gone_is_dead_and_that_is_asked_twice(
    site: Site, reach: Reach, status: int
) -> None:
    site.serves(Page(status=status))
    assert reach.visit(f"{site.address}/a") == Found(State.DEAD, f"http-{status}")
    assert [one.method for one in site.asked] == ["HEAD", "GET"]


def test_a_head_that_lies_kills_nobody(site: Site, reach: Reach) -> None:
    site.answer = lambda asked: Page(b"here", 404 if asked.method == "HEAD" else 200)
    assert reach.visit(f"{site.address}/a") == ALIVE


def test_an_empty_file_is_alive(site: Site, reach: Reach) -> None:
    site.answer = lambda asked: Page(status=405 if asked.method == "HEAD" else 416)
    assert reach.visit(f"{site.address}/a") == ALIVE


@pytest.mark.parametrize(
    ("status", "silent"), [(401, False), (403, False), (451, False), (500, True), (502, True)]
)
def test_a_refusal_says_nothing(site: Site, reach: Reach, status: int, silent: bool) -> None:
    site.serves(Page(status=status))
    assert reach.visit(f"{site.address}/a") == unchecked(f"http-{status}", silent=silent)


@pytest.mark.parametrize(("status", "wait"), [(429, None), (429, "30"), (503, "30")])
def test_a_busy_site_is_left_alone(site: Site, reach: Reach, status: int, wait: str | None) -> None:
    site.serves(Page(status=status, headers={"Retry-After": wait} if wait else {}))
    found = reach.visit(f"{site.address}/a")
    assert (found.why, found.wait) == ("busy", 30 if wait else None)
    assert len(site.asked) == 1


def redirect(status: int, target: str) -> Page:
    return Page(status=status, headers={"Location": target})


def test_a_lasting_redirect_is_noted(site: Site, reach: Reach) -> None:
    pages = {"/a": redirect(301, "/b"), "/b": redirect(308, "/c"), "/c": Page(b"here")}
    site.answer = lambda asked: pages[asked.path]
    assert reach.visit(f"{site.address}/a") == Found(State.ALIVE, target=f"{site.address}/c")


def test_a_passing_one_is_not(site: Site, reach: Reach) -> None:
    pages = {"/a": redirect(301, "/b"), "/b": redirect(302, "/c"), "/c": Page(b"here")}
    site.answer = lambda asked: pages[asked.path]
    assert reach.visit(f"{site.address}/a") == ALIVE


def test_a_redirect_to_what_is_gone_is_dead(site: Site, reach: Reach) -> None:
    site.answer = lambda asked: redirect(302, "/b") if asked.path == "/a" else Page(status=404)
    assert reach.visit(f"{site.address}/a") == Found(State.DEAD, "http-404")


def test_what_leads_to_the_front_page_may_be_gone(site: Site, reach: Reach) -> None:
    site.answer = lambda asked: redirect(302, "/") if asked.path != "/" else Page(b"welcome")
    assert reach.visit(f"{site.address}/news/12") == unchecked("front-page")
    assert reach.visit(site.address) == ALIVE


@pytest.mark.parametrize("target", ["/a", "ftp://example.org/", "mailto:a@b.example", "http://["])
def test_redirects_that_lead_nowhere(site: Site, reach: Reach, target: str) -> None:
    site.serves(redirect(302, target))
    assert reach.visit(f"{site.address}/a") == unchecked("redirects")


def test_a_site_that_says_nothing_is_slow(site: Site, reach: Reach) -> None:
    site.serves(Page(b"late", silent=5))
    assert reach.visit(f"{site.address}/a") == unchecked("slow", silent=True)


def test_a_site_that_cannot_encrypt_is_not_silent(site: Site, reach: Reach) -> None:
    site.serves(Page(b"here"))
    address = site.address.replace("http://", "https://")
    assert reach.visit(f"{address}/a") == unchecked("tls")


def test_a_trickle_is_not_read_to_its_end(site: Site) -> None:
    site.serves(Page(b"User-agent: *\n" * 1000, trickle=0.02))
    with Reach(Limits(2, 1, 0, total=0.1), lambda _: None, inside=True) as reach:
        assert len(reach.robots(site.address)) < 100


def test_where_nobody_listens_nobody_is_there(reach: Reach) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{taken.getsockname()[1]}/"
        assert reach.visit(address) == unchecked("unreachable", silent=True)


@pytest.mark.parametrize(
    "address", ["ftp://example.org/a", "немає", "http://", "https://[::1", "mailto:a@b.example"]
)
def test_what_is_no_address_of_the_web(reach: Reach, address: str) -> None:
    assert reach.visit(address) == unchecked("not-web")


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://10.1.2.3/doc.pdf",
        "http://192.168.0.10:8080/",
        "http://[::1]/",
        "http://169.254.169.254/latest/meta-data",
        "http://localhost/",
    ],
)
def test_nothing_inside_a_network_is_visited(address: str) -> None:
    with Reach(Limits(0.2, 0.2, 0), lambda _: None) as reach:
        assert reach.visit(address) == unchecked("internal")


def test_nor_by_a_redirect(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.serves(redirect(302, "http://10.0.0.1/"))
    with Reach(Limits(2, 1, 0), lambda _: None) as reach:
        refusal = reach._refusal
        monkeypatch.setattr(
            reach,
            "_refusal",
            lambda url, proxies: None if url.startswith(site.address) else refusal(url, proxies),
        )
        assert reach.visit(f"{site.address}/a") == unchecked("internal")


def test_a_name_that_nobody_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", nobody)
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with Reach(Limits(2, 1, 0), lambda _: None) as reach:
        found = reach.visit("http://rada-yakoi-nemaie.example/")
    assert found == unchecked("no-host", silent=True)


def test_an_answer_that_breaks_off(site: Site, reach: Reach) -> None:
    site.answer = lambda asked: Page(status=405) if asked.method == "HEAD" else Page(b"", cut=0)
    with socket.create_server(("127.0.0.1", 0)) as server:
        import threading

        def hang_up() -> None:
            for _ in range(2):
                connection, _address = server.accept()
                connection.recv(1000)
                connection.close()

        thread = threading.Thread(target=hang_up, daemon=True)
        thread.start()
        port = server.getsockname()[1]
        assert reach.visit(f"http://127.0.0.1:{port}/a") == unchecked("broken", silent=True)


def test_the_wishes_of_a_site(site: Site, reach: Reach) -> None:
    site.serves(Page(b"User-agent: *\nDisallow: /"))
    assert reach.robots(site.address) == "User-agent: *\nDisallow: /"
    site.serves(Page(b"<html>", 404))
    assert reach.robots(site.address) == ""
