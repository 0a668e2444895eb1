"""A site with feeds on this computer, as good or as bad as a test wants it."""

from __future__ import annotations

import gzip
import hashlib
import json
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit


@dataclass
class Page:
    """What is answered. ``cut`` ends the body early, ``trickle`` waits before each byte."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    cut: int | None = None
    trickle: float = 0
    silent: float = 0


Answering = Callable[["Asked"], Page]


@dataclass(frozen=True)
class Asked:
    """A request: its path, its query, its headers with small names."""

    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    method: str = "GET"


class Site:
    """``answer`` says what is at which path; ``asked`` is everything that was asked for."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.answer: Answering = lambda _: Page(b"nothing", 404)
        self.asked: list[Asked] = []
        self.gone = threading.Event()

    def serves(self, *pages: Page) -> None:
        """The pages in their order, the last of them for ever."""
        waiting = list(pages)
        self.answer = lambda _: waiting.pop(0) if len(waiting) > 1 else waiting[0]


def tagged(body: bytes) -> Answering:
    """A page that knows whether the visitor has it already."""
    etag = f'"{hashlib.sha256(body).hexdigest()[:12]}"'

    def answer(asked: Asked) -> Page:
        if asked.headers.get("if-none-match") == etag:
            return Page(status=304, headers={"ETag": etag})
        return Page(body, headers={"ETag": etag, "Last-Modified": "Mon, 05 Oct 2026 10:00:00 GMT"})

    return answer


def packed(body: bytes) -> Page:
    return Page(gzip.compress(body), headers={"Content-Encoding": "gzip"})


class WordPress:
    """A site of WordPress: the newest ``posts`` first, in pages, as its API gives them."""

    def __init__(self, *posts: dict[str, object]) -> None:
        self.posts = list(posts)
        self.media: list[dict[str, object]] = []
        self.categories: list[dict[str, object]] = [
            {"id": 4, "name": "Новини", "slug": "news", "taxonomy": "category"}
        ]
        self.counts = True

    def __call__(self, asked: Asked) -> Page:
        listing = asked.path.rpartition("/")[2]
        if not asked.path.startswith("/wp-json/wp/v2/") or not hasattr(self, listing):
            return Page(b'{"code": "rest_no_route"}', 404)
        rows: list[dict[str, object]] = list(getattr(self, listing))
        if listing != "categories":
            rows.sort(key=lambda one: str(one["date"]), reverse=True)
        size, number = int(asked.query["per_page"]), int(asked.query["page"])
        pages = max(1, -(-len(rows) // size))
        if number > pages:
            return Page(b'{"code": "rest_post_invalid_page_number"}', 400)
        body = json.dumps(rows[(number - 1) * size : number * size]).encode()
        told = {"X-WP-Total": str(len(rows)), "X-WP-TotalPages": str(pages)}
        return Page(body, headers=told if self.counts else {})


class _Handler(BaseHTTPRequestHandler):
    """Answers as the site of its server says."""

    site: Site
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._answer("GET")

    def do_HEAD(self) -> None:
        self._answer("HEAD")

    def _answer(self, method: str) -> None:
        parts = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        headers = {name.lower(): value for name, value in self.headers.items()}
        asked = Asked(parts.path, query, headers, method)
        self.site.asked.append(asked)
        self._send(self.site.answer(asked))

    def _send(self, page: Page) -> None:
        if page.silent:
            self.site.gone.wait(page.silent)
        self.send_response(page.status)
        for name, value in page.headers.items():
            self.send_header(name, value)
        if page.status != 304:
            self.send_header("Content-Length", str(len(page.body)))
        self.end_headers()
        if self.command == "HEAD":
            return
        try:
            self._body(page)
        except OSError:  # the visitor has left
            self.close_connection = True

    def _body(self, page: Page) -> None:
        if page.trickle:
            for number in range(len(page.body)):
                if self.site.gone.wait(page.trickle):
                    return
                self.wfile.write(page.body[number : number + 1])
        elif page.cut is not None:
            self.wfile.write(page.body[: page.cut])
            self.wfile.flush()
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
        else:
            self.wfile.write(page.body)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def a_site() -> Iterator[Site]:
    """A site that runs while the test does."""

    handler = type("Handler", (_Handler,), {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    site = Site(f"http://127.0.0.1:{server.server_port}")
    handler.site = site
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield site
    finally:
        site.gone.set()
        server.shutdown()
        server.server_close()
        thread.join()
