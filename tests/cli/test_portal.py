from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from ckan_hands import VERSIONS, Ckan, on_ckan
from keyring_hands import Ring, ring  # noqa: F401
from town import Town

from opendata.cli import portal as verb
from opendata.cli.main import run

Command = Callable[..., Any]
SECRET = "0f5c1a2b-secret-of-the-test-4e6d"
ORGANIZATION = {"id": "b4dea70a-0e68-4bfb-ab3d-7d1bf6fd879e", "name": "rada", "title": "Рада"}
ANSWERS: dict[str, Any] = {
    "status_show": {"ckan_version": "2.8.12", "extensions": ["datastore"], "site_title": "Дані"},
    "package_search": {"count": 0, "results": []},
    "organization_list_for_user": [ORGANIZATION],
    "organization_show": ORGANIZATION,
}


class Portal(ThreadingHTTPServer):
    """A portal that answers a few questions, and writes back the token wherever it can."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.answers = dict(ANSWERS)
        self.heard: list[tuple[str, str | None]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Answers(BaseHTTPRequestHandler):
    server: Portal

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"] or 0))
        action, token = self.path.rpartition("/")[2], self.headers.get("Authorization")
        self.server.heard.append((action, token))
        known = action in self.server.answers
        error = {"__type": "Authorization Error", "message": f"Access denied to {token}"}
        body = {"success": known} | (
            {"result": self.server.answers[action], token or "x": token}
            if known
            else {"error": error}
        )
        content = json.dumps(body).encode()
        self.send_response(200 if known else 403)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        """Nothing to standard error."""


@pytest.fixture
def portal() -> Iterator[Portal]:
    with Portal() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def handed() -> Iterator[str]:
    """The number of a descriptor that has the token."""
    reading, writing = os.pipe()
    os.write(writing, SECRET.encode())
    os.close(writing)
    yield str(reading)
    os.close(reading)


@pytest.fixture(autouse=True)
def _nothing_says_the_token(
    town: Town, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """Neither an answer, nor a file of the workspace."""
    said: list[str] = []
    before = capsys.readouterr

    def readouterr() -> Any:
        got = before()
        said.extend((got.out, got.err))
        return got

    monkeypatch.setattr(capsys, "readouterr", readouterr)
    yield
    readouterr()
    assert SECRET not in "".join(said)
    for path in town.root.rglob("*"):
        assert not path.is_file() or SECRET.encode() not in path.read_bytes()


def add(opendata: Command, portal: Portal, *more: str) -> Any:
    return opendata("portal", "add", "local", portal.url, *more, "--lang", "en")


def test_a_portal_from_adding_to_forgetting(
    opendata: Command,
    portal: Portal,
    ring: Ring,  # noqa: F811
    handed: str,
) -> None:
    added = add(opendata, portal, "--token-fd", handed)
    assert added.code == 0
    assert "[portals.local]" in added.out
    assert "Publishing to it would work." in added.out
    assert "The token is in the keyring" in added.err
    assert [*ring.kept.values()] == [SECRET]
    assert {token for _, token in portal.heard} == {SECRET}

    listed = opendata("portal", "list", "--json").json
    assert [one["name"] for one in listed] == ["site", "local"]
    assert listed[1]["organization"] == "rada"

    portal.heard.clear()
    checked = opendata("portal", "check", "--lang", "en")
    assert checked.code == 0
    assert "there is nothing to ask" in checked.out
    assert "CKAN 2.8.12 «Дані»" in checked.out
    assert "there is no package_revise" in checked.out
    assert [action for action, _ in portal.heard] == [
        "status_show",
        "package_search",
        "organization_list_for_user",
    ]

    removed = opendata("portal", "remove", "local", "--lang", "en")
    assert (removed.code, ring.kept) == (0, {})
    assert "[portals.local] stays" in removed.err
    assert opendata("portal", "check", "local").code == 4


@pytest.mark.usefixtures("ring")
def test_a_token_is_asked_for_unseen_where_somebody_is_there(
    opendata: Command,
    portal: Portal,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[dict[str, Any]] = []

    def prompt(text: str, **how: Any) -> str:
        asked.append(how | {"text": text})
        return SECRET

    monkeypatch.setattr(verb.typer, "prompt", prompt)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    assert add(opendata, portal).code == 0
    assert len(asked) == 1
    assert asked[0]["hide_input"]
    assert portal.url in asked[0]["text"]
    # A token that is known already is not asked for again; nor is one where nobody is there.
    assert opendata("portal", "check", "local").code == 0
    assert opendata("portal", "token", "local").code == 0
    assert len(asked) == 2


@pytest.mark.usefixtures("ring")
def test_without_anybody_to_ask(opendata: Command, portal: Portal) -> None:
    assert add(opendata, portal).code == 4
    added = add(opendata, portal, "--organization", "rada", "--dry-run")
    assert added.code == 0
    assert "OPENDATA_PORTAL_LOCAL_TOKEN" in added.out + added.err
    assert add(opendata, portal, "--organization", "rada", "--quiet").code == 0
    assert opendata("portal", "token", "local").code == 2
    checked = opendata("portal", "check", "local", "--json")
    assert (checked.code, checked.json["exit"]) == (4, 4)
    (one,) = checked.json["portals"]
    assert [problem["code"] for problem in one["problems"]] == ["ckan-token-missing"]
    assert one["found"]["holder"] == "nobody"


@pytest.mark.usefixtures("ring")
def test_json_has_all_of_it_and_no_token(opendata: Command, portal: Portal, handed: str) -> None:
    said = add(opendata, portal, "--token-fd", handed, "--json").json
    assert (said["written"], said["token_kept"], said["exit"]) == (True, True, 0)
    assert said["variable"] == "OPENDATA_PORTAL_LOCAL_TOKEN"
    found = said["found"]
    assert (found["version"], found["package_revise"], found["datastore"]) == (
        "2.8.12",
        False,
        True,
    )
    assert (found["fields"], found["fields_told"]) == ("extras", False)
    assert (found["limit"], found["required"]) == (None, None)
    assert [one["name"] for one in found["organizations"]] == ["rada"]
    assert opendata("portal", "remove", "local", "--json").json["token_forgotten"]


@pytest.mark.usefixtures("ring")
def test_a_portal_that_writes_the_token_back(
    opendata: Command, portal: Portal, handed: str
) -> None:
    portal.answers["status_show"] = {"site_title": f"<b>{SECRET}</b>"}
    portal.answers["help_show"] = SECRET
    added = add(opendata, portal, "--token-fd", handed)
    assert added.code == 0
    assert "•••" in added.out
    del portal.answers["organization_list_for_user"]
    checked = opendata("portal", "check", "local")
    assert checked.code == 4
    del portal.answers["status_show"]
    checked = opendata("portal", "check", "local")
    assert checked.code == 4
    assert "•••" in checked.out


@pytest.mark.usefixtures("ring")
def test_publish_and_sync_use_a_token_that_is_handed_over(
    opendata: Command, portal: Portal, handed: str, town: Town
) -> None:
    """The portal answers no question about datasets, so that nothing comes of it but a refusal."""
    assert add(opendata, portal, "--organization", "rada").code == 0
    portal.heard.clear()
    said = opendata("publish", "decisions", "--portal", "local", "--token-fd", handed)
    assert said.code == 4
    assert portal.heard
    assert {token for _, token in portal.heard} == {SECRET}
    log = town.root / "night.log"
    night = opendata("sync", "--token-fd", handed, "--log-json", str(log))
    assert night.code != 0
    assert opendata("publish", "decisions", "--portal", "nowhere").code == 4
    assert opendata("publish", "decisions", "--portal", "site").code == 0


def test_verification_of_one_portal(opendata: Command, town: Town) -> None:
    with (town.root / "opendata.toml").open("a", encoding="utf-8") as file:
        file.write('\n[portals.away]\nkind = "site"\npath = "away"\nurl = "https://b.example"\n')
    assert opendata("publish", "decisions", "--portal", "site").code == 0
    assert opendata("verify", "--portal", "site").code == 0
    assert opendata("verify", "decisions").code == 6
    assert opendata("verify", "decisions", "--portal", "away").code == 6
    assert opendata("verify", "--portal", "nowhere").code == 4


@pytest.mark.parametrize("number", [SECRET, "-1", "3.5", "³", "9" * 40, ""])
def test_a_token_in_place_of_a_number_is_not_shown(
    opendata: Command, portal: Portal, number: str
) -> None:
    for words in (
        ["portal", "add", "local", portal.url],
        ["portal", "check"],
        ["publish", "decisions"],
        ["sync"],
        ["verify"],
        ["adopt", "site"],
    ):
        said = opendata(*words, "--token-fd", number, "--json")
        assert said.code == 2
        assert said.json["error"] == "token-fd"
    assert portal.heard == []


def test_a_group_alone_shows_what_it_has(opendata: Command) -> None:
    said = opendata("portal")
    assert said.code == 2
    assert "remove" in said.err


@on_ckan(*VERSIONS)
def test_a_real_portal(
    ckan: Ckan,
    town: Town,
    ring: Ring,  # noqa: F811
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Added with an editor's token, published to, told apart from one that is nobody's."""
    ckan.organisation()
    reading, writing = os.pipe()
    os.write(writing, ckan.editor.encode())
    os.close(writing)
    place = ("--workspace", str(town.root), "--lang", "en")
    try:
        assert run(["portal", "add", "local", ckan.url, "--token-fd", str(reading), *place]) == 0
    finally:
        os.close(reading)
    assert 'organization = "rada"' in Path(town.root / "opendata.toml").read_text("utf-8")
    assert run(["portal", "check", "local", *place]) == 0
    assert run(["publish", "decisions", "--portal", "local", *place]) == 0
    assert run(["sync", "--verify", "--log-json", str(town.root / "log"), *place]) == 0
    with ckan.client() as anybody:
        found = anybody.action.package_search()
    assert [one["name"] for one in found["results"]] == ["decisions-99000005"]
    assert [*ring.kept.values()] == [ckan.editor]
    out, err = capsys.readouterr()
    assert ckan.editor not in out + err
    for path in town.root.rglob("*"):
        assert not path.is_file() or ckan.editor.encode() not in path.read_bytes()
    ring.kept = dict.fromkeys(ring.kept, SECRET)
    assert run(["portal", "check", "local", *place]) == 4
