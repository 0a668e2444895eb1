"""The stand-in as a server."""

from __future__ import annotations

import json
import threading
import traceback
from copy import deepcopy
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

from .index import Index
from .problems import QueryError
from .select import select
from .update import update

JSON = "application/json; charset=utf-8"
XML = "application/xml; charset=utf-8"
_CORE = "/solr/ckan/"


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back."""

    status: int
    body: bytes
    content_type: str = JSON


@dataclass(slots=True)
class Core:
    """One core with what its schema decides."""

    schema_version: str = "2.9"
    """CKAN 2.9 to 2.12 take this one; 2.8 wants its own."""
    operator: str = "OR"
    index: Index = field(default_factory=Index)
    backups: dict[str, Index] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def answer(self, address: str, body: bytes, content_type: str) -> Answer:
        """The answer to a request; whatever is wrong with it, there is one."""
        parts = urlsplit(address)
        if not parts.path.startswith(_CORE):
            return _mistake(404, f"Can not find: {parts.path}")
        try:
            parameters = parse_qs(parts.query, keep_blank_values=True)
            with self.lock:
                return self._do(parts.path[len(_CORE) :].strip("/"), parameters, body, content_type)
        except QueryError as error:
            return _mistake(400, str(error))
        except Exception as error:
            traceback.print_exc()
            return _mistake(500, repr(error))

    def _do(
        self, path: str, parameters: dict[str, list[str]], body: bytes, content_type: str
    ) -> Answer:
        done: dict[str, Any] = {"responseHeader": {"status": 0, "QTime": 0}}
        match path:
            case "select":
                if "form-urlencoded" in content_type:
                    text = body.decode("utf-8", "replace")
                    for name, values in parse_qs(text, keep_blank_values=True).items():
                        parameters.setdefault(name, []).extend(values)
                return _json(200, select(self.index, parameters, self.operator))
            case "update" | "update/json" | "update/json/docs":
                update(self.index, body, content_type)
                return _json(200, done)
            case "schema" | "admin/file":
                schema = (
                    f'<?xml version="1.0"?>\n<schema name="ckan" version="{self.schema_version}"/>'
                )
                return Answer(200, schema.encode(), XML)
            case "admin/ping":
                return _json(200, {**done, "status": "OK"})
            case "replication":
                self._replicate(parameters)
                return _json(200, {**done, "status": "OK"})
        return _mistake(404, f"There is no handler {path}")

    def _replicate(self, parameters: dict[str, list[str]]) -> None:
        """Keep the whole index under a name, or take back what was kept."""
        command, name = (parameters.get(key, [""])[0] for key in ("command", "name"))
        if command == "backup":
            self.backups[name] = deepcopy(self.index)
        elif command == "restore" and name in self.backups:
            self.index = deepcopy(self.backups[name])
        else:
            raise QueryError(f"No such replication: {command} {name}")


def serve(core: Core, port: int) -> ThreadingHTTPServer:
    """A server of the core on the loopback interface; the caller starts and closes it."""

    class Handler(_Handler):
        served = core

    return _Server(("127.0.0.1", port), Handler)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64


class _Handler(BaseHTTPRequestHandler):
    served: ClassVar[Core]
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1

    def do_GET(self) -> None:
        self._send(b"")

    def do_POST(self) -> None:
        self._send(self.rfile.read(int(self.headers.get("Content-Length") or 0)))

    def _send(self, body: bytes) -> None:
        answer = self.served.answer(self.path, body, self.headers.get("Content-Type", ""))
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.content_type)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(answer.body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing: CKAN's own log has each request."""


def _json(status: int, value: dict[str, Any]) -> Answer:
    # Escaped: half a surrogate pair has no other form in which it could be sent.
    return Answer(status, json.dumps(value).encode("ascii"))


def _mistake(status: int, text: str) -> Answer:
    error = {
        "metadata": ["error-class", "org.apache.solr.common.SolrException"],
        "msg": text,
        "code": status,
    }
    return _json(status, {"responseHeader": {"status": status, "QTime": 0}, "error": error})
