from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, NoKeyringError, PasswordDeleteError

from opendata.messages import say
from opendata.portals.ckan.tokens import find_token, forget_token, keep_token, variable_name
from opendata.problems import Exit, OpendataError

URL = "https://data.gov.ua"
FROM = {kind: f"token-from-the-{kind}-1234567890" for kind in ("fd", "name", "file", "ring", "any")}


class InMemory(KeyringBackend):
    """A keyring of this test alone."""

    priority = 1  # type: ignore[assignment]
    fault: Exception | None = None

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def _check(self) -> None:
        if self.fault is not None:
            raise self.fault

    def get_password(self, service: str, username: str) -> str | None:
        self._check()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._check()
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._check()
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError("not there")


@pytest.fixture
def ring() -> Iterator[InMemory]:
    before = keyring.get_keyring()
    made = InMemory()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


@pytest.fixture
def everywhere(ring: InMemory, tmp_path: Path) -> dict[str, str]:
    """An environment with a token in every place."""
    keep_token("data-gov-ua", URL, FROM["ring"])
    credential = tmp_path / "data-gov-ua-token"
    credential.write_text(FROM["file"] + "\n", encoding="utf-8")
    credential.chmod(0o400)
    return {
        "OPENDATA_PORTAL_DATA_GOV_UA_TOKEN": FROM["name"],
        "CREDENTIALS_DIRECTORY": str(tmp_path),
        "CKAN_API_KEY": FROM["any"],
    }


def secret(environment: dict[str, str], url: str = URL, **options: object) -> str | None:
    token = find_token("data-gov-ua", url, environment=environment, **options)  # type: ignore[arg-type]
    return None if token is None else token.for_address(url + "/api")


def pipe(content: bytes) -> int:
    reading, writing = os.pipe()
    os.write(writing, content)
    os.close(writing)
    return reading


def test_the_first_place_that_has_one_is_taken(everywhere: dict[str, str]) -> None:
    descriptor = pipe(b"\xef\xbb\xbf" + FROM["fd"].encode() + b"\r\n")
    assert secret(everywhere, descriptor=descriptor, alone=True) == FROM["fd"]
    os.close(descriptor)
    assert secret(everywhere, alone=True) == FROM["name"]
    del everywhere["OPENDATA_PORTAL_DATA_GOV_UA_TOKEN"]
    assert secret(everywhere, alone=True) == FROM["file"]
    del everywhere["CREDENTIALS_DIRECTORY"]
    assert secret(everywhere, alone=True) == FROM["ring"]
    assert forget_token("data-gov-ua", URL) is True
    assert secret(everywhere, alone=True) == FROM["any"]
    assert secret(everywhere, alone=False) is None
    assert secret({}, alone=True) is None


def test_the_place_is_known_and_the_token_is_not_shown(everywhere: dict[str, str]) -> None:
    token = find_token("data-gov-ua", URL, environment=everywhere)
    assert token is not None
    assert say(token.place, "en") == "the variable OPENDATA_PORTAL_DATA_GOV_UA_TOKEN"
    assert FROM["name"] not in repr(token)


def test_it_is_bound_to_the_address_it_was_asked_for(everywhere: dict[str, str]) -> None:
    token = find_token("data-gov-ua", URL, environment=everywhere)
    assert token is not None
    assert token.for_address("https://evil.example/") is None


def test_the_keyring_gives_nothing_to_another_address(ring: InMemory) -> None:
    keep_token("main", URL, FROM["ring"])
    assert find_token("main", "https://evil.example", environment={}) is None
    assert find_token("main", "http://data.gov.ua", environment={}) is None
    assert find_token("other", URL, environment={}) is None
    assert find_token("main", f"{URL}/", environment={}) is not None
    assert [service for service, _ in ring.kept] == ["opendata https://data.gov.ua"]


def test_a_token_is_replaced_and_taken_away(ring: InMemory) -> None:
    keep_token("main", URL, FROM["ring"])
    keep_token("main", URL, FROM["any"] + "\n")
    assert list(ring.kept.values()) == [FROM["any"]]
    assert forget_token("main", URL) is True
    assert forget_token("main", URL) is False


def test_what_is_no_token_is_not_kept(ring: InMemory) -> None:
    with pytest.raises(OpendataError) as caught:
        keep_token("main", URL, "pass word")
    assert caught.value.problem.code == "ckan-token-shape"
    assert ring.kept == {}


def test_a_computer_without_a_keyring_has_no_token_there(ring: InMemory) -> None:
    ring.fault = NoKeyringError("none")
    assert find_token("main", URL, environment={}) is None
    assert forget_token("main", URL) is False
    with pytest.raises(OpendataError) as caught:
        keep_token("main", URL, FROM["ring"])
    assert caught.value.problem.code == "ckan-token-keyring"
    assert FROM["ring"] not in str(caught.value)


def test_a_locked_keyring_is_named(ring: InMemory) -> None:
    ring.fault = KeyringLocked("locked")
    for ask in (lambda: find_token("main", URL, environment={}), lambda: forget_token("main", URL)):
        with pytest.raises(OpendataError) as caught:
            ask()
        assert caught.value.problem.code == "ckan-token-keyring"
        assert caught.value.exit_code is Exit.CONFIGURATION


@pytest.mark.skipif(os.name != "posix", reason="Windows shows no rights of others")
@pytest.mark.parametrize(
    ("mode", "good"), [(0o400, True), (0o440, True), (0o444, False), (0o602, False)]
)
def test_a_file_that_others_can_read_or_write_is_refused(
    everywhere: dict[str, str], tmp_path: Path, mode: int, good: bool
) -> None:
    del everywhere["OPENDATA_PORTAL_DATA_GOV_UA_TOKEN"]
    (tmp_path / "data-gov-ua-token").chmod(mode)
    if good:
        assert secret(everywhere) == FROM["file"]
        return
    with pytest.raises(OpendataError) as caught:
        secret(everywhere)
    assert caught.value.problem.code == "ckan-token-exposed"
    assert FROM["file"] not in str(caught.value)


def test_a_credential_that_cannot_be_read_is_named(
    everywhere: dict[str, str], tmp_path: Path
) -> None:
    del everywhere["OPENDATA_PORTAL_DATA_GOV_UA_TOKEN"]
    (tmp_path / "data-gov-ua-token").unlink()
    (tmp_path / "data-gov-ua-token").mkdir()
    with pytest.raises(OpendataError) as caught:
        secret(everywhere)
    assert caught.value.problem.code == "ckan-token-unreadable"


def test_a_descriptor_that_is_not_open_is_named(ring: InMemory) -> None:
    descriptor = pipe(b"")
    os.close(descriptor)
    with pytest.raises(OpendataError) as caught:
        find_token("main", URL, descriptor=descriptor, environment={})
    assert caught.value.problem.code == "ckan-token-unreadable"


def test_an_empty_descriptor_is_no_reason_to_look_elsewhere(everywhere: dict[str, str]) -> None:
    descriptor = pipe(b"\n")
    with pytest.raises(OpendataError) as caught:
        secret(everywhere, descriptor=descriptor)
    os.close(descriptor)
    assert caught.value.problem.code == "ckan-token-shape"


def test_a_variable_that_is_empty_is_as_good_as_none(ring: InMemory) -> None:
    assert find_token("main", URL, environment={variable_name("main"): "  "}) is None


def test_the_environment_of_the_process_is_the_usual_one(
    ring: InMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENDATA_PORTAL_MAIN_TOKEN", FROM["name"])
    assert find_token("main", URL) is not None
