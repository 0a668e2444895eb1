"""Whether the rows are valid: what checking said last of what is published."""

from __future__ import annotations

from collections.abc import Iterator

from opendata.check.verdict import Status
from opendata.journal.journal import Event
from opendata.journal.trouble import facts_of
from opendata.messages import Message, msg, nmsg
from opendata.release.store import ReleaseStore
from opendata.report.compliance.line import Aspect, Line, State
from opendata.report.compliance.looking import joined, line, of_event, of_release, unpublished
from opendata.report.compliance.snapshot import Snapshot


def look(snapshot: Snapshot, _: ReleaseStore) -> Iterator[Line]:
    """One line: the last verdict on the release, or that none was recorded."""
    if snapshot.release is None:
        yield unpublished(snapshot, Aspect.CONTENT)
        return
    event = verdict_of(snapshot)
    command = f"opendata check {snapshot.dataset.name}"
    if event is None:
        yield line(
            snapshot,
            Aspect.CONTENT,
            State.COULD_NOT_CHECK,
            msg(
                "the journal has no verdict on version {version}", version=snapshot.release.version
            ),
            *of_release(snapshot),
            remedy=msg("See what is wrong now: {command}", command=command),
        )
        return
    with facts_of(event.number):
        status = Status(event.data["status"])
        rows, errors, warnings = (
            int(event.data[name]) for name in ("invalid_rows", "errors", "warnings")
        )
    good = status in (Status.VALID, Status.WARNINGS)
    says = [_said(status)]
    if rows:
        says.append(nmsg("{n} row has errors", "{n} rows have errors", rows))
    if errors:
        says.append(nmsg("{n} error", "{n} errors", errors))
    if warnings:
        says.append(nmsg("{n} warning", "{n} warnings", warnings))
    yield line(
        snapshot,
        Aspect.CONTENT,
        State.MET if good else State.NOT_MET,
        joined(says),
        of_event(event),
        *of_release(snapshot),
        remedy=None
        if status is Status.VALID
        else msg("See what is wrong now: {command}", command=command),
    )


def verdict_of(snapshot: Snapshot) -> Event | None:
    """The event ``checked`` that tells of the release in force; None where there is none.

    It is that of the run that made the release; or a later one, where nothing newer was released
    since: then it is what the sources of the release look like now. A release that was brought back
    has none: what was checked before it was another content.
    """
    checked, released, latest = snapshot.checked, snapshot.released, snapshot.latest
    if checked is None or released is None:
        return None
    if checked.run == released.run:
        return checked
    newest = latest is None or latest.number <= released.number
    return checked if newest and checked.number > released.number else None


def _said(status: Status) -> Message:
    return {
        Status.VALID: msg("all rows are valid"),
        Status.WARNINGS: msg("all rows are valid"),
        Status.WITHHELD: msg("a part is withheld and not published"),
        Status.INCOMPLETE: msg("a part of the source could not be read"),
        Status.INVALID: msg("there are rows that are not valid"),
    }[status]
