"""Fields of ours against those of the portal, with what we remember between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from opendata.portals.ckan.memory import KnownResource, Memory
from opendata.portals.ckan.present import PresentResource
from opendata.portals.ckan.values import EXTRA, OWN, Change, Values, empty_as_none


@dataclass(frozen=True, slots=True)
class Compared:
    """``changes`` are ours to write; ``conflicts`` are values that somebody else wrote;
    ``kept``: we sent ours before, and the portal made its own of it.
    """

    changes: tuple[Change, ...]
    conflicts: tuple[Change, ...]
    kept: tuple[Change, ...]


def compare(
    ours: Values,
    theirs: Values,
    memory: Memory,
    *,
    free: bool = False,
    along: Mapping[str, str] | None = None,
) -> Compared:
    """What to do with each field of ``ours``; ``free``: nothing of theirs needs to be asked about.

    A value that is not in the memory was written by somebody else, unless it is empty and we never
    wrote that field.
    """
    changes, conflicts, kept = [], [], []
    along = along or {}
    for name, wanted in ours.items():
        change = Change(name, empty_as_none(theirs.get(name)), empty_as_none(wanted))
        if change.before == change.after or (name in along and change.before is None):
            continue
        wrote = memory.wrote.get(name)
        if memory.kept.get(name) == (change.after, change.before):
            kept.append(change)
        elif (
            free
            or name.removeprefix(EXTRA) in OWN
            or (wrote is None and change.before is None)
            or (wrote is not None and change.before in wrote)
        ):
            changes.append(change)
        else:
            conflicts.append(change)
    changed = {one.field for one in changes}
    changes += [
        Change(name, empty_as_none(theirs.get(name)), empty_as_none(ours.get(name)))
        for name, other in along.items()
        if other in changed and name not in changed and name in ours
    ]
    return Compared(tuple(changes), tuple(conflicts), tuple(kept))


def content_of(present: PresentResource, known: KnownResource | None) -> str | None:
    """The SHA-256 of a file of the portal, as far as it is known without a download.

    What was downloaded decides; then our last receipt, if the portal says that nothing was done to
    the file since; then what we wrote on the resource ourselves.
    """
    if present.served is not None:
        return present.served
    if not present.uploaded:
        return None
    if known is not None and known.sha256 and known.stamp == present.stamp:
        return known.sha256
    return present.claimed


def is_doubtful(present: PresentResource, known: KnownResource | None) -> bool:
    """Whether a file should be downloaded before a plan is made: it may not be what it says."""
    proven = known is not None and known.sha256 is not None and known.stamp == present.stamp
    return present.served is None and present.uploaded and not proven


def is_ours(content: str | None, present: PresentResource, known: KnownResource | None) -> bool:
    """Whether we uploaded ``content``: it is what the mark says, or what we remember."""
    if content is None:
        return False
    if content == present.claimed:
        return True
    return known is not None and (content == known.sha256 or content in known.uploads)
