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
from opendata.portals.ckan.memory import LastKnown, known_from_json, known_to_json
from opendata.portals.ckan.plan import Conflict
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
    problem = Problem(
        "portal-knows-more",
        msg("the portal has a release that this workspace does not have"),
        Place(portal, key=release.dataset),
        found=str(memory.version),
        expected=msg("no release newer than {version}", version=str(release.version)),
        remedy=msg("Restore the folder .opendata from a backup. Nothing was changed."),
    )
    raise OpendataError(problem, Exit.CONFIGURATION)


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
