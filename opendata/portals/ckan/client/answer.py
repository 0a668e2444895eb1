"""One answer of a portal, as much of it as is needed to understand it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Answer:
    """``text`` is the body, or the beginning of it (``cut``); None if it is no UTF-8.

    ``type`` is the media type in small letters, ``server`` who says to have answered,
    ``location`` where a redirect leads. Bodies are not shown in reprs: a server may write back
    what was sent to it.
    """

    status: int
    type: str = ""
    text: str | None = field(default="", repr=False)
    cut: bool = False
    retry_after: float | None = None
    location: str | None = field(default=None, repr=False)
    server: str = ""

    @property
    def json(self) -> Any:
        """The body as JSON; None where it is none."""
        try:
            return None if self.text is None else json.loads(self.text)
        except (ValueError, RecursionError):
            return None

    @property
    def error(self) -> Mapping[str, Any]:
        """What CKAN put into ``error``; empty where the answer is not one of CKAN's."""
        body = self.json
        error = body.get("error") if isinstance(body, dict) else None
        return error if isinstance(error, dict) and isinstance(error.get("__type"), str) else {}

    @property
    def redirects(self) -> bool:
        """True for an answer that only names another address."""
        return self.status in {301, 302, 303, 307, 308}

    @property
    def guarded(self) -> bool:
        """True if Cloudflare answered in place of the portal, as far as it says so."""
        return "cloudflare" in self.server


def waiting_time(header: str | None, date: str | None) -> float | None:
    """Seconds that ``Retry-After`` asks for: a number, or a day and time.

    A time is compared with the ``date`` of the same answer, never with the clock of this computer,
    which may be wrong. None where there is no header, or none that can be understood.
    """
    if header is None:
        return None
    text = header.strip()
    if text.isascii() and text.isdigit():
        return float(min(int(text[:12]), 10**9))
    then, now = _moment(text), _moment(date or "")
    if then is None or now is None:
        return None
    return max(0.0, (then - now).total_seconds())


def _moment(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    # Without a zone it cannot be compared with one that has a zone; HTTP always means GMT.
    return moment if moment.tzinfo is not None else None
