"""A short call over HTTP whose failure is told in a word, without the address.

Addresses of heartbeats and webhooks are secrets: whoever knows one can speak for us. So they never
stand in a message, and a redirect is not followed.
"""

from __future__ import annotations

import threading
import urllib.error
import urllib.request
from collections.abc import Callable
from http.client import HTTPException
from typing import Final
from urllib.parse import urlsplit

from opendata import __version__

PATIENCE: Final = 10.0
"""Seconds that a single answer may take, and the whole of a call a little longer."""


class CallFailedError(Exception):
    """Why a call failed, in a few words for a log; no address and no password is in them."""


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_args: object, **_more: object) -> None:
        """A redirect is an answer like any other, and not the one that was wanted."""


def call(method: str, url: str, data: bytes | None, kind: str = "text/plain") -> None:
    """Send ``data`` of the media type ``kind`` to ``url``, with GET nothing; no answer is read.

    :raises CallFailedError: unless the answer is 2xx within a few seconds.
    """
    headers = {"User-Agent": f"opendata-rada/{__version__}"}
    if method == "POST":
        headers["Content-Type"] = kind
    else:
        data = None
    request = urllib.request.Request(url, data, headers, method=method)  # noqa: S310 - the schema
    opener = urllib.request.build_opener(_NoRedirect)

    def send() -> None:
        try:
            opener.open(request, timeout=PATIENCE).close()
        except urllib.error.HTTPError as error:
            error.close()
            raise CallFailedError(f"HTTP {error.code}") from None
        except urllib.error.URLError as error:
            raise CallFailedError(_reason(error.reason)) from None
        except (OSError, HTTPException, ValueError) as error:
            raise CallFailedError(_reason(error)) from None

    within(PATIENCE * 1.5, send)


def within(seconds: float, action: Callable[[], None]) -> None:
    """Do ``action``, but do not wait for it any longer: names may be looked up for minutes.

    :raises CallFailedError: when it takes longer; or whatever ``action`` raises.
    """
    raised: list[BaseException] = []

    def run() -> None:
        try:
            action()
        except BaseException as error:  # it is raised again below, in the thread that waits
            raised.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        raise CallFailedError(f"no answer in {seconds:.0f} s")
    if raised:
        raise raised[0]


def host_of(url: str) -> str:
    """The part of an address that may be told."""
    return urlsplit(url).hostname or "?"


def _reason(reason: object) -> str:
    if isinstance(reason, OSError):
        return reason.strerror or type(reason).__name__
    return type(reason).__name__ if isinstance(reason, Exception) else str(reason)
