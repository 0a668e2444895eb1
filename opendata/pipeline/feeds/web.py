"""Asking a site for a feed: bounded in time and size, patient, and at its own host alone.

Built on the adapter of requests, below its ``Session.send``, which reads the body of every redirect
without bound and looks for passwords in ``.netrc``. Certificates are always checked; proxies and
authorities come from the environment.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit

from opendata import __version__
from opendata.pipeline.feeds import failures as f
from opendata.portals.ckan.client.address import moved, shown
from opendata.portals.ckan.client.answer import waiting_time

AGENT: Final = f"opendata-rada/{__version__}"
MEGABYTE: Final = 1_000_000
BLOCK: Final = 1 << 16
REDIRECTS: Final = 5
MOVED: Final = frozenset({301, 302, 303, 307, 308})
UNCHANGED: Final = 304


@dataclass(frozen=True, slots=True)
class Limits:
    """``connect``, ``read`` (the next bytes) and ``total`` (one answer) are in seconds; ``bytes``
    are those of an answer, unpacked. ``pauses`` stand before each further try; a site that asks
    for more than ``longest`` is left alone. ``between`` is the pause between two pages.
    """

    connect: float = 20
    read: float = 60
    total: float = 180
    bytes: int = 32 * MEGABYTE
    pauses: tuple[float, ...] = (2, 8)
    longest: float = 60
    between: float = 1


@dataclass(frozen=True, slots=True)
class Known:
    """What an earlier answer said of itself, for asking whether it still holds."""

    etag: str = ""
    modified: str = ""

    @property
    def headers(self) -> dict[str, str]:
        """As a question."""
        told = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in told.items() if value}


@dataclass(frozen=True, slots=True)
class Answer:
    """A success; ``unchanged`` has no bytes. ``headers`` have small names."""

    data: bytes = b""
    known: Known = field(default_factory=Known)
    unchanged: bool = False
    headers: Mapping[str, str] = field(default_factory=dict)

    def number(self, header: str) -> int | None:
        """The number in ``header``; None where there is none."""
        text = self.headers.get(header, "").strip()
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


class Web:
    """The connections of one run. To be closed."""

    def __init__(
        self, limits: Limits | None = None, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        import requests

        self.limits = limits or Limits()
        self.sleep = sleep
        self._session = requests.Session()
        self._session.headers.clear()
        self._session.headers["User-Agent"] = AGENT

    def close(self) -> None:
        """End the connections."""
        self._session.close()

    def __enter__(self) -> Web:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def get(self, address: str, known: Known | None = None) -> Answer:
        """The answer at ``address``; ``known`` asks whether it is still the same.

        :raises FeedFailure: there is none, also after further tries where these may help.
        """
        pauses = iter(self.limits.pauses)
        while True:
            try:
                return self._followed(address, known or Known())
            except f.FeedFailure as failure:
                pause = next(pauses, None)
                if pause is None or not failure.passing:
                    raise
                wait = max(pause, failure.wait or 0)
                if wait > self.limits.longest:
                    raise
            self.sleep(wait)

    def _followed(self, address: str, known: Known) -> Answer:
        here = address
        for _ in range(REDIRECTS + 1):
            answer = self._once(here, known)
            if isinstance(answer, Answer):
                return answer
            target = moved(here, answer)
            if target is None or not _same_site(here, target):
                raise f.elsewhere(shown(address), shown(target or answer))
            here = target
        raise f.elsewhere(shown(address), shown(here))

    def _once(self, address: str, known: Known) -> Answer | str:
        """The answer, or where it is: the ``Location`` of a redirect."""
        import requests
        from urllib3.exceptions import HTTPError

        deadline = time.monotonic() + self.limits.total
        headers = {"Accept": "*/*", "Accept-Encoding": "gzip", **known.headers}
        try:
            request = requests.Request("GET", address, headers, auth=no_password)
            prepared = self._session.prepare_request(request)
            url = str(prepared.url)
            settings = self._session.merge_environment_settings(url, {}, True, None, None)
            response = self._session.get_adapter(url).send(
                prepared, timeout=(self.limits.connect, self.limits.read), **settings
            )
            try:
                return self._answer(address, response, deadline)
            finally:
                response.close()
        except (requests.RequestException, HTTPError, OSError, ValueError) as error:
            raise _failure(shown(address), error) from None

    def _answer(self, address: str, response: Any, deadline: float) -> Answer | str:
        status = response.status_code
        headers = {name.lower(): value for name, value in response.headers.items()}
        known = Known(headers.get("etag", "")[:500], headers.get("last-modified", "")[:100])
        if status == UNCHANGED:
            return Answer(known=known, unchanged=True, headers=headers)
        if status in MOVED and "location" in headers:
            return str(headers["location"])
        if status != 200:
            wait = waiting_time(headers.get("retry-after"), headers.get("date"))
            raise f.refused(shown(address), status, wait)
        data = bytearray()
        for block in _blocks(response):
            data += block
            if len(data) > self.limits.bytes:
                raise f.too_large(shown(address), self.limits.bytes // MEGABYTE)
            if time.monotonic() > deadline:
                raise f.slow(shown(address))
        return Answer(bytes(data), known, headers=headers)


def _blocks(response: Any) -> Iterator[bytes]:
    # read1 gives what is there: a full read would wait for all of a block, and a body of one byte
    # a minute would never be seen to be slow.
    while block := response.raw.read1(BLOCK, decode_content=True):
        yield bytes(block)


def no_password(request: Any) -> Any:
    """A request with an ``auth`` takes no password from ``.netrc``."""
    return request


def _same_site(before: str, after: str) -> bool:
    """Whether a redirect stays: «www.» may come or go, and encryption may come."""
    old, new = urlsplit(before), urlsplit(after)
    hosts = [(part.hostname or "").removeprefix("www.") for part in (old, new)]
    upgraded = (old.scheme, new.scheme) == ("http", "https")
    return hosts[0] == hosts[1] and (upgraded or old.port == new.port)


def _failure(address: str, error: Exception) -> f.FeedFailure:
    """Its own text is not shown: it may name a proxy with its password."""
    from requests.exceptions import Timeout
    from urllib3.exceptions import NewConnectionError
    from urllib3.exceptions import TimeoutError as LateError

    chain = list(causes(error))
    bad = next((one for one in chain if isinstance(one, ssl.SSLCertVerificationError)), None)
    if bad is not None:
        return f.bad_certificate(address, bad.verify_message)
    # That nobody is there counts as a kind of timeout for urllib3.
    absent = any(isinstance(one, NewConnectionError) for one in chain)
    if not absent and any(isinstance(one, (TimeoutError, Timeout, LateError)) for one in chain):
        return f.slow(address)
    cause = next((one for one in reversed(chain) if isinstance(one, OSError)), chain[-1])
    words = cause.strerror if isinstance(cause, OSError) and cause.strerror else None
    return f.unreachable(address, words or type(cause).__name__)


def causes(error: BaseException) -> Iterator[BaseException]:
    """The error and everything that it was made of, outermost first."""
    seen: set[int] = set()
    todo: list[object] = [error]
    while todo:
        one = todo.pop(0)
        if isinstance(one, BaseException) and id(one) not in seen:
            seen.add(id(one))
            yield one
            todo += [getattr(one, "reason", None), *one.args, one.__cause__]
