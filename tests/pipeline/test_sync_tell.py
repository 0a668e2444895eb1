"""Heartbeat, e-mail, webhook: who is told what, and that none of it can fail a run."""

from __future__ import annotations

import email
import email.policy
import json
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sync_hands import Council
from telling_hands import Post, Web, mail_server, web_server
from town import Town

from opendata.messages import msg
from opendata.pipeline.sync import mail as sync_mail
from opendata.pipeline.sync import post as sync_post
from opendata.pipeline.sync.mail import password_of, send_mail
from opendata.pipeline.sync.metrics import LAST_SUCCESS, read_figures
from opendata.pipeline.sync.night import Ended, Night, Outcome
from opendata.pipeline.sync.post import CallFailedError, call, within
from opendata.pipeline.sync.tell import Notice, tell
from opendata.problems import Exit, OpendataError, Problem, Severity
from opendata.workspace.read import read_workspace
from opendata.workspace.sync import Mail

NOTICE = Notice("Відкриті дані: усе гаразд", "Набір: усе гаразд\n", {"exit": 0})
SECRET = "0f5c9e"


@pytest.fixture
def web() -> Iterator[Web]:
    with web_server() as served:
        yield served


@pytest.fixture
def post() -> Iterator[Post]:
    with mail_server() as served:
        yield served


def told(
    town: Town, code: Exit = Exit.DONE, metrics: Path | None = None, *, stopped: bool = False
) -> tuple[Problem, ...]:
    ended = Ended("decisions", Outcome.UNCHANGED, code, 0.1)
    night = Night("r", town.clock, 1.0, (ended,), totals=(1, 3), stopped=stopped)
    return tell(night, read_workspace(town.root), metrics, NOTICE, {}, lambda _event: None)


def heartbeat(town: Town, web: Web, more: str = "") -> None:
    Council(town).settings(f'\n[sync]\nheartbeat = "{web.url}/{SECRET}"\n{more}')


def test_without_settings_nobody_is_told(town: Town) -> None:
    before = town.snapshot()
    assert told(town, Exit.INVALID) == ()
    assert town.snapshot() == before


def test_a_good_run_beats_and_a_bad_one_fails(town: Town, web: Web) -> None:
    heartbeat(town, web)
    assert told(town) == ()
    assert told(town, Exit.INCOMPLETE) == ()
    assert web.asked == [("GET", f"/{SECRET}", b""), ("GET", f"/{SECRET}/fail", b"")]


def test_the_failure_has_an_address_of_its_own(town: Town, web: Web) -> None:
    more = f'heartbeat_fail = "{web.url}/broken"\nheartbeat_method = "POST"\n'
    heartbeat(town, web, more)
    told(town)
    told(town, Exit.INVALID)
    assert web.asked == [("POST", f"/{SECRET}", b"0"), ("POST", "/broken", b"1")]


def test_the_failure_may_be_silence(town: Town, web: Web) -> None:
    heartbeat(town, web, 'heartbeat_fail = ""\n')
    told(town, Exit.INVALID)
    assert web.asked == []


def test_a_stopped_run_and_one_beside_another_tell_nobody(town: Town, web: Web) -> None:
    heartbeat(town, web, 'notify = "always"\n')
    figures = town.root / "figures.prom"
    told(town, stopped=True, metrics=figures)
    assert figures.exists()
    figures.unlink()
    locked = Night("r", town.clock, 0.1, failure=OpendataError(NOTHING, Exit.LOCKED))
    tell(locked, read_workspace(town.root), figures, NOTICE, {}, lambda _event: None)
    assert web.asked == []
    assert not figures.exists()


NOTHING = Problem("run-locked", msg("{name}", name="x"))


@pytest.mark.parametrize("answer", [301, 404, 500])
def test_a_heartbeat_that_is_not_taken_is_told_without_its_address(
    town: Town, web: Web, answer: int
) -> None:
    heartbeat(town, web)
    web.answer = answer
    (problem,) = told(town)
    assert (problem.code, problem.severity) == ("sync-heartbeat", Severity.WARNING)
    assert problem.found == f"127.0.0.1: HTTP {answer}"
    assert SECRET not in repr(problem)
    assert len(web.asked) == 1, "a redirect is not followed"


def test_nobody_at_the_other_end(town: Town) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    Council(town).settings(f'\n[sync]\nheartbeat = "http://127.0.0.1:{port}/{SECRET}"\n')
    (problem,) = told(town)
    assert problem.found is not None
    assert problem.found.startswith("127.0.0.1: ")
    assert SECRET not in problem.found


def test_a_server_that_never_answers_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sync_post, "PATIENCE", 0.1)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        begun = time.monotonic()
        with pytest.raises(CallFailedError):
            call("GET", f"http://127.0.0.1:{silent.getsockname()[1]}/", None)
    assert time.monotonic() - begun < 5


def test_what_takes_too_long_is_left_alone() -> None:
    held = threading.Event()
    with pytest.raises(CallFailedError, match="no answer"):
        within(0.05, lambda: (held.wait(30), None)[1])
    held.set()


def webhook(town: Town, web: Web, more: str = "") -> None:
    lines = f'\n[sync]\n{more}[sync.webhook]\nurl = "{web.url}/{SECRET}"\n'
    Council(town).settings(lines)


def test_the_webhook_gets_the_account_when_a_person_is_needed(town: Town, web: Web) -> None:
    webhook(town, web)
    assert told(town) == ()
    assert web.asked == []
    assert told(town, Exit.INCOMPLETE) == ()
    ((method, path, body),) = web.asked
    assert (method, path, json.loads(body)) == ("POST", f"/{SECRET}", {"exit": 0})


def test_always_is_always(town: Town, web: Web) -> None:
    webhook(town, web, 'notify = "always"\n')
    told(town)
    assert len(web.asked) == 1


def test_a_webhook_that_refuses_fails_nothing(town: Town, web: Web) -> None:
    webhook(town, web)
    web.answer = 500
    (problem,) = told(town, Exit.INVALID)
    assert (problem.code, problem.severity) == ("sync-webhook", Severity.WARNING)
    assert SECRET not in repr(problem)


def by_mail(town: Town, post: Post) -> None:
    Council(town).settings(
        '\n[sync.mail]\nto = ["data@rada.example", "ops@rada.example"]\n'
        'from = "opendata@rada.example"\nhost = "127.0.0.1"\n'
        f'port = {post.port}\nsecurity = "none"\n'
    )


def test_the_summary_comes_by_mail(town: Town, post: Post) -> None:
    by_mail(town, post)
    assert told(town) == ()
    assert post.mails == []
    assert told(town, Exit.INCOMPLETE) == ()
    (text,) = post.mails
    message = email.message_from_string(text, policy=email.policy.default)
    assert message["Subject"] == NOTICE.subject
    assert message["To"] == "data@rada.example, ops@rada.example"
    assert message.get_content().strip() == NOTICE.text.strip()
    assert len([line for line in post.said if line.startswith("rcpt")]) == 2


def test_mail_that_is_refused_fails_nothing(town: Town, post: Post) -> None:
    by_mail(town, post)
    post.refuse = "554 no"
    (problem,) = told(town, Exit.INCOMPLETE)
    assert (problem.code, problem.severity) == ("sync-mail", Severity.WARNING)
    assert problem.found == "127.0.0.1: SMTP 554"


def mail_of(port: int, security: str = "starttls", user: str | None = "opendata") -> Mail:
    return Mail(("a@b.example",), "c@d.example", "127.0.0.1", port, security, user)


def test_no_password_goes_over_an_open_line(town: Town, post: Post) -> None:
    """The server offers no STARTTLS, as somebody in between may pretend."""
    with pytest.raises(CallFailedError) as caught:
        send_mail(mail_of(post.port), "geheim", "s", "t", town.clock)
    assert not [line for line in post.said if "AUTH" in line.upper()]
    assert "geheim" not in "".join(post.said) + str(caught.value)


def test_without_its_password_nothing_is_tried(town: Town, post: Post) -> None:
    with pytest.raises(CallFailedError, match="no password"):
        send_mail(mail_of(post.port), None, "s", "t", town.clock)
    assert post.said == []


def test_where_the_password_comes_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sync_mail, "_from_keyring", lambda name: f"keyring of {name}")
    (tmp_path / "smtp-password").write_text("of systemd\n", "utf-8")
    mail = mail_of(1)
    systemd = {"CREDENTIALS_DIRECTORY": str(tmp_path)}
    assert password_of(mail, {**systemd, "OPENDATA_SMTP_PASSWORD": "of the variable"}) == (
        "of the variable"
    )
    assert password_of(mail, systemd) == "of systemd"
    assert password_of(mail, {}) == "keyring of opendata@127.0.0.1"
    assert password_of(mail_of(1, user=None), systemd) is None


def test_figures_that_cannot_be_written_fail_nothing(town: Town) -> None:
    blocked = town.root / "opendata.toml" / "x.prom"
    (problem,) = told(town, metrics=blocked)
    assert (problem.code, problem.severity) == ("sync-metrics", Severity.WARNING)


def test_the_first_figures_know_what_the_journal_knows(town: Town) -> None:
    town.publish()
    well, path = town.clock, town.root / "figures.prom"
    town.clock = town.clock.replace(day=20)
    told(town, Exit.UNREACHABLE, metrics=path)
    labels = (("council", "99000005"), ("dataset", "decisions"))
    assert read_figures(path)[LAST_SUCCESS, labels] == well.timestamp()
