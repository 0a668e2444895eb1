"""Whatever a portal answers, no failure says the token: no text, no repr, no traceback."""

from __future__ import annotations

import io
import traceback
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scripted_portal import Heard, Script, ScriptedPortal, Talk, head

from opendata.messages import msg
from opendata.portals.ckan.client.address import origin_of
from opendata.portals.ckan.client.client import Client
from opendata.portals.ckan.client.failures import CkanFailure
from opendata.portals.ckan.client.parts import Source, Timeouts
from opendata.portals.ckan.client.token import Token
from opendata.problems import describe

SECRET = "0f3b2c1d-aaaa-4bbb-8ccc-1234567890ab"
QUICK = Timeouts(connect=2, read=0.2, total=0.4)


def said(failure: BaseException) -> str:
    """Everything that logs, reports and tools for errors could make of a failure."""
    whole = traceback.TracebackException.from_exception(failure, capture_locals=True)
    parts = ["".join(whole.format()), repr(failure), str(failure), repr(vars(failure))]
    if isinstance(failure, CkanFailure):
        parts += [describe(problem, "uk") for problem in failure.problems]
        parts += [repr(failure.problems), repr(failure.fields)]
    chain = (failure.__cause__, failure.__context__)
    return "\n".join(parts + [said(one) for one in chain if one is not None])


def echo(heard: Heard) -> str:
    """A page for debugging, as careless servers show it."""
    return f"you sent {heard.headers} and {quote(SECRET)}"


def echoing(status: int, kind: str, form: str, ending: str, spot: str) -> Script:
    """An answer that writes the request back, and ends well or badly."""

    def script(talk: Talk) -> None:
        talk.take()
        words = echo(talk.heard).replace('"', "'").replace("\\", "/")
        body = form.replace("ECHO", words).encode()
        headers = {"Content-Type": kind}
        if spot:
            headers[spot] = f"https://other.invalid/{SECRET}?{SECRET}"
        if ending != "well":
            headers["Connection"] = "close"  # or the next request may meet its end
        missing = 10 if ending == "short" else 0
        talk.send(head(status, headers, len(body) + missing) + body)
        if ending != "well":
            talk.keep = False
        if ending == "reset":
            talk.reset()

    return script


FORMS = [
    "ECHO",
    "<title>ECHO</title>",
    '"Bad request: ECHO"',
    '{"success": false, "error": {"__type": "Validation Error", "x": ["ECHO", {"ECHO": 1}]}}',
    '{"success": false, "error": {"__type": "Authorization Error", "message": "ECHO"}}',
    '{"success": false, "error": {"__type": "ECHO"}}',
    '{"success": true, "ECHO": 1}',
    '{"success": true, "result": "ECHO',
]


def failing(client: Client, ask: str) -> CkanFailure | None:
    try:
        if ask == "call":
            client.call("package_create", {"name": "x"})
        elif ask == "upload":
            client.upload("resource_create", {}, "upload", Source("a", 1, lambda: io.BytesIO(b"a")))
        else:
            client.download(f"{client.url}/acts.csv", lambda _: None)
    except CkanFailure as failure:
        return failure
    return None


@pytest.fixture(scope="module")
def careless() -> Iterator[tuple[ScriptedPortal, Client]]:
    with ScriptedPortal() as portal:
        origin = origin_of(portal.url)
        assert origin is not None
        token = Token(SECRET, origin, msg("the keyring"))
        with Client(portal.url, token, QUICK, pauses=()) as client:
            yield portal, client


@settings(deadline=None, max_examples=200)
@given(
    status=st.sampled_from([200, 201, 301, 302, 400, 401, 403, 404, 409, 413, 429, 500, 502, 503]),
    kind=st.sampled_from(["application/json", "text/html", f"text/{SECRET}", ""]),
    form=st.sampled_from(FORMS),
    ending=st.sampled_from(["well", "short", "reset"]),
    spot=st.sampled_from(["", "Location", "Content-Encoding", "Retry-After", "Server"]),
    ask=st.sampled_from(["call", "upload", "download"]),
)
def test_no_failure_says_the_token(
    careless: tuple[ScriptedPortal, Client],
    status: int,
    kind: str,
    form: str,
    ending: str,
    spot: str,
    ask: str,
) -> None:
    portal, client = careless
    portal.answers = [echoing(status, kind, form, ending, spot)]
    portal.heard.clear()
    failure = failing(client, ask)
    assert failure is None or SECRET not in said(failure)
    assert portal.heard[0].header("Authorization") == SECRET
    assert SECRET not in repr(client)


def test_this_test_would_see_a_leak() -> None:
    def leaking(secret: str) -> None:
        raise ValueError(len(secret))

    with pytest.raises(ValueError, match="36") as caught:
        leaking(SECRET)
    assert SECRET in said(caught.value)


@pytest.mark.parametrize("url", ["http://127.0.0.1:9", "https://nobody.invalid"])
def test_no_failure_without_an_answer_says_the_token(url: str) -> None:
    origin = origin_of(url)
    assert origin is not None
    client = Client(url, Token(SECRET, origin, msg("the keyring")), QUICK, pauses=())
    with client, pytest.raises(CkanFailure) as caught:
        client.call("package_create", {"name": "x"})
    assert SECRET not in said(caught.value)
