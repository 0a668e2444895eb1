"""A web server and a mail server that write down what they are told."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer


@dataclass
class Web:
    """``asked`` are (method, path, body); each is answered with ``answer``."""

    url: str = ""
    answer: int = 200
    asked: list[tuple[str, str, bytes]] = field(default_factory=list)


@contextmanager
def web_server() -> Iterator[Web]:
    web = Web()

    class Handler(BaseHTTPRequestHandler):
        def _take(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            web.asked.append((self.command, self.path, body))
            self.send_response(web.answer)
            if 300 <= web.answer < 400:
                self.send_header("Location", f"{web.url}/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_GET = do_POST = _take  # noqa: N815

        def log_message(self, *_args: object) -> None:
            """Nothing on stderr."""

    with _serving(HTTPServer(("127.0.0.1", 0), Handler)) as port:
        web.url = f"http://127.0.0.1:{port}"
        yield web


@dataclass
class Post:
    """``mails`` are the messages as they came; ``refuse`` is the answer to a message."""

    port: int = 0
    refuse: str = ""
    mails: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)


@contextmanager
def mail_server() -> Iterator[Post]:
    """Just enough SMTP for one message without a login."""
    post = Post()

    class Handler(socketserver.StreamRequestHandler):
        def _answer(self, text: str) -> None:
            self.wfile.write(text.encode() + b"\r\n")

        def handle(self) -> None:
            self._answer("220 test")
            while line := self.rfile.readline().decode().rstrip("\r\n"):
                post.said.append(line)
                word = line.split()[0].upper()
                if word == "DATA":
                    self._answer("354 go on")
                    lines = []
                    while (text := self.rfile.readline().decode().rstrip("\r\n")) != ".":
                        lines.append(text)
                    if not post.refuse:
                        post.mails.append("\n".join(lines))
                    self._answer(post.refuse or "250 taken")
                elif word == "QUIT":
                    self._answer("221 bye")
                    return
                else:
                    self._answer("250 ok")

    with _serving(socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)) as port:
        post.port = port
        yield post


@contextmanager
def _serving(server: socketserver.TCPServer) -> Iterator[int]:
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
