"""Asking one address of somebody else's site whether it answers: little, slowly, and outside only.

HEAD first, and a GET of a few bytes where that does not say enough: some sites answer it wrongly.
Addresses come out of tables, so they may lead anywhere: those inside of a network are not visited.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urljoin, urlsplit

from opendata.pipeline.feeds.web import AGENT, MOVED, REDIRECTS, causes, no_password
from opendata.pipeline.links.found import Found, State
from opendata.portals.ckan.client.address import origin_of
from opendata.portals.ckan.client.answer import waiting_time

GONE: Final = frozenset({404, 410})
BUSY: Final = frozenset({429, 503})
EMPTY: Final = 416
"""There is a file, and it has not even the first byte that was asked for."""
LASTING: Final = frozenset({301, 308})
BYTES: Final = 1024
ROBOTS: Final = 100_000
"""So many bytes of ``robots.txt`` are read."""
FRONT: Final = frozenset({"", "/"})


@dataclass(frozen=True, slots=True)
class Limits:
    """In seconds: ``connect``, ``read`` (the next bytes), ``between`` two requests, and ``total``
    for the bytes of one answer.
    """

    connect: float = 10
    read: float = 20
    between: float = 1
    total: float = 30


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    location: str | None
    wait: float | None
    body: bytes


class Reach:
    """The connections of one run. To be closed."""

    def __init__(
        self,
        limits: Limits | None = None,
        sleep: Callable[[float], None] = time.sleep,
        *,
        inside: bool = False,
    ) -> None:
        """``inside`` lets it visit this computer and its network, for tests."""
        import requests

        self.limits = limits or Limits()
        self.sleep = sleep
        self._inside = inside
        self._session = requests.Session()
        self._session.headers.clear()
        self._session.headers["User-Agent"] = AGENT

    def close(self) -> None:
        """End the connections."""
        self._session.close()

    def __enter__(self) -> Reach:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def visit(self, address: str) -> Found:
        """What is at ``address``; never raises for what a site can do."""
        found = self._followed("HEAD", address)
        if found.state is State.ALIVE or not found.why.startswith("http-"):
            return found
        self.sleep(self.limits.between)
        return self._followed("GET", address)

    def robots(self, origin: str) -> str:
        """The text of ``robots.txt`` of a site; empty where it has none, or cannot be had."""
        found = self._once("GET", f"{origin}/robots.txt", ROBOTS)
        if isinstance(found, _Answer) and found.status == 200:
            return found.body.decode("utf-8", "replace")
        return ""

    def _followed(self, method: str, address: str) -> Found:
        here, lasting = address, True
        for _ in range(REDIRECTS + 1):
            answer = self._once(method, here, BYTES)
            if isinstance(answer, Found):
                return answer
            if answer.status not in MOVED or answer.location is None:
                return _judged(answer, address, here, here if lasting and here != address else "")
            lasting = lasting and answer.status in LASTING
            target = _target(here, answer.location)
            if target is None:
                return Found(State.UNCHECKED, "redirects")
            here = target
        return Found(State.UNCHECKED, "redirects")

    def _once(self, method: str, address: str, size: int) -> _Answer | Found:
        """The answer, or why there is none."""
        import requests
        from urllib3.exceptions import HTTPError

        headers = {"Accept": "*/*", "Accept-Encoding": "identity"}
        if method == "GET" and size == BYTES:
            headers["Range"] = f"bytes=0-{BYTES - 1}"
        try:
            request = requests.Request(method, address, headers, auth=no_password)
            prepared = self._session.prepare_request(request)
            url = str(prepared.url)
            settings = self._session.merge_environment_settings(url, {}, True, None, None)
            refusal = self._refusal(url, settings["proxies"])
            if refusal is not None:
                return refusal
            response = self._session.get_adapter(url).send(
                prepared, timeout=(self.limits.connect, self.limits.read), **settings
            )
            try:
                return _read(response, size, time.monotonic() + self.limits.total)
            finally:
                response.close()
        except (requests.exceptions.InvalidURL, requests.exceptions.MissingSchema, UnicodeError):
            return Found(State.UNCHECKED, "not-web")
        except requests.exceptions.InvalidSchema:
            return Found(State.UNCHECKED, "not-web")
        except (requests.RequestException, HTTPError, OSError, ValueError) as error:
            return _failure(error)

    def _refusal(self, url: str, proxies: dict[str, str]) -> Found | None:
        """Why ``url`` is not visited: it is no address of the web, or none of the world outside."""
        origin = origin_of(url)
        if origin is None:
            return Found(State.UNCHECKED, "not-web")
        if self._inside:
            return None
        host = origin.host.strip("[]")
        try:
            return None if ipaddress.ip_address(host).is_global else _INTERNAL
        except ValueError:
            pass
        if proxies.get(origin.scheme):
            return None  # names are known to the proxy, and perhaps not here
        try:
            found = socket.getaddrinfo(host, origin.port, type=socket.SOCK_STREAM)
        except OSError:
            return Found(State.UNCHECKED, "no-host", silent=True)
        outside = all(
            ipaddress.ip_address(str(one[4][0]).partition("%")[0]).is_global for one in found
        )
        return None if outside else _INTERNAL


_INTERNAL: Final = Found(State.UNCHECKED, "internal")


def _read(response: Any, size: int, deadline: float) -> _Answer:
    headers = {name.lower(): value for name, value in response.headers.items()}
    body = b""
    # read1 gives what is there; a full read would wait for bytes that nobody needs.
    while len(body) < size and (block := response.raw.read1(size - len(body))):
        body += block
        if size == BYTES or time.monotonic() > deadline:
            break
    return _Answer(
        response.status_code,
        headers.get("location"),
        waiting_time(headers.get("retry-after"), headers.get("date")),
        body,
    )


def _judged(answer: _Answer, asked: str, here: str, target: str) -> Found:
    status = answer.status
    if 200 <= status < 300 or status == EMPTY:
        if here != asked and _path(here) in FRONT and _path(asked) not in FRONT:
            return Found(State.UNCHECKED, "front-page")
        return Found(State.ALIVE, target=target)
    if status in GONE:
        return Found(State.DEAD, f"http-{status}")
    if status == 429 or (status in BUSY and answer.wait is not None):
        return Found(State.UNCHECKED, "busy", wait=answer.wait)
    return Found(State.UNCHECKED, f"http-{status}", silent=status >= 500)


def _path(address: str) -> str:
    parts = urlsplit(address)
    return parts.path + parts.query


def _target(here: str, location: str) -> str | None:
    # The letters of a header arrive one byte each; addresses in them are often UTF-8.
    text = location.encode("latin-1", "replace").decode("utf-8", "replace").strip()
    try:
        target = urljoin(here, text).partition("#")[0]
    except ValueError:
        return None
    return target if origin_of(target) is not None else None


def _failure(error: Exception) -> Found:
    import ssl

    from requests.exceptions import Timeout
    from urllib3.exceptions import NameResolutionError, NewConnectionError
    from urllib3.exceptions import TimeoutError as LateError

    chain = list(causes(error))

    def has(*kinds: type[BaseException]) -> bool:
        return any(isinstance(one, kinds) for one in chain)

    if has(ssl.SSLCertVerificationError):
        return Found(State.UNCHECKED, "certificate")
    if has(ssl.SSLError):
        # An old server, with which a browser may still talk: silence would be saying too much.
        return Found(State.UNCHECKED, "tls")
    if has(NameResolutionError, socket.gaierror):
        return Found(State.UNCHECKED, "no-host", silent=True)
    # That nobody is there counts as a kind of timeout for urllib3.
    if has(TimeoutError, Timeout, LateError) and not has(ConnectionRefusedError):
        slow = has(TimeoutError, Timeout) or not has(NewConnectionError)
        return Found(State.UNCHECKED, "slow" if slow else "unreachable", silent=True)
    if has(ConnectionRefusedError, NewConnectionError):
        return Found(State.UNCHECKED, "unreachable", silent=True)
    return Found(State.UNCHECKED, "broken", silent=True)
