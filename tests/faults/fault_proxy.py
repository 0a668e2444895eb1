"""A proxy before a real CKAN that does to chosen requests what networks and servers do.

    with FaultProxy(ckan.url) as proxy:
        proxy.when(write(2), unanswered)     # the second write is done, and nobody is told
        proxy.when(number(5), dropped)
        ...                                  # publish to proxy.url
        proxy.seen                           # every request that came, in order

Bodies of requests and replies pass byte for byte, but for one thing: CKAN writes its own address
into what it tells, so in the answers of its actions (and in what is sent to them as JSON) the two
addresses are exchanged. Without this the client would go round the proxy. What a fault does stands
in :mod:`proxy_faults`.
"""

from __future__ import annotations

import contextlib
import http.client
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

API = "/api/"
OF_ONE_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length", "host"}
READS = ("_show", "_list", "_search", "_authz", "_list_for_user")


@dataclass
class Seen:
    """One request: ``number`` counts all from 1, ``of_action`` those of the same action."""

    number: int
    method: str
    path: str
    action: str
    """``package_show``; ``file`` for what is downloaded, ``page`` for all other addresses."""
    of_action: int
    write: bool
    of_kind: int
    """Counts writes, or reads."""
    token: bool
    status: int | None = None
    """What CKAN answered; None if it never got the request."""


@dataclass(frozen=True)
class Reply:
    """An answer with all of its body."""

    status: int
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""

    def head(self, length: int | None = None) -> bytes:
        """The first lines; ``length`` is announced in place of the true one."""
        kept = [one for one in self.headers if one[0].lower() not in OF_ONE_HOP]
        kept.append(("Content-Length", str(len(self.body) if length is None else length)))
        lines = "".join(f"{name}: {value}\r\n" for name, value in kept)
        return f"HTTP/1.1 {self.status} Whatever\r\n{lines}\r\n".encode("latin-1")


When = Callable[[Seen], bool]
Fault = Callable[["Exchange"], None]


def number(wanted: int) -> When:
    """The request of this number."""
    return lambda seen: seen.number == wanted


def action(name: str, wanted: int | None = None) -> When:
    """All requests for an action, or the one of this number among them."""
    return lambda seen: seen.action == name and wanted in (None, seen.of_action)


def write(wanted: int | None = None) -> When:
    """All writes, or the one of this number."""
    return lambda seen: seen.write and wanted in (None, seen.of_kind)


def read(wanted: int | None = None) -> When:
    """All reads, or the one of this number."""
    return lambda seen: not seen.write and wanted in (None, seen.of_kind)


def always(seen: Seen) -> bool:
    """All requests."""
    return True


def passed(exchange: Exchange) -> None:
    """No fault."""
    exchange.send(exchange.forward())


class FaultProxy:
    """Listens on the loopback interface; ``tls`` makes it speak HTTPS."""

    def __init__(self, upstream: str, tls: ssl.SSLContext | None = None) -> None:
        self.upstream = upstream.rstrip("/")
        self.seen: list[Seen] = []
        self.faults_of_ours: list[BaseException] = []
        """What went wrong in the proxy itself: a test that finds something here proves nothing."""
        self._rules: list[tuple[When, Fault]] = []
        self._lock = threading.Lock()
        self._idle = threading.Condition(self._lock)
        self._working = 0
        self.ending = threading.Event()
        self._server = _Server(self)
        if tls is not None:
            self._server.socket = tls.wrap_socket(
                self._server.socket, server_side=True, do_handshake_on_connect=False
            )
        self.port = int(self._server.server_address[1])
        self.url = f"{'https' if tls else 'http'}://127.0.0.1:{self.port}"
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.02,), name="fault proxy"
        )

    def __enter__(self) -> FaultProxy:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.ending.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
        assert not self.faults_of_ours, self.faults_of_ours

    def when(self, chosen: When, fault: Fault, times: int | None = None) -> None:
        """Do ``fault`` to the requests that ``chosen`` says; only ``times`` times, if given.

        Of several that fit, the first one named is done.
        """
        left = iter(range(times)) if times is not None else None

        def still(seen: Seen) -> bool:
            return chosen(seen) and (left is None or next(left, None) is not None)

        self._rules.append((still, fault))

    def clear(self) -> None:
        """No faults any more, and the count of requests begins anew."""
        with self._lock:
            self._rules.clear()
            self.seen.clear()

    def wait_for_ckan(self, longest: float = 60) -> None:
        """Wait until nothing is under way: who asked may have given up long before CKAN is done."""
        with self._idle:
            assert self._idle.wait_for(lambda: not self._working, longest)

    @contextlib.contextmanager
    def working(self) -> Iterator[None]:
        """While a request is under way."""
        with self._idle:
            self._working += 1
        try:
            yield
        finally:
            with self._idle:
                self._working -= 1
                self._idle.notify_all()

    def came(self, method: str, path: str, *, token: bool) -> tuple[Seen, Fault]:
        """Count a request, and say what is done to it."""
        with self._lock:
            name = _action_of(method, path)
            is_write = method == "POST" and not name.endswith(READS)
            seen = Seen(
                number=len(self.seen) + 1,
                method=method,
                path=path,
                action=name,
                of_action=1 + sum(one.action == name for one in self.seen),
                write=is_write,
                of_kind=1 + sum(one.write == is_write for one in self.seen),
                token=token,
            )
            self.seen.append(seen)
            return seen, next((fault for fits, fault in self._rules if fits(seen)), passed)


@dataclass
class Exchange:
    """One request in the hands of a fault, which answers it or not."""

    proxy: FaultProxy
    seen: Seen
    headers: tuple[tuple[str, str], ...]
    length: int
    stream: Any
    socket: socket.socket
    keep: bool = True
    """Whether the connection goes on to live."""
    _reply: Reply | None = field(default=None, repr=False)

    def body(self, limit: int | None = None) -> bytes:
        """The body of the request, or the first ``limit`` bytes of it: to be asked for once."""
        wanted = self.length if limit is None else min(limit, self.length)
        return bytes(self.stream.read(wanted))

    def forward(self) -> Reply:
        """Let CKAN do it, and return what it answers."""
        body = self.body()
        if _has_json(self.headers):
            body = body.replace(self.proxy.url.encode(), self.proxy.upstream.encode())
        with self._upstream() as there:
            there.putrequest(self.seen.method, self.seen.path, skip_accept_encoding=True)
            for name, value in self._sent_on():
                there.putheader(name, value)
            if self.seen.method != "GET":
                there.putheader("Content-Length", str(len(body)))
            there.endheaders(body or None)
            got = there.getresponse()
            reply = Reply(got.status, tuple(got.getheaders()), got.read())
        self.seen.status = reply.status
        return self._with_our_address(reply)

    def forward_a_part(self, limit: int) -> None:
        """Let CKAN have the first bytes of the body, and then break that connection off."""
        body = self.body(limit)
        with self._upstream() as there:
            there.putrequest(self.seen.method, self.seen.path, skip_accept_encoding=True)
            for name, value in self._sent_on():
                there.putheader(name, value)
            there.putheader("Content-Length", str(self.length))
            there.endheaders(body)
            assert there.sock is not None
            _end_with_reset(there.sock)

    def send(self, reply: Reply) -> None:
        """Answer."""
        self.raw(reply.head() + (b"" if self.seen.method == "HEAD" else reply.body))

    def raw(self, content: bytes) -> None:
        """Put bytes on the wire."""
        self.socket.sendall(content)

    def drop(self) -> None:
        """End the connection in order, with no (further) word."""
        self.keep = False

    def reset(self) -> None:
        """End the connection as a crashed machine or a firewall does."""
        self.keep = False
        _end_with_reset(self.socket)

    def hang(self, longest: float = 60) -> None:
        """Say nothing (more) until the client has gone."""
        self.keep = False
        self.socket.settimeout(0.02)
        for _ in range(int(longest / 0.02)):
            if self.proxy.ending.is_set():
                return
            try:
                if not self.socket.recv(1 << 16):
                    return
            except TimeoutError:
                continue
            except OSError:
                return

    @contextlib.contextmanager
    def _upstream(self) -> Iterator[http.client.HTTPConnection]:
        connection = http.client.HTTPConnection(urlsplit(self.proxy.upstream).netloc, timeout=60)
        try:
            yield connection
        finally:
            connection.close()

    def _sent_on(self) -> Iterator[tuple[str, str]]:
        for name, value in self.headers:
            # What comes packed could not be read here.
            if name.lower() not in OF_ONE_HOP | {"accept-encoding"}:
                yield name, value
        yield "Connection", "close"

    def _with_our_address(self, reply: Reply) -> Reply:
        there, here = self.proxy.upstream, self.proxy.url
        headers = tuple(
            (name, value.replace(there, here) if name.lower() == "location" else value)
            for name, value in reply.headers
        )
        body = reply.body
        if self.seen.path.startswith(API) and _has_json(reply.headers):
            body = body.replace(there.encode(), here.encode())
        return replace(reply, headers=headers, body=body)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, proxy: FaultProxy) -> None:
        self.proxy = proxy
        super().__init__(("127.0.0.1", 0), _Handler)

    def shutdown_request(self, request: Any) -> None:
        """Close it at once: an orderly end would come before a reset."""
        self.close_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Never printed: a client that is killed is what these tests are about."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def _serve(self) -> None:
        proxy = self.server.proxy
        token = "Authorization" in self.headers
        seen, fault = proxy.came(self.command, self.path, token=token)
        exchange = Exchange(
            proxy,
            seen,
            tuple(self.headers.items()),
            int(self.headers.get("Content-Length") or 0),
            self.rfile,
            self.connection,
        )
        try:
            with proxy.working():
                fault(exchange)
        except (ConnectionError, ssl.SSLError):
            exchange.keep = False  # the client has gone
        except Exception as error:
            proxy.faults_of_ours.append(error)
            exchange.keep = False
        self.close_connection = not exchange.keep

    do_GET = do_POST = do_HEAD = _serve  # noqa: N815 - names of the base class

    def log_message(self, *_: Any) -> None:
        """Silent."""


def _action_of(method: str, path: str) -> str:
    if path.startswith(API):
        return path.partition("?")[0].rpartition("/")[2]
    return "file" if "/download/" in path else "page"


def _has_json(headers: tuple[tuple[str, str], ...]) -> bool:
    return any(name.lower() == "content-type" and "json" in value for name, value in headers)


def _end_with_reset(connection: socket.socket) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()
