"""Downloading a published catalogue: at its own host alone, bounded in time and size, patient.

Built on the adapter of requests, below its ``Session.send``, which reads the body of every redirect
without bound and looks for passwords in ``.netrc``. Certificates are always checked; proxies and
authorities come from the environment.
"""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote, urlsplit

from opendata.messages import Message, msg
from opendata.pipeline.feeds.web import AGENT, MOVED, REDIRECTS, causes, no_password
from opendata.pipeline.verify.published.source import CHUNK, Missing, Sink, TooLong, Unseen, unread
from opendata.portals.ckan.client.address import moved, origin_of, shown
from opendata.portals.ckan.client.answer import waiting_time
from opendata.problems import Exit, OpendataError, Place, Problem, Severity

GONE: Final = frozenset({404, 410})


@dataclass(frozen=True, slots=True)
class Limits:
    """``connect`` and ``read`` (the next bytes) are in seconds; a file has ``start`` seconds and
    one more for each ``pace`` bytes. ``pauses`` stand before further tries; a site that asks for
    more than ``longest`` is left alone.
    """

    connect: float = 20
    read: float = 60
    start: float = 60
    pace: int = 20_000
    pauses: tuple[float, ...] = (2, 8)
    longest: float = 60


class Web:
    """The files below ``address``. Safe for several threads; to be closed."""

    def __init__(
        self,
        address: str,
        limits: Limits | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Nothing is asked yet.

        :raises OpendataError: ``published-address``, exit 2: no address of the web.
        """
        self.base = base_of(address)
        self.limits = limits or Limits()
        self._sleep = sleep
        self._own = threading.local()
        self._sessions: list[Any] = []

    def close(self) -> None:
        """End the connections."""
        while self._sessions:
            self._sessions.pop().close()

    def shown(self, path: str) -> str:
        """See :class:`~opendata.pipeline.verify.published.source.Source`."""
        return shown(self.base) + path

    def read(self, path: str, limit: int, sink: Sink) -> None:
        """See :class:`~opendata.pipeline.verify.published.source.Source`."""
        pauses = iter(self.limits.pauses)
        given = _Given(sink)
        while True:
            try:
                self._followed(self.base + quote(path), limit, given)
            except _Again as again:
                pause = next(pauses, None)
                wait = max(pause or 0, again.wait or 0)
                if pause is None or given.number or wait > self.limits.longest:
                    raise Unseen(unread(self.shown(path), again.found)) from None
            else:
                return
            self._sleep(wait)

    def _followed(self, address: str, limit: int, given: _Given) -> None:
        here = address
        for _ in range(REDIRECTS + 1):
            location = self._once(here, limit, given)
            if location is None:
                return
            target = moved(here, location)
            if target is None or not _same_site(here, target):
                raise Unseen(_elsewhere(shown(address), shown(target or location)))
            here = target
        raise Unseen(_elsewhere(shown(address), shown(here)))

    def _once(self, address: str, limit: int, given: _Given) -> str | None:
        """Read the answer, or return where it is: the ``Location`` of a redirect."""
        import requests
        from urllib3.exceptions import HTTPError

        session = self._session()
        deadline = time.monotonic() + self.limits.start + limit / self.limits.pace
        try:
            headers = {"Accept": "*/*", "Accept-Encoding": "identity"}
            request = requests.Request("GET", address, headers, auth=no_password)
            prepared = session.prepare_request(request)
            url = str(prepared.url)
            settings = session.merge_environment_settings(url, {}, True, None, None)
            response = session.get_adapter(url).send(
                prepared, timeout=(self.limits.connect, self.limits.read), **settings
            )
            try:
                return _answer(address, response, limit, given, deadline)
            finally:
                response.close()
        except (requests.RequestException, HTTPError, OSError, ValueError) as error:
            raise _failure(shown(address), error) from None

    def _session(self) -> Any:
        import requests

        session = getattr(self._own, "session", None)
        if session is None:
            self._own.session = session = requests.Session()
            session.headers.clear()
            session.headers["User-Agent"] = AGENT
            self._sessions.append(session)
        return session


class _Given:
    """Counts what was handed over: a file is not begun a second time."""

    def __init__(self, sink: Sink) -> None:
        self.sink = sink
        self.number = 0

    def __call__(self, block: bytes) -> None:
        self.number += len(block)
        self.sink(block)


class _Again(Exception):
    """No answer this time; there may be one the next moment."""

    def __init__(self, found: str, wait: float | None = None) -> None:
        super().__init__(found)
        self.found = found
        self.wait = wait


def base_of(address: str) -> str:
    """The address of the catalogue, with a slash at its end, from what a person has copied: of the
    site, of its first page, or of ``data.json``.

    :raises OpendataError: ``published-address``, exit 2.
    """
    text = address.strip()
    try:
        parts = urlsplit(text)
        right = origin_of(text) is not None and not (parts.query or parts.username)
    except ValueError:
        right = False
    if not right:
        problem = Problem(
            "published-address",
            msg("this is no address of a published catalogue"),
            found=shown(address),
            expected=msg("an address such as https://rada.example/opendata, or a folder"),
        )
        raise OpendataError(problem, Exit.USAGE)
    path = text.partition("#")[0]
    for name in ("index.html", "data.json", "catalog.jsonld"):
        path = path.removesuffix(f"/{name}")
    return path.rstrip("/") + "/"


def _answer(address: str, response: Any, limit: int, given: _Given, deadline: float) -> str | None:
    status = response.status_code
    headers = {name.lower(): value for name, value in response.headers.items()}
    if status in MOVED and "location" in headers:
        return str(headers["location"])
    if status in GONE:
        raise Missing(address)
    if status >= 500 or status == 429:
        wait = waiting_time(headers.get("retry-after"), headers.get("date"))
        raise _Again(f"HTTP {status}", wait)
    if status != 200:
        raise Unseen(unread(shown(address), f"HTTP {status}"))
    # read1 gives what is there: a full read would wait for all of a block, and a body of one byte
    # a minute would never be seen to be slow.
    while block := response.raw.read1(CHUNK, decode_content=True):
        if given.number + len(block) > limit:
            raise TooLong(address)
        given(bytes(block))
        if time.monotonic() > deadline:
            raise Unseen(_slow(shown(address)))
    return None


def _same_site(before: str, after: str) -> bool:
    """Whether a redirect stays: «www.» may come or go, and encryption may come."""
    old, new = urlsplit(before), urlsplit(after)
    hosts = [(part.hostname or "").removeprefix("www.") for part in (old, new)]
    upgraded = (old.scheme, new.scheme) == ("http", "https")
    return hosts[0] == hosts[1] and (upgraded or old.port == new.port)


def _failure(address: str, error: Exception) -> Exception:
    """Its own text is not shown: it may name a proxy with its password."""
    chain = list(causes(error))
    bad = next((one for one in chain if isinstance(one, ssl.SSLCertVerificationError)), None)
    if bad is not None:
        return Unseen(unread(address, bad.verify_message))
    cause = next((one for one in reversed(chain) if isinstance(one, OSError)), chain[-1])
    words = cause.strerror if isinstance(cause, OSError) and cause.strerror else None
    return _Again(words or type(cause).__name__)


def _slow(address: str) -> Problem:
    return _problem(
        "published-slow", msg("the site sent the file too slowly to wait for it"), address, None
    )


def _elsewhere(address: str, target: str) -> Problem:
    what = msg("the address leads to another site, which was not asked")
    return _problem("published-elsewhere", what, address, target)


def _problem(code: str, what: Message, address: str, found: str | None) -> Problem:
    return Problem(
        code,
        what,
        Place(address),
        found=found,
        remedy=msg("Look at the address in a browser, and ask whoever looks after the site."),
        severity=Severity.WARNING,
    )
