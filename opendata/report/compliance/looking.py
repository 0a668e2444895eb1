"""What the looks at a release share: its evidence, and the lines that say that one cannot tell."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from opendata.journal.journal import Event
from opendata.messages import Message, msg
from opendata.problems import OpendataError
from opendata.report.compliance.line import Aspect, Evidence, Line, Proof, State
from opendata.report.compliance.snapshot import Snapshot


def line(
    snapshot: Snapshot,
    aspect: Aspect,
    state: State,
    says: Message,
    *evidence: Evidence,
    remedy: Message | None = None,
) -> Line:
    """A line about the dataset of ``snapshot``; scoring gives it its weight."""
    return Line(
        requirement=snapshot.requirement.key,
        dataset=snapshot.dataset.name,
        aspect=aspect,
        state=state,
        says=says,
        evidence=evidence,
        remedy=remedy,
    )


def unpublished(snapshot: Snapshot, aspect: Aspect) -> Line:
    """There is no release to look at: none was proven to be served by then, or the store has lost
    the one that was. Nothing can be said of what is in it.
    """
    if snapshot.proofs:
        return line(
            snapshot,
            aspect,
            State.COULD_NOT_CHECK,
            msg("the published version is not among the releases kept here"),
            remedy=msg("Find out what happened to it: {command}", command="opendata verify"),
        )
    return line(
        snapshot,
        aspect,
        State.COULD_NOT_CHECK,
        msg("there is no published version to look at"),
        remedy=msg(
            "Publish the set: {command}", command=f"opendata publish {snapshot.dataset.name}"
        ),
    )


def unreadable(snapshot: Snapshot, aspect: Aspect, error: OpendataError) -> Line:
    """A file of the release is not as it was stored."""
    return line(
        snapshot,
        aspect,
        State.COULD_NOT_CHECK,
        msg("the release cannot be read: {why}", why=error.problem.what),
        *of_release(snapshot),
        remedy=msg("Find out what happened to it: {command}", command="opendata verify"),
    )


def of_release(snapshot: Snapshot) -> tuple[Evidence, ...]:
    """The release in force as evidence, by the hash of its manifest; empty without one."""
    release, event = snapshot.release, snapshot.released
    if release is None:
        return ()
    return (
        Evidence(
            Proof.RELEASE,
            str(release.version),
            release.dataset,
            release.created,
            event.number if event is not None else None,
            release.manifest_sha256,
        ),
    )


def of_event(event: Event) -> Evidence:
    """An event of the journal as evidence."""
    return Evidence(Proof.EVENT, event.step, event.dataset, event.at, event.number)


def joined(parts: Sequence[Message]) -> Message:
    """Several findings as one sentence; ``parts`` has at least one."""
    return reduce(lambda first, rest: msg("{first}; {rest}", first=first, rest=rest), parts)


def listed(names: Sequence[Message]) -> Message:
    """Several words as one list; ``names`` has at least one."""
    return reduce(lambda first, rest: msg("{first}, {rest}", first=first, rest=rest), names)
