"""How the fake CKAN says no: with the answers of a real one, judged as those are."""

from __future__ import annotations

import json
from typing import Any

from opendata.portals.ckan.client.answer import Answer
from opendata.portals.ckan.client.failures import CkanFailure
from opendata.portals.ckan.client.judge import judge, judge_file
from opendata.portals.ckan.client.spot import Spot, is_read


class Refused(Exception):
    """An answer that is no success: ``body`` is what CKAN writes."""

    def __init__(self, status: int, body: object) -> None:
        super().__init__(status, body)
        self.status = status
        self.body = body

    def failure(self, url: str, action: str) -> CkanFailure:
        """What the client makes of it."""
        answer = Answer(self.status, "application/json", json.dumps(self.body))
        return judge(Spot(url, action, not is_read(action)), answer)


def _error(status: int, kind: str, **said: Any) -> Refused:
    return Refused(status, {"success": False, "error": {"__type": kind, **said}})


def invalid(**fields: Any) -> Refused:
    """Each field with what is wrong with it."""
    return _error(409, "Validation Error", **{key: [one] for key, one in fields.items()})


def not_found() -> Refused:
    """There is no such thing."""
    return _error(404, "Not Found Error", message="Not found")


def denied(who: str | None, *, named: bool = True) -> Refused:
    """``who`` may not; None is a visitor without a token. Some actions of 2.8 name nobody."""
    text = f"User {who or ''} not authorized" if named else "not authorized"
    return _error(403, "Authorization Error", message=f"Access denied: {text}")


def bad_query(said: str) -> Refused:
    """A search that is not understood."""
    return _error(400, "Search Query Error", message=said)


def no_action(name: str) -> Refused:
    """CKAN answers with a bare text here."""
    return Refused(400, f"Bad request: Action name not known: {name}")


def file_refused(url: str, status: int) -> CkanFailure:
    """A file that is not given out: here CKAN answers with pages."""
    page = '<html><head><meta name="generator" content="ckan 2"><title>Error</title></head></html>'
    return judge_file(Spot(url, url, write=False), Answer(status, "text/html", page))
