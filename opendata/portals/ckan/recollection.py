"""What the journal keeps of one dataset on one portal, for the next run.

Besides the memory of our writes: what the portal could do, so that a night without changes need not
ask; the hashes of archives, so that they need not be made again; the release that was sent, so that
an older one never takes its place; and which edits by hand were told of already.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from opendata.messages import msg
from opendata.portals.ckan.abilities import Abilities, Fields
from opendata.portals.ckan.content import Archive, Measured
from opendata.portals.ckan.datastore.known import (
    KnownTable,
    tables_from_json,
    tables_to_json,
)
from opendata.portals.ckan.identity import part_of
from opendata.portals.ckan.memory import LastKnown, known_from_json, known_to_json
from opendata.portals.ckan.plan import Conflict
from opendata.portals.ckan.present import Present
from opendata.portals.ckan.values import shown
from opendata.portals.ckan.wanted import Wanted
from opendata.problems import Exit, OpendataError, Place, Problem
from opendata.release.release import Release, Version

Told = tuple[str, str, str]
"""An edit by hand: the part (empty for the dataset), the field, and what stands there."""


@dataclass(frozen=True, slots=True)
class Recollection:
    """``version`` and ``manifest`` (SHA-256) are those of the release that was sent last, or was
    about to be, None where nothing was sent yet; ``proven``: all of it was read back, and the
    public sees it. ``name`` is that of the dataset in its address, None where it was not there yet.
    ``archives`` are by :attr:`Archive.key`, ``tables`` (of the DataStore) by identity.
    """

    known: LastKnown
    abilities: Abilities
    version: Version | None = None
    manifest: str | None = None
    name: str | None = None
    proven: bool = False
    archives: Mapping[str, Measured] = field(default_factory=dict)
    told: frozenset[Told] = frozenset()
    tables: Mapping[str, KnownTable] = field(default_factory=dict)


def recollected(content: Mapping[str, Any] | None, portal: str) -> Recollection | None:
    """The recollection in ``content``; None for None.

    :raises OpendataError: ``portal-memory-damaged``, exit 4, where it is something else.
    """
    if content is None:
        return None
    try:
        return _from_json(content)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        problem = Problem(
            "portal-memory-damaged",
            msg("the journal has something else than the memory of a portal"),
            Place(".opendata/journal.sqlite", key=portal),
            found=type(error).__name__,
            remedy=msg("Restore the folder .opendata from a backup."),
        )
    raise OpendataError(problem, Exit.CONFIGURATION)


def archives_of(wanted: Wanted) -> dict[str, Measured]:
    """The archives among the parts of a dataset, measured."""
    return {
        one.content.key: Measured(one.sha256, one.bytes)
        for one in wanted.resources
        if isinstance(one.content, Archive)
    }


def told_of(conflicts: tuple[Conflict, ...]) -> frozenset[Told]:
    """What a person is told of in ``conflicts``."""
    return frozenset(
        (one.identity or "", one.change.field, shown(one.change.before)) for one in conflicts
    )


def must_not_go_back(memory: Recollection | None, release: Release, portal: str) -> None:
    """Refuse to send an older release than the one that was sent, or another of its number.

    :raises OpendataError: ``portal-knows-more``, exit 4.
    """
    if memory is None or memory.version is None:
        return
    same = memory.version == release.version and memory.manifest == release.manifest_sha256
    if same or memory.version < release.version:
        return
    raise _knows_more(portal, release.dataset, memory.version, release.version)


def must_not_be_behind(now: Present, last: LastKnown | None, wanted: Wanted, portal: str) -> None:
    """Refuse to undo a newer release that another workspace of this council has sent.

    This one may have been restored from an old backup. A version that was edited by hand is no
    sign: there must be a file of ours too of which neither the journal nor the releases know.

    :raises OpendataError: ``portal-knows-more``, exit 4.
    """
    try:
        theirs = Version.parse(str(now.fields.get("version")))
    except ValueError:
        return
    known = {one.sha256 for one in wanted.resources}
    for each in (last.resources if last else {}).values():
        known |= {each.sha256 or "", *each.uploads}
    ours = (one for one in now.resources if part_of(one.mark, wanted.mark) is not None)
    if theirs > wanted.version and any(one.claimed and one.claimed not in known for one in ours):
        raise _knows_more(portal, wanted.dataset, theirs, wanted.version)


def _knows_more(portal: str, dataset: str, theirs: Version, ours: Version) -> OpendataError:
    problem = Problem(
        "portal-knows-more",
        msg("the portal has a release that this workspace does not have"),
        Place(portal, key=dataset),
        found=str(theirs),
        expected=msg("no release newer than {version}", version=str(ours)),
        remedy=msg("Restore the folder .opendata from a backup. Nothing was changed."),
    )
    return OpendataError(problem, Exit.CONFIGURATION)


def to_json(memory: Recollection) -> dict[str, Any]:
    """Plain values for the journal."""
    can = memory.abilities
    return {
        "known": known_to_json(memory.known),
        "abilities": {
            "version": list(can.version),
            "revise": can.revise,
            "fields": can.fields.value,
            "required": sorted(can.required),
            "limit": can.limit,
            "datastore": can.datastore,
            "groups": sorted(can.groups),
        },
        "version": str(memory.version) if memory.version else None,
        "manifest": memory.manifest,
        "name": memory.name,
        "proven": memory.proven,
        "archives": {key: [one.sha256, one.bytes] for key, one in sorted(memory.archives.items())},
        "told": sorted(list(one) for one in memory.told),
        "tables": tables_to_json(memory.tables),
    }


def _from_json(content: Mapping[str, Any]) -> Recollection:
    can = content["abilities"]
    return Recollection(
        known=known_from_json(content["known"]),
        abilities=Abilities(
            version=tuple(int(one) for one in can["version"]),
            revise=bool(can["revise"]),
            fields=Fields(can["fields"]),
            required=frozenset(can["required"]),
            limit=can["limit"],
            datastore=bool(can["datastore"]),
            groups=frozenset(can["groups"]),
        ),
        version=Version.parse(content["version"]) if content["version"] is not None else None,
        manifest=content["manifest"],
        name=content["name"],
        proven=content["proven"] is True,
        archives={
            key: Measured(sha256, size) for key, (sha256, size) in content["archives"].items()
        },
        told=frozenset((part, name, value) for part, name, value in content["told"]),
        tables=tables_from_json(content.get("tables", {})),
    )
