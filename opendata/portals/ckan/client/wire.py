"""Requests over the network: bounded in time and size, and the token goes to its own place only.

Built on the adapter of requests, below its ``Session.send``: that one reads the body of every
redirect without bound, looks for passwords in ``.netrc``, and keeps cookies. Proxies and
authorities are taken from the environment as requests does (``HTTPS_PROXY``, ``NO_PROXY``,
``REQUESTS_CA_BUNDLE``); nothing switches the check of certificates off.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Final

import requests
from requests.auth import AuthBase
from urllib3.exceptions import HTTPError

from opendata.portals.ckan.client.answer import Answer, waiting_time
from opendata.portals.ckan.client.body import BLOCK, Body, Changed, Interrupted
from opendata.portals.ckan.client.failures import CkanFailure
from opendata.portals.ckan.client.parts import Timeouts
from opendata.portals.ckan.client.spot import Spot
from opendata.portals.ckan.client.token import Token
from opendata.portals.ckan.client.troubles import source_changed, timed_out, too_much, trouble

LARGEST_REFUSAL: Final = 1 << 20
"""Bytes that are read of an answer that is no success."""


class Pace:
    """Whether an exchange is fast enough, by a clock that nobody sets."""

    def __init__(self, timeouts: Timeouts, spot: Spot) -> None:
        self._timeouts = timeouts
        self._spot = spot
        self._start = time.monotonic()

    def check(self, done: int) -> None:
        """``done`` bytes have been moved by now.

        :raises TimedOut: that is too few.
        """
        allowed = self._timeouts.total + done / self._timeouts.slowest
        if time.monotonic() - self._start > allowed:
            raise timed_out(self._spot)


class _Authorization(AuthBase):
    """Puts the token into the header, if the address is the one it is bound to.

    Without a token too: a request with an object like this takes no password from ``.netrc``.
    """

    def __init__(self, token: Token | None) -> None:
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        # CKAN wants it bare: «Bearer» before it makes an anonymous visitor of it.
        if self._token is not None and (secret := self._token.for_address(request.url or "")):
            request.headers["Authorization"] = secret
        return request


class Reply:
    """An answer whose body has not been read yet. To be closed."""

    def __init__(self, response: requests.Response, spot: Spot, pace: Pace, hide: Hide) -> None:
        self._response = response
        self._spot = spot
        self._pace = pace
        self._hide = hide

    @property
    def status(self) -> int:
        """The HTTP status."""
        return self._response.status_code

    @property
    def type(self) -> str:
        """The media type in small letters, without its parameters."""
        return self._hide(self._header("Content-Type").partition(";")[0].strip()).lower()

    @property
    def packed(self) -> str:
        """The encoding of the content (``gzip``), empty where there is none."""
        encoding = self._hide(self._header("Content-Encoding").strip()).lower()
        return "" if encoding == "identity" else encoding

    @property
    def length(self) -> int | None:
        """How many bytes the body has, as far as it is announced."""
        text = self._header("Content-Length")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None

    def _header(self, name: str) -> str:
        return str(self._response.headers.get(name, ""))

    def blocks(self) -> Iterator[bytes]:
        """The body as it comes, unpacked.

        :raises CkanFailure: it breaks off, or comes too slowly.
        """
        done = 0
        while block := self._block():
            done += len(block)
            self._pace.check(done)
            yield block

    def _block(self) -> bytes:
        try:
            # read1 gives what is there. A full read would wait for all of the block, and a body
            # of one byte a minute would never be seen to be slow.
            return bytes(self._response.raw.read1(BLOCK, decode_content=True) or b"")
        except (HTTPError, OSError, ValueError) as error:
            failure = trouble(error, self._spot)
        raise failure

    def answer(self, largest: int) -> Answer:
        """The whole of it, in memory. A success of more than ``largest`` bytes is refused.

        :raises CkanFailure: it breaks off, is too slow, or too large.
        """
        good = self.status == 200
        limit = largest if good else LARGEST_REFUSAL
        body, cut = bytearray(), False
        for block in self.blocks():
            body += block
            if len(body) > limit:
                if good:
                    raise too_much(self._spot, limit)
                cut = True
                break
        headers = self._response.headers
        return Answer(
            self.status,
            self.type,
            self._text(bytes(body[:limit]), good=good),
            cut,
            waiting_time(headers.get("Retry-After"), headers.get("Date")),
            None if headers.get("Location") is None else self._hide(headers["Location"]),
            self._header("Server").lower(),
        )

    def _text(self, body: bytes, *, good: bool) -> str | None:
        """A success is content: exactly as it is, or nothing. Of the rest, what can be shown."""
        if not good:
            return self._hide(body.decode("utf-8", "replace"))
        try:
            return body.decode("utf-8")
        except UnicodeDecodeError:
            return None

    def close(self) -> None:
        """Give the connection back; if there is more to read on it, end it."""
        self._response.close()

    def __enter__(self) -> Reply:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


Hide = Callable[[str], str]


class Wire:
    """The connections of one client to one portal, kept open between requests."""

    def __init__(self, token: Token | None, timeouts: Timeouts, agent: str) -> None:
        self._token = token
        self._timeouts = timeouts
        self._session = requests.Session()
        self._session.headers.clear()
        self._session.headers["User-Agent"] = agent
        self._hide: Hide = str if token is None else token.hide

    def close(self) -> None:
        """End the connections."""
        self._session.close()

    def pace(self, spot: Spot) -> Pace:
        """Begins now."""
        return Pace(self._timeouts, spot)

    def post(self, spot: Spot, url: str, body: bytes | Body, kind: str, pace: Pace) -> Reply:
        """Send ``body`` with the token, if ``url`` is its place. Redirects are not followed.

        :raises CkanFailure: there is no answer.
        :raises OSError: the file to be sent cannot be read.
        """
        headers = {"Content-Type": kind, "Accept": "application/json"}
        headers["Accept-Encoding"] = "gzip, deflate"
        request = requests.Request(
            "POST", url, headers, data=body, auth=_Authorization(self._token)
        )
        return self._send(spot, request, pace)

    def get(self, spot: Spot, url: str, *, with_token: bool) -> Reply:
        """Ask for a file, as it is and not packed. Redirects are not followed.

        :raises CkanFailure: there is no answer.
        """
        token = self._token if with_token else None
        headers = {"Accept": "*/*", "Accept-Encoding": "identity"}
        request = requests.Request("GET", url, headers, auth=_Authorization(token))
        return self._send(spot, request, self.pace(spot))

    def _send(self, spot: Spot, request: requests.Request, pace: Pace) -> Reply:
        try:
            prepared = self._session.prepare_request(request)
            settings = self._session.merge_environment_settings(
                str(prepared.url), {}, True, None, None
            )
            response = self._session.get_adapter(str(prepared.url)).send(
                prepared, timeout=(self._timeouts.connect, self._timeouts.read), **settings
            )
            return Reply(response, spot, pace, self._hide)
        except Interrupted as stopped:
            failure = _reason(stopped.reason, spot)
        except (requests.RequestException, HTTPError, OSError, ValueError) as error:
            failure = trouble(error, spot)
        # Raised here and not inside «except»: what the libraries raise holds the request, and the
        # request holds the token.
        raise failure


def _reason(error: Exception, spot: Spot) -> Exception:
    if isinstance(error, Changed):
        return source_changed(spot, str(error))
    if isinstance(error, CkanFailure):
        return error.with_traceback(None)
    return error
