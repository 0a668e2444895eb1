"""The proxy of the fault tests does what it says, and nothing else."""

from __future__ import annotations

import http.client
import json
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import proxy_faults as faults
import pytest
from fault_proxy import FaultProxy, action, always, number, read, write

BINARY = bytes(range(256)) * 40


class Origin(ThreadingHTTPServer):
    """A server that keeps what it gets, and tells its own address, as CKAN does."""

    daemon_threads = True

    def __init__(self) -> None:
        self.got: list[tuple[str, str, dict[str, str], bytes]] = []
        self.cut = threading.Event()
        super().__init__(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, *_: object) -> None:
        self.cut.set()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Origin

    def answer(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length)
        if len(body) < length:
            self.server.cut.set()
            return
        self.server.got.append((self.command, self.path, dict(self.headers.items()), body))
        api = self.path.startswith("/api/")
        here = f"{self.server.url}/dataset/x/download/y.csv".encode()
        content = b'{"success": true, "url": "' + here + b'"}' if api else BINARY + here
        kind = "application/json;charset=utf-8" if api else "text/csv"
        self.send_response(302 if self.path == "/moved" else 200)
        self.send_header("Content-Type", kind)
        self.send_header("Location", f"{self.server.url}/elsewhere")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = answer  # noqa: N815 - names of the base class

    def log_message(self, *_: Any) -> None:
        """Silent."""


@pytest.fixture
def origin() -> Iterator[Origin]:
    server = Origin()
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def proxy(origin: Origin) -> Iterator[FaultProxy]:
    with FaultProxy(origin.url) as made:
        yield made


def ask(
    proxy: FaultProxy, path: str, body: bytes | None = None, **headers: str
) -> tuple[int, bytes, dict[str, str]]:
    connection = http.client.HTTPConnection("127.0.0.1", proxy.port, timeout=5)
    try:
        named = {key.replace("_", "-"): value for key, value in headers.items()}
        connection.request("GET" if body is None else "POST", path, body, named)
        answer = connection.getresponse()
        return answer.status, answer.read(), dict(answer.getheaders())
    finally:
        connection.close()


def test_bodies_pass_byte_for_byte(proxy: FaultProxy, origin: Origin) -> None:
    status, content, _ = ask(proxy, "/dataset/x/download/y.csv")
    assert (status, content) == (200, BINARY + f"{origin.url}/dataset/x/download/y.csv".encode())
    form = b"--x\r\n" + BINARY + proxy.url.encode()
    ask(
        proxy,
        "/api/action/resource_create?a=1",
        form,
        Content_Type="multipart/form-data; boundary=x",
        Authorization="secret",
    )
    method, path, headers, body = origin.got[-1]
    assert (method, path, body) == ("POST", "/api/action/resource_create?a=1", form)
    assert headers["Authorization"] == "secret"
    assert headers["Host"] == origin.url.removeprefix("http://")


def test_addresses_in_json_are_those_of_the_proxy(proxy: FaultProxy, origin: Origin) -> None:
    sent = json.dumps({"url": f"{proxy.url}/dataset/x"}).encode()
    _, content, headers = ask(
        proxy, "/api/action/package_update", sent, Content_Type="application/json"
    )
    assert json.loads(content)["url"] == f"{proxy.url}/dataset/x/download/y.csv"
    assert int(headers["Content-Length"]) == len(content)
    assert headers["Location"] == f"{proxy.url}/elsewhere"
    assert json.loads(origin.got[-1][3])["url"] == f"{origin.url}/dataset/x"


def test_requests_are_counted_and_named(proxy: FaultProxy) -> None:
    ask(proxy, "/api/3/action/package_show", b"{}", Authorization="secret")
    ask(proxy, "/api/3/action/package_revise", b"{}")
    ask(proxy, "/api/3/action/organization_list_for_user?all=1", b"{}")
    ask(proxy, "/api/3/action/package_revise", b"{}")
    ask(proxy, "/dataset/x/resource/y/download/z.csv")
    ask(proxy, "/dataset/x")
    assert [
        (one.number, one.action, one.of_action, one.write, one.of_kind, one.token, one.status)
        for one in proxy.seen
    ] == [
        (1, "package_show", 1, False, 1, True, 200),
        (2, "package_revise", 1, True, 1, False, 200),
        (3, "organization_list_for_user", 1, False, 2, False, 200),
        (4, "package_revise", 2, True, 2, False, 200),
        (5, "file", 1, False, 3, False, 200),
        (6, "page", 1, False, 4, False, 200),
    ]


def test_requests_can_be_chosen(proxy: FaultProxy, origin: Origin) -> None:
    proxy.when(number(2), faults.answered(501))
    proxy.when(action("package_show", 2), faults.answered(502))
    proxy.when(write(1), faults.answered(503))
    proxy.when(read(4), faults.answered(504))
    proxy.when(always, faults.answered(505), times=1)
    paths = ["status_show", "package_show", "package_show", "package_revise", "a_show", "b_show"]
    found = [ask(proxy, f"/api/action/{path}", b"{}")[0] for path in paths]
    assert found == [505, 501, 502, 503, 504, 200]
    assert len(origin.got) == 1
    assert [one.status for one in proxy.seen] == [None] * 5 + [200]
    proxy.clear()
    assert ask(proxy, "/api/action/package_revise", b"{}")[0] == 200
    assert [one.number for one in proxy.seen] == [1]


@pytest.mark.parametrize(
    ("fault", "forwarded", "met"),
    [
        (faults.dropped, False, {http.client.RemoteDisconnected}),
        (faults.hung_up, True, {http.client.RemoteDisconnected}),
        (faults.reset_reply, True, {ConnectionResetError}),
        (faults.reset_upload, False, {ConnectionResetError, BrokenPipeError}),
    ],
)
def test_connections_break(
    proxy: FaultProxy, origin: Origin, fault: Any, *, forwarded: bool, met: set[type]
) -> None:
    proxy.when(always, fault, times=1)
    with pytest.raises(OSError) as caught:  # noqa: PT011 - its kind is looked at below
        ask(proxy, "/api/action/package_revise", b"{}" * 50000)
    assert type(caught.value) in met
    assert bool(origin.got) == forwarded
    if fault is faults.reset_upload:
        assert origin.cut.wait(5), "the server sees the upload break off too"
    assert ask(proxy, "/api/action/package_revise", b"{}")[0] == 200


@pytest.mark.parametrize("fault", [faults.silent, faults.unanswered])
def test_nobody_answers(proxy: FaultProxy, origin: Origin, fault: Any) -> None:
    proxy.when(always, fault)
    with socket.create_connection(("127.0.0.1", proxy.port)) as client:
        client.sendall(b"POST /api/action/x HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}")
        client.settimeout(0.3)
        with pytest.raises(TimeoutError):
            client.recv(1)
    assert bool(origin.got) == (fault is faults.unanswered)


@pytest.mark.parametrize("done", [False, True])
def test_others_answer(proxy: FaultProxy, origin: Origin, *, done: bool) -> None:
    proxy.when(number(1), faults.broken_inside(500, done=done))
    proxy.when(number(2), faults.page(502, "Bad Gateway", done=done))
    proxy.when(number(3), faults.empty(503, done=done))
    found = [ask(proxy, "/api/action/package_revise", b"{}") for _ in range(3)]
    assert [one[0] for one in found] == [500, 502, 503]
    assert json.loads(found[0][1])["error"]["__type"] == "Internal Server Error"
    assert b"<title>Bad Gateway</title>" in found[1][1]
    assert found[2][1] == b""
    assert len(origin.got) == 3 * done


def test_answers_are_not_what_they_should_be(proxy: FaultProxy, origin: Origin) -> None:
    proxy.when(number(1), faults.truncated)
    proxy.when(number(2), faults.bare_string)
    proxy.when(number(3), faults.slow(0.01))
    proxy.when(number(4), faults.busy("7"))
    proxy.when(number(5), faults.guarded)
    proxy.when(number(6), faults.sent_elsewhere("http://other.example/x"))
    found = [ask(proxy, "/api/action/package_revise", b"{}") for _ in range(6)]
    with pytest.raises(ValueError, match="Unterminated"):
        json.loads(found[0][1])
    assert json.loads(found[1][1]) == "All is well"
    assert json.loads(found[2][1])["success"] is True
    assert (found[3][0], found[3][2]["Retry-After"]) == (429, "7")
    assert (found[4][0], found[4][2]["Server"]) == (403, "cloudflare")
    assert (found[5][0], found[5][2]["Location"]) == (302, "http://other.example/x")
    assert len(origin.got) == 3


def test_something_happens_before_and_after(proxy: FaultProxy, origin: Origin) -> None:
    order: list[int] = []
    proxy.when(number(1), faults.before(lambda: order.append(len(origin.got))))
    proxy.when(number(2), faults.after(lambda: order.append(len(origin.got))))
    assert [ask(proxy, "/api/action/x", b"{}")[0] for _ in range(2)] == [200, 200]
    assert order == [0, 2]


def test_a_fault_of_the_proxy_itself_is_not_lost(origin: Origin) -> None:
    def mistaken(_: object) -> None:
        raise ValueError("mistaken")

    proxy = FaultProxy(origin.url)
    proxy.when(always, mistaken)
    with pytest.raises(AssertionError, match="mistaken"), proxy:  # noqa: SIM117 - one inside the other
        with pytest.raises(http.client.RemoteDisconnected):
            ask(proxy, "/api/action/x", b"{}")
