from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from scripted_portal import ScriptedPortal

from opendata.messages import msg
from opendata.portals.ckan.client.address import origin_of
from opendata.portals.ckan.client.client import Client
from opendata.portals.ckan.client.parts import Timeouts
from opendata.portals.ckan.client.token import Token

SECRET = "eyJhbGciOiJIUzI1NiJ9.c2VjcmV0LXRva2Vu.Zm9yLXRlc3RzLW9ubHk"
QUICK = Timeouts(connect=5, read=5, total=10, slowest=1e9)


@pytest.fixture(autouse=True)
def _no_proxies(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NETRC", str(tmp_path / "no-netrc"))


@pytest.fixture
def portal() -> Iterator[ScriptedPortal]:
    with ScriptedPortal() as server:
        yield server


@pytest.fixture
def other() -> Iterator[ScriptedPortal]:
    """Another server, on another port of the same computer."""
    with ScriptedPortal() as server:
        yield server


@pytest.fixture
def waits() -> list[float]:
    """How long the client would have slept."""
    return []


@pytest.fixture
def connect(waits: list[float]) -> Iterator[Callable[..., Client]]:
    """Make clients that do not really sleep, with the token unless told otherwise."""
    with ExitStack() as stack:

        def make(url: str, *, token: bool = True, **options: object) -> Client:
            origin = origin_of(url)
            assert origin is not None
            secret = Token(SECRET, origin, msg("the keyring")) if token else None
            options.setdefault("timeouts", QUICK)
            options.setdefault("sleep", waits.append)
            return stack.enter_context(Client(url, secret, **options))  # type: ignore[arg-type]

        yield make
