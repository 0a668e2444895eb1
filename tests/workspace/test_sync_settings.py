"""``[sync]`` in ``opendata.toml``."""

from __future__ import annotations

from pathlib import Path

import pytest

from opendata.problems import Exit, OpendataError, Problem
from opendata.workspace.read import read_workspace
from opendata.workspace.sync import NOTHING_SAID, Heartbeat, Mail, SyncSettings

MAIL = '[sync.mail]\nto = ["a@rada.example"]\nfrom = "b@rada.example"\nhost = "smtp.rada.example"\n'


def settings(root: Path, text: str) -> SyncSettings:
    path = root / "opendata.toml"
    path.write_text(path.read_text("utf-8") + "\n" + text, "utf-8")
    return read_workspace(root).sync


def refused(root: Path, text: str) -> Problem:
    with pytest.raises(OpendataError) as caught:
        settings(root, text)
    assert caught.value.exit_code is Exit.CONFIGURATION
    return caught.value.problem


def test_nothing_said_is_nobody_told(workspace: Path) -> None:
    assert read_workspace(workspace).sync == NOTHING_SAID


def test_the_usual_values(workspace: Path) -> None:
    found = settings(workspace, f'[sync]\nheartbeat = "https://ping.example/0f5c/"\n{MAIL}')
    assert found.heartbeat == Heartbeat(
        "https://ping.example/0f5c/", "https://ping.example/0f5c/fail", "GET"
    )
    assert found.mail == Mail(
        ("a@rada.example",), "b@rada.example", "smtp.rada.example", 587, "starttls", None
    )
    assert not found.always


def test_all_of_it(workspace: Path) -> None:
    found = settings(
        workspace,
        '[sync]\nheartbeat = "https://p.example/1"\nheartbeat_fail = ""\n'
        'heartbeat_method = "POST"\nmetrics = "x.prom"\nnotify = "always"\n'
        f'{MAIL}user = "u"\nsecurity = "tls"\nport = 4650\n'
        '[sync.webhook]\nurl = "https://chat.example/hook"\n',
    )
    assert found.heartbeat == Heartbeat("https://p.example/1", None, "POST")
    assert found.mail is not None
    assert (found.mail.port, found.mail.security, found.mail.user) == (4650, "tls", "u")
    assert (found.metrics, found.always, found.webhook) == (
        "x.prom",
        True,
        "https://chat.example/hook",
    )


@pytest.mark.parametrize(
    ("text", "code", "key"),
    [
        (f'{MAIL}password = "geheim"\n', "sync-password", "sync.mail.password"),
        (f'{MAIL}security = "none"\nuser = "u"\n', "sync-mail-open", "sync.mail.security"),
        (f"{MAIL}port = 70000\n", "workspace-value", "sync.mail.port"),
        (f'{MAIL}security = "ssl"\n', "workspace-value", "sync.mail.security"),
        (MAIL.replace('"a@rada.example"', ""), "workspace-value", "sync.mail.to"),
        ('[sync.mail]\nhost = "h"\n', "workspace-key-missing", "sync.mail.to"),
        ('[sync]\nheartbeat = "ping.example"\n', "workspace-value", "sync.heartbeat"),
        ('[sync]\nheartbeat = "https://u:p@ping.example/"\n', "workspace-value", "sync.heartbeat"),
        ('[sync]\nheartbeat_method = "GET"\n', "sync-heartbeat-missing", "sync.heartbeat_method"),
        ('[sync]\nhartbeat = "https://x.example/"\n', "workspace-key-unknown", "sync.hartbeat"),
        ('[sync]\nnotify = "never"\n', "workspace-value", "sync.notify"),
        ("[sync.webhook]\n", "workspace-key-missing", "sync.webhook.url"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_key(
    workspace: Path, text: str, code: str, key: str
) -> None:
    problem = refused(workspace, text)
    assert (problem.code, problem.place.key) == (code, key)
    assert problem.expected is not None
    assert "geheim" not in repr(problem)


def test_a_port_is_explained(workspace: Path) -> None:
    assert "65535" in str(refused(workspace, f"{MAIL}port = 0\n").expected)
