"""A small real server on the loopback interface that answers as it is told, also wrongly."""

from __future__ import annotations

import contextlib
import hashlib
import json
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import BinaryIO

KEPT = 1 << 20


@dataclass
class Heard:
    """One request, as it came over the wire."""

    method: str
    path: str
    headers: list[tuple[str, str]]
    body: bytes = b""
    bytes: int = 0
    digest: hashlib._Hash = field(default_factory=hashlib.sha256)

    def header(self, name: str) -> str | None:
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)

    def everything(self) -> str:
        return f"{self.method} {self.path} {self.headers} {self.body!r}"


@dataclass
class Talk:
    """The connection that a script answers on."""

    socket: socket.socket
    stream: BinaryIO
    heard: Heard
    keep: bool = True

    def take(self, limit: int | None = None) -> None:
        """Read the body, or the first ``limit`` bytes of it."""
        whole = int(self.heard.header("Content-Length") or 0)
        left = whole if limit is None else min(limit, whole)
        while left:
            block = self.stream.read(min(1 << 16, left))
            if not block:
                return
            left -= len(block)
            self.heard.bytes += len(block)
            self.heard.digest.update(block)
            self.heard.body += block[: max(0, KEPT - len(self.heard.body))]

    def send(self, content: bytes) -> None:
        self.socket.sendall(content)

    def reset(self) -> None:
        """End the connection with RST, as a crashed machine or a firewall does."""
        self.keep = False
        option = struct.pack("ii", 1, 0)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, option)


Script = Callable[[Talk], None]


def head(status: int, headers: dict[str, str], length: int | None) -> bytes:
    lines = [f"HTTP/1.1 {status} Whatever"]
    lines += [f"{key}: {value}" for key, value in headers.items()]
    if length is not None:
        lines.append(f"Content-Length: {length}")
    return ("\r\n".join(lines) + "\r\n\r\n").encode("utf-8")


def reply(
    status: int = 200,
    body: bytes | str = b"",
    type: str = "application/json;charset=utf-8",  # noqa: A002
    **headers: str,
) -> Script:
    """A whole answer; ``Retry_After="3"`` gives the header Retry-After."""
    content = body.encode("utf-8") if isinstance(body, str) else body
    lines = {"Content-Type": type} | {k.replace("_", "-"): v for k, v in headers.items()}

    def script(talk: Talk) -> None:
        talk.take()
        talk.send(head(status, lines, len(content)) + content)

    return script


def success(result: object = None, **headers: str) -> Script:
    body = {"help": "https://portal.example/help", "success": True, "result": result}
    return reply(200, json.dumps(body), **headers)


def refusal(status: int, error: object, **headers: str) -> Script:
    body = {"help": "https://portal.example/help", "error": error, "success": False}
    return reply(status, json.dumps(body), **headers)


def html(status: int, page: str, **headers: str) -> Script:
    return reply(status, page, "text/html; charset=utf-8", **headers)


def silent(seconds: float) -> Script:
    def script(talk: Talk) -> None:
        talk.take()
        time.sleep(seconds)
        talk.keep = False

    return script


def dripping(body: bytes, pause: float) -> Script:
    """An answer of one byte at a time."""

    def script(talk: Talk) -> None:
        talk.take()
        talk.send(head(200, {"Content-Type": "application/json"}, len(body)))
        for number in range(len(body)):
            talk.send(body[number : number + 1])
            time.sleep(pause)

    return script


def cut_short(body: bytes, sent: int, *, reset: bool) -> Script:
    """An answer that ends before its announced length."""

    def script(talk: Talk) -> None:
        talk.take()
        talk.send(head(200, {"Content-Type": "application/json"}, len(body)) + body[:sent])
        talk.keep = False
        if reset:
            time.sleep(0.05)
            talk.reset()

    return script


def reset_after(taken: int) -> Script:
    """Read so much of the request, then break the connection."""

    def script(talk: Talk) -> None:
        talk.take(taken)
        talk.reset()

    return script


class ScriptedPortal:
    """Gives the scripts of ``answers`` one after the other, the last one for ever."""

    def __init__(self, tls: ssl.SSLContext | None = None, host: str = "127.0.0.1") -> None:
        self.answers: list[Script] = []
        self.heard: list[Heard] = []
        self.connections = 0
        self._tls = tls
        self._open: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self._lock = threading.Lock()
        self._listener = socket.create_server((host, 0))
        self.port = self._listener.getsockname()[1]
        self.url = f"{'https' if tls else 'http'}://{host}:{self.port}"

    def __enter__(self) -> ScriptedPortal:
        self._start(self._listen)
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for one in self._open:
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(10)

    def _start(self, work: Callable[..., None], *arguments: object) -> None:
        thread = threading.Thread(target=work, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _listen(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            self._open.append(connection)
            self._start(self._serve, connection)

    def _serve(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError), connection:
            if self._tls is None:
                self._talk(connection)
            else:
                with self._tls.wrap_socket(connection, server_side=True) as encrypted:
                    self._talk(encrypted)

    def _talk(self, connection: socket.socket) -> None:
        with connection.makefile("rb") as stream:
            while heard := _request(stream):
                with self._lock:
                    number = min(len(self.heard), len(self.answers) - 1)
                    self.heard.append(heard)
                talk = Talk(connection, stream, heard)
                self.answers[number](talk)
                if not talk.keep:
                    return


def _request(stream: BinaryIO) -> Heard | None:
    first = stream.readline().decode("latin-1").split()
    if len(first) != 3:
        return None
    headers = []
    while line := stream.readline().decode("latin-1").strip():
        key, _, value = line.partition(":")
        headers.append((key.strip(), value.strip()))
    return Heard(first[0], first[1], headers)
