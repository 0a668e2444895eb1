"""The client of one portal: actions, uploads and downloads, with failures that can be told apart.

How an action is asked and what a success looks like is ckanapi's; the transport, the bounds and
the words of failures are ours (docs/decisions, “The transport to CKAN”).
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, TypeVar

from opendata import __version__
from opendata.portals.ckan.client import failures as f
from opendata.portals.ckan.client import refusals, troubles
from opendata.portals.ckan.client.address import moved, origin_of, portal_address, shown
from opendata.portals.ckan.client.answer import Answer
from opendata.portals.ckan.client.judge import judge, judge_file
from opendata.portals.ckan.client.parts import Downloaded, Source, Timeouts
from opendata.portals.ckan.client.spot import Spot, is_read
from opendata.portals.ckan.client.token import Token
from opendata.portals.portal import Progress

if TYPE_CHECKING:
    from opendata.portals.ckan.client.wire import Reply

AGENT: Final = f"opendata-rada/{__version__}"
PAUSES: Final = (1.0, 5.0)
"""Seconds before the second and the third try of what can be tried again without harm."""
LONGEST_PAUSE: Final = 120.0
"""A portal that asks to wait longer than this is left alone for now."""
LARGEST_ANSWER: Final = 1 << 27
"""Bytes of one JSON answer: a page of 1,000 datasets with 50 resources each has about half."""
HOPS: Final = 5
"""Redirects that are followed for one download."""

Given = TypeVar("Given")


def quiet(done: int, total: int) -> None:
    """Progress that nobody watches."""


class Client:
    """One portal, one worker: not for two threads at once. To be closed, or used with ``with``.

    Reads are tried again after a passing fault. A write is tried again only where it certainly was
    not done: no connection came about, or the portal said 429.
    """

    def __init__(
        self,
        url: str,
        token: Token | None = None,
        timeouts: Timeouts | None = None,
        agent: str = AGENT,
        *,
        pauses: tuple[float, ...] = PAUSES,
        longest_pause: float = LONGEST_PAUSE,
        largest_answer: int = LARGEST_ANSWER,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """``url`` is the address of the portal, as people open it.

        :raises OpendataError: ``ckan-address``, exit 4.
        """
        from opendata.portals.ckan.client.wire import Wire

        self.url = portal_address(url)
        self.origin = origin_of(self.url)
        self._wire = Wire(token, timeouts or Timeouts(), agent)
        self._hide: Callable[[str], str] = str if token is None else token.hide
        self._pauses = pauses
        self._longest_pause = longest_pause
        self._largest = largest_answer
        self._sleep = sleep

    def call(self, action: str, data: Mapping[str, Any] | None = None) -> Any:
        """The result of an action of CKAN.

        :raises CkanFailure: there is none.
        """
        from ckanapi.common import prepare_action

        spot = self._spot(action, write=not is_read(action))
        path, body, headers = prepare_action(action, dict(data or {}))

        def ask() -> Any:
            url = f"{self.url}/{path}"
            pace = self._wire.pace(spot)
            with self._wire.post(spot, url, body, headers["Content-Type"], pace) as reply:
                return self._result(spot, url, reply.answer(self._largest))

        return self._patiently(spot, ask)

    def upload(
        self,
        action: str,
        data: Mapping[str, Any],
        field: str,
        source: Source,
        progress: Progress = quiet,
    ) -> Any:
        """The result of an action that takes one file, which is streamed.

        :raises CkanFailure: there is no result.
        :raises OSError: the file cannot be read.
        """
        return self.upload_all(action, data, {field: source}, progress)

    def upload_all(
        self,
        action: str,
        data: Mapping[str, Any],
        files: Mapping[str, Source],
        progress: Progress = quiet,
    ) -> Any:
        """The same with several files, by the names of their fields (package_revise).

        A form knows texts only: lists and objects are sent as JSON, as package_revise reads them,
        and None is left out.

        :raises CkanFailure: there is no result.
        :raises OSError: a file cannot be read.
        """
        from ckanapi.common import prepare_action

        from opendata.portals.ckan.client.body import Body

        spot = self._spot(action, write=True)
        texts = {key: _text(value) for key, value in data.items() if value is not None}
        path, form, _ = prepare_action(action, texts, files=True)
        fields = {key.decode("utf-8"): value for key, value in form.items()}

        def send() -> Any:
            url = f"{self.url}/{path}"
            pace = self._wire.pace(spot)

            def watch(done: int) -> None:
                pace.check(done)
                progress(done, len(body))

            body = Body(fields, files, watch)
            with self._wire.post(spot, url, body, body.type, pace) as reply:
                return self._result(spot, url, reply.answer(self._largest))

        return self._patiently(spot, send)

    def download(
        self, url: str, into: Callable[[bytes], None], progress: Progress = quiet
    ) -> Downloaded:
        """Hand the bytes of a file to ``into`` as they come.

        The token goes along only if the file has the portal's own origin, and never on a redirect.
        Nothing is tried again once ``into`` was called.

        :raises CkanFailure: the file did not come whole; ``into`` may have got a part of it.
        :raises OSError: ``into`` failed otherwise than for want of room.
        """
        spot = self._spot(shown(url), write=False)
        if origin_of(url) is None:
            raise troubles.unreachable(spot, shown(url), sent=False)
        reply, final = self._patiently(spot, lambda: self._open(spot, url))
        with reply:
            try:
                return self._receive(spot, reply, final, into, progress)
            except f.CkanFailure as caught:
                failure = caught
        raise _bare(failure)

    def close(self) -> None:
        """End the connections."""
        self._wire.close()

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<client of {self.origin}>"

    def _spot(self, what: str, *, write: bool) -> Spot:
        return Spot(self.url, self._hide(what), write)

    def _result(self, spot: Spot, url: str, answer: Answer) -> Any:
        from ckanapi import errors
        from ckanapi.common import reverse_apicontroller_action

        if answer.status == 200 and answer.text is not None:
            # Which of its errors it raises is of no use: status and headers are not in them. All
            # are named, as they are CKAN's own classes where CKAN itself is installed.
            with suppress(
                errors.CKANAPIError,
                errors.NotAuthorized,
                errors.NotFound,
                errors.SearchError,
                errors.SearchIndexError,
                errors.SearchQueryError,
                errors.ServerIncompatibleError,
                errors.ValidationError,
                KeyError,
                RecursionError,
            ):
                return reverse_apicontroller_action(url, answer.status, answer.text)
        text = None if answer.text is None else self._hide(answer.text)
        raise judge(spot, replace(answer, text=text))

    def _patiently(self, spot: Spot, ask: Callable[[], Given]) -> Given:
        pauses = iter(self._pauses)
        while True:
            try:
                return ask()
            except f.CkanFailure as caught:
                failure = caught
            wait = self._wait(spot, failure, next(pauses, None))
            if wait is None:
                raise _bare(failure)
            self._sleep(wait)

    def _wait(self, spot: Spot, failure: f.CkanFailure, pause: float | None) -> float | None:
        """Seconds until the next try; None where there must be none."""
        if pause is None or not failure.passing or failure.maybe_done:
            return None
        if spot.write and not isinstance(failure, (f.Busy, f.Unreachable)):
            return None
        wait = max(pause, failure.retry_after or 0)
        return wait if wait <= self._longest_pause else None

    def _open(self, spot: Spot, url: str) -> tuple[Reply, str]:
        """The reply that has the file, after redirects, and its address."""
        own = origin_of(url) == self.origin
        for hop in range(HOPS + 1):
            reply = self._wire.get(spot, url, with_token=own and hop == 0)
            if reply.status == 200 and not reply.packed:
                return reply, url
            with reply:
                if reply.status == 200:
                    # Asked for as it is, and packed all the same: its bytes would prove nothing.
                    found = f"Content-Encoding: {reply.packed}"
                    raise refusals.broken(spot, found, 200, maybe_done=False)
                answer = reply.answer(self._largest)
            target = moved(url, answer.location or "") if answer.redirects else None
            if target is None or "/user/login" in target:
                raise judge_file(spot, answer)
            url = target
        raise refusals.elsewhere(spot, f"> {HOPS}: {shown(url)}", answer.status)

    def _receive(
        self, spot: Spot, reply: Reply, url: str, into: Callable[[bytes], None], progress: Progress
    ) -> Downloaded:
        digest, done = hashlib.sha256(), 0
        for block in reply.blocks():
            _store(spot, into, block)
            digest.update(block)
            done += len(block)
            progress(done, reply.length or done)
        return Downloaded(digest.hexdigest(), done, reply.status, reply.type, url)


def _store(spot: Spot, into: Callable[[bytes], None], block: bytes) -> None:
    try:
        into(block)
    except OSError as error:
        if error.errno not in troubles.FULL:
            raise
    else:
        return
    raise troubles.disk_full(spot)


def _bare(failure: f.CkanFailure) -> f.CkanFailure:
    """The failure without the frames that it came through.

    Their variables hold what a portal answered, and it may have answered with the token; there are
    tools that write the variables of a traceback into reports.
    """
    return failure.with_traceback(None)


def _text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
