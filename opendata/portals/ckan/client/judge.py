"""From an answer that is no success to the failure it means. Pure.

CKAN's kind of error (``__type``) is believed before the status: versions differ in the statuses,
and servers between it and us give the same statuses for reasons of their own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from opendata.portals.ckan.client import refusals as say
from opendata.portals.ckan.client.address import shown
from opendata.portals.ckan.client.answer import Answer
from opendata.portals.ckan.client.failures import CkanFailure
from opendata.portals.ckan.client.spot import Spot

LONGEST: Final = 400
"""Characters of a portal's own words that are kept for people."""
ANONYMOUS: Final = re.compile(r"\bUser(?: {2}|\s*$)")
"""Two spaces: the name of the user between them is empty."""
UNREACHABLE: Final = ("unable to connect", "failed to connect", "connection", "timed out")
IMMENSE: Final = ("immense term", "32766")
"""How Solr says that one value is too long: that is no fault of the index."""


def judge(spot: Spot, answer: Answer) -> CkanFailure:
    """The failure that the answer to an action means."""
    kind = answer.error.get("__type")
    if kind is not None:
        return _ckan(spot, answer, str(kind))
    if answer.redirects:
        return _redirect(spot, answer)
    if answer.status in {200, 201}:
        return say.broken(spot, gist(answer), answer.status, maybe_done=spot.write)
    if answer.status == 400:
        return _bad_request(spot, answer)
    if answer.status in {404, 405, 410}:
        return say.no_api(spot, gist(answer), answer.status)
    return _server(spot, answer)


def judge_file(spot: Spot, answer: Answer) -> CkanFailure:
    """The failure that the answer to a download means; here pages of HTML are CKAN's own too."""
    if answer.redirects:
        return _redirect(spot, answer)
    if answer.status in {404, 410}:
        return say.not_found(spot, gist(answer), answer.status)
    if answer.status == 403 and not answer.guarded and _made_by_ckan(answer):
        return say.denied(spot, gist(answer), answer.status, anonymous=False)
    return _server(spot, answer)


def sent_to_login(answer: Answer) -> bool:
    """CKAN sends a visitor without the right to a file to the page for logging in."""
    return "/user/login" in (answer.location or "").partition("?")[0]


def _made_by_ckan(answer: Answer) -> bool:
    text = (answer.text or "").lower()
    return 'content="ckan' in text or bool(answer.error)


def _redirect(spot: Spot, answer: Answer) -> CkanFailure:
    if sent_to_login(answer):
        return say.denied(spot, "/user/login", answer.status, anonymous=True)
    return say.elsewhere(spot, shown(answer.location or ""), answer.status)


def _server(spot: Spot, answer: Answer) -> CkanFailure:
    """Answers that any server on the way may give."""
    status, found = answer.status, gist(answer)
    if status == 429:
        return say.busy(spot, found, status, answer.retry_after)
    if status == 413:
        return say.too_large(spot, found, status)
    if status in {401, 403, 407, 451}:
        return say.proxy_denied(spot, found, status)
    if status >= 500 or status == 408:
        return say.server_fault(spot, found, status, answer.retry_after)
    return say.broken(spot, found, status, maybe_done=spot.write)


def _bad_request(spot: Spot, answer: Answer) -> CkanFailure:
    found = gist(answer)
    if "Action name not known" in found:
        return say.no_action(spot, found, answer.status)
    return say.bad_request(spot, found, answer.status)


def _ckan(spot: Spot, answer: Answer, kind: str) -> CkanFailure:
    error, status, found = answer.error, answer.status, gist(answer)
    fields = {key: value for key, value in error.items() if key != "__type"}
    match kind:
        case "Authorization Error":
            anonymous = bool(ANONYMOUS.search(str(error.get("message", ""))))
            return say.denied(spot, found, status, anonymous=anonymous)
        case "Not Found Error":
            return say.not_found(spot, found, status)
        case "Validation Error" if _unmatched(fields):
            return say.conflict(spot, found, status, fields)
        case "Validation Error" if "too large" in str(fields.get("upload", "")).lower():
            return say.too_large(spot, found, status)
        case "Validation Error":
            return say.invalid(spot, found, status, fields)
        case "Search Query Error":
            return say.bad_request(spot, found, status)
        case "Search Index Error" if any(word in str(fields) for word in IMMENSE):
            return say.invalid(spot, found, status, fields)
        case "Search Error" if _only_the_query(spot, str(fields)):
            return say.bad_request(spot, found, status)
        case "Search Error" | "Search Index Error" | "Search Connection Error":
            return say.search_down(spot, found, status)
        case _:
            return _server(spot, answer)


def _only_the_query(spot: Spot, said: str) -> bool:
    """A search that was not understood; CKAN 2.8 and 2.9 call a missing index the same."""
    lower = said.lower()
    return spot.what.endswith("_search") and not any(word in lower for word in UNREACHABLE)


def _unmatched(fields: Mapping[str, Any]) -> bool:
    """``{"match": [...]}``, or in 2.9 ``{"message": [{"match": [...]}]}``."""
    inner = fields.get("message")
    wrapped = isinstance(inner, list) and any(isinstance(x, dict) and "match" in x for x in inner)
    return "match" in fields or wrapped


def gist(answer: Answer) -> str:
    """What the answer says, on one line and not long: CKAN's words, or the start of a page."""
    body = answer.json
    if answer.error:
        parts = [
            text if key == "message" else f"{key}: {text}"
            for key, value in answer.error.items()
            if key != "__type" and (text := "; ".join(_words(value)))
        ]
        words = " | ".join(parts) or str(answer.error["__type"])
    elif isinstance(body, str):
        words = body
    elif answer.text is None:
        words = f"{answer.type or '?'}: not UTF-8"
    else:
        words = _page(answer.text) or answer.type or "–"
    line = " ".join(words.split())
    start = f"HTTP {answer.status}: "
    return start + (line if len(line) <= LONGEST else line[: LONGEST - 1] + "…")


def _words(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _words(one)
    elif isinstance(value, dict):
        for key, one in value.items():
            yield f"{key}: {'; '.join(_words(one))}"
    elif value is not None:
        yield json.dumps(value)


def _page(text: str) -> str:
    """The title of a page of HTML, or the beginning of what it is."""
    head = text[:20000]
    start = head.lower().find("<title")
    if start >= 0:
        title = head[start:].partition(">")[2].partition("<")[0].strip()
        if title:
            return title
    return head[: 2 * LONGEST]
