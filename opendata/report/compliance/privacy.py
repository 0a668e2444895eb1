"""Whether the set was screened for personal data before it was published.

A screen tells of itself in the event ``checked``, as its fact ``privacy``: ``screen`` (which screen
it was), ``blocking`` (how many findings forbid the publication) and ``withheld`` (how many rows or
documents it kept back). Until a screen has said so, nobody has looked.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from opendata.journal.trouble import facts_of
from opendata.messages import msg, nmsg
from opendata.release.store import ReleaseStore
from opendata.report.compliance.content import verdict_of
from opendata.report.compliance.line import Aspect, Line, State
from opendata.report.compliance.looking import joined, line, of_event, of_release, unpublished
from opendata.report.compliance.snapshot import Snapshot

FACT: Final = "privacy"


def look(snapshot: Snapshot, _: ReleaseStore) -> Iterator[Line]:
    """One line: what the screen said of the release, or that there was none."""
    if snapshot.release is None:
        yield unpublished(snapshot, Aspect.PRIVACY)
        return
    event = verdict_of(snapshot)
    if event is None or FACT not in event.data:
        yield line(
            snapshot,
            Aspect.PRIVACY,
            State.COULD_NOT_CHECK,
            msg("no screen has looked at this version for personal data"),
            *of_release(snapshot),
            remedy=msg("Look through the tables and the documents for personal data yourself."),
        )
        return
    with facts_of(event.number):
        told = event.data[FACT]
        screen = str(told["screen"])
        blocking, kept = int(told["blocking"]), int(told["withheld"])
    says = [msg("screened for personal data ({screen})", screen=screen)]
    if blocking:
        says.append(
            nmsg(
                "{n} finding forbids the publication",
                "{n} findings forbid the publication",
                blocking,
            )
        )
    if kept:
        says.append(nmsg("{n} was kept back", "{n} were kept back", kept))
    yield line(
        snapshot,
        Aspect.PRIVACY,
        State.NOT_MET if blocking else State.MET,
        joined(says),
        of_event(event),
        *of_release(snapshot),
        remedy=msg(
            "See what is wrong now: {command}",
            command=f"opendata check {snapshot.dataset.name}",
        )
        if blocking
        else None,
    )
