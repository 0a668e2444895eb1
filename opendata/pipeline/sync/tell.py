"""After a run: figures for the monitoring, a summary for people, a heartbeat. None may fail it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from opendata.journal.journal import Step
from opendata.messages import msg
from opendata.pipeline.house import open_house
from opendata.pipeline.sync.log import Happening, Log, LogEvent, finding
from opendata.pipeline.sync.mail import password_of, send_mail
from opendata.pipeline.sync.metrics import (
    LAST_SUCCESS,
    Figures,
    Labels,
    families,
    read_figures,
    write_figures,
)
from opendata.pipeline.sync.night import Night
from opendata.pipeline.sync.post import CallFailedError, call, host_of
from opendata.problems import Exit, OpendataError, Place, Problem, Severity
from opendata.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Notice:
    """The summary of a night for people (``subject``, ``text``) and for programs (``record``)."""

    subject: str
    text: str
    record: Mapping[str, Any]


def tell(
    night: Night,
    workspace: Workspace,
    metrics: Path | None,
    notice: Notice,
    environment: Mapping[str, str],
    log: Log,
) -> tuple[Problem, ...]:
    """Tell everybody whom ``opendata.toml`` names, and return what could not be told.

    A run that found another one at work tells nobody: the other one will. One that was stopped
    gives its figures only: who stopped it knows.
    """
    if night.exit_code is Exit.LOCKED:
        return ()
    problems = [*_figures(night, workspace, metrics, log)] if metrics else []
    if not night.stopped:
        if night.needs_a_person or workspace.sync.always:
            problems += _notices(night, workspace, notice, environment, log)
        problems += _heartbeat(night, workspace, log)
    for problem in problems:
        log(finding(problem))
    return tuple(problems)


def metrics_path(workspace: Workspace, option: str) -> Path | None:
    """Where the figures go: the option, from here; else the settings, from the workspace."""
    if option:
        return Path(option)
    said = workspace.sync.metrics
    return workspace.root / said if said else None


def _figures(night: Night, workspace: Workspace, path: Path, log: Log) -> Iterator[Problem]:
    council = workspace.council.edrpou
    before = {**_said_by_the_journal(workspace, council), **read_figures(path)}
    try:
        write_figures(path, families(night, council, before, workspace.datasets))
    except OSError as error:
        yield Problem(
            "sync-metrics",
            msg("the figures for the monitoring could not be written"),
            Place(path.name),
            found=error.strerror or type(error).__name__,
            remedy=msg("Give this account the right to write to that folder, or name another."),
            severity=Severity.WARNING,
        )
    else:
        log(LogEvent(Happening.METRICS_WRITTEN))


def _said_by_the_journal(workspace: Workspace, council: str) -> Figures:
    """When each dataset last ended well, as far as it was written down."""
    found: dict[tuple[str, Labels], float] = {}
    journal = open_house(workspace).journal
    try:
        for name in workspace.datasets:
            for event in journal.each(dataset=name, step=Step.FINISHED):
                if event.data.get("exit") == int(Exit.DONE):
                    labels = (("council", council), ("dataset", name))
                    found[LAST_SUCCESS, labels] = event.at.timestamp()
    except OpendataError:
        return {}  # the run has said already what is wrong with the journal
    return found


def _notices(
    night: Night,
    workspace: Workspace,
    notice: Notice,
    environment: Mapping[str, str],
    log: Log,
) -> Iterator[Problem]:
    mail, webhook = workspace.sync.mail, workspace.sync.webhook
    if mail is not None:
        password = password_of(mail, environment)
        subject, text, now = notice.subject, notice.text, night.started
        untold = Problem(
            "sync-mail",
            msg("the summary could not be sent by e-mail"),
            remedy=msg("See [sync.mail] in opendata.toml, the password, and the mail server."),
            severity=Severity.WARNING,
        )
        send = partial(send_mail, mail, password, subject, text, now)
        yield from _told(untold, mail.host, send, log, Happening.NOTICE_SENT)
    if webhook is not None:
        data = json.dumps(notice.record, ensure_ascii=False).encode()
        untold = Problem(
            "sync-webhook",
            msg("the summary could not be sent to the webhook"),
            remedy=msg("See [sync.webhook] in opendata.toml, and whoever answers there."),
            severity=Severity.WARNING,
        )
        send = partial(call, "POST", webhook, data, "application/json")
        yield from _told(untold, host_of(webhook), send, log, Happening.NOTICE_SENT)


def _heartbeat(night: Night, workspace: Workspace, log: Log) -> Iterator[Problem]:
    heartbeat = workspace.sync.heartbeat
    if heartbeat is None:
        return
    url = heartbeat.url if night.exit_code is Exit.DONE else heartbeat.fail
    if url is None:
        return
    untold = Problem(
        "sync-heartbeat",
        msg("the heartbeat could not be sent"),
        remedy=msg("See «heartbeat» in opendata.toml, and whoever answers there."),
        severity=Severity.WARNING,
    )
    send = partial(call, heartbeat.method, url, str(int(night.exit_code)).encode())
    yield from _told(untold, host_of(url), send, log, Happening.HEARTBEAT_SENT)


def _told(
    untold: Problem, host: str, send: Callable[[], None], log: Log, sent: Happening
) -> Iterator[Problem]:
    """Nothing if it went well; else why not, without the address, which may be a secret."""
    try:
        send()
    except CallFailedError as error:
        yield replace(untold, found=f"{host}: {error}")
    else:
        log(LogEvent(sent))
