"""The tables of a dataset in the DataStore of a portal: planned, written and proven together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Final

from opendata.catalogue.schema import TableSchema, schema_from
from opendata.portals.ckan.content import Stored
from opendata.portals.ckan.datastore import findings
from opendata.portals.ckan.datastore.known import KnownTable, hash_of
from opendata.portals.ckan.datastore.planning import drop_for, step_for
from opendata.portals.ckan.datastore.proving import prove_gone, prove_table
from opendata.portals.ckan.datastore.shape import TableWanted, table_wanted
from opendata.portals.ckan.datastore.steps import Doing, TablesPlan, TableStep
from opendata.portals.ckan.datastore.writing import Writer
from opendata.portals.ckan.identity import Recognised
from opendata.portals.ckan.present import PresentResource
from opendata.portals.ckan.reading import Portal
from opendata.portals.ckan.version import has_action
from opendata.portals.ckan.wanted import Wanted, WantedResource
from opendata.portals.portal import Check, Progress, Publication, Write
from opendata.problems import Exit, OpendataError, Problem
from opendata.release.release import Release, Role

_TABLE: Final = re.compile(r"table:(.+):csv")
_NOTHING: Final = Recognised({}, {}, {}, (), ())


@dataclass(frozen=True, slots=True)
class TablesProof:
    """``known`` is what is to be remembered, if all of the dataset is proven."""

    checks: tuple[Check, ...] = ()
    known: Mapping[str, KnownTable] = field(default_factory=dict)


class Tables:
    """The tables on one portal. ``asked`` is False where ``opendata.toml`` does not want any."""

    def __init__(self, portal: str, *, asked: bool) -> None:
        self._name = portal
        self._asked = asked
        self._read: dict[tuple[str, str], TableWanted] = {}

    def serve(
        self,
        want: Wanted,
        found: Recognised,
        known: Mapping[str, KnownTable],
        *,
        possible: bool,
    ) -> bool:
        """Whether the portal says of every table what it said when it was proven; asks nothing.

        ``possible``: the portal is known to have a DataStore.
        """
        if not self._asked or not (possible or known):
            return True
        for one in _tables(want):
            there, mine = found.ours.get(one.identity), known.get(one.identity)
            if there is None or mine is None or not mine.holds(one.sha256, there):
                return False
        return True

    def plan(
        self,
        portal: Portal,
        publication: Publication,
        want: Wanted,
        found: Recognised | None,
        known: Mapping[str, KnownTable],
        *,
        possible: bool,
    ) -> TablesPlan:
        """What is to be done after the files; reads the tables that are there, row by row.

        ``found`` is None for a dataset that is not there yet.
        """
        if not self._asked:
            left = any(one.fingerprint for one in known.values())
            return TablesPlan(problems=(findings.left_alone(self._name),) if left else ())
        if not (possible or has_action(portal, "datastore_create")):
            return TablesPlan(problems=(findings.no_datastore(self._name),))
        found = found or _NOTHING
        wanted = self._wanted(publication, want)
        steps: list[TableStep] = []
        problems: list[Problem] = []
        edited: list[Problem] = []
        for one in wanted:
            there = found.ours.get(one.identity)
            judged = step_for(
                portal,
                one,
                there.id if there else None,
                _earlier(publication),
                shown=there is not None and bool(there.raw.get("datastore_active")),
                alien=_was_loaded(there, known.get(one.identity)),
                force=publication.force,
            )
            steps += [judged.step] if judged.step else []
            if one.unfit:
                problems.append(one.unfit)
            if judged.strange:
                edited.append(findings.edited(want.dataset, one.identity, judged.strange))
            if judged.alien:
                problems.append(findings.loader(want.dataset, one.identity))
        for identity, gone in found.gone.items():
            if _TABLE.fullmatch(identity) and gone.raw.get("datastore_active"):
                drop = drop_for(portal, identity, gone.id)
                steps += [drop] if drop else []
        return TablesPlan(tuple(steps), wanted, (*edited, *problems), tuple(edited))

    def apply(
        self, portal: Portal, plan: TablesPlan, found: Recognised | None, progress: Progress
    ) -> None:
        """Do the steps, for the resources as they are after the files were written.

        :raises CkanFailure: as :meth:`.writing.Writer.carry_out`.
        :raises OpendataError: ``portal-table-edited``, exit 6, after all else was done.
        """
        writer, found = Writer(portal), found or _NOTHING
        for step in plan.steps:
            there = found.ours.get(step.identity)
            resource = step.resource_id or (there.id if there else None)
            if resource is not None:
                writer.carry_out(step, resource, progress)
        if plan.edited:
            raise OpendataError(plan.edited[0], Exit.DIFFERS, *plan.edited[1:])

    def prove(
        self,
        portal: Portal,
        publication: Publication,
        want: Wanted,
        found: Recognised,
        plan: TablesPlan | None,
        known: Mapping[str, KnownTable],
        *,
        possible: bool,
    ) -> TablesProof:
        """Read all rows back. Without a ``plan`` (nothing was written) the tables that are known
        are read, or all where the portal is known to have a DataStore.
        """
        if not self._asked:
            return TablesProof(known=known)
        if plan is None:
            wanted = self._wanted(publication, want) if possible or known else ()
        else:
            wanted = plan.wanted
        checks: list[Check] = []
        kept: dict[str, KnownTable] = {}
        for one in wanted:
            there = found.ours.get(one.identity)
            if there is None:  # the check of its file says so
                continue
            rows = None if one.unfit else one.fingerprint
            kept[one.identity] = KnownTable(one.csv, rows, hash_of(there))
            address = _address(portal, want, there)
            if one.unfit is None:
                checks += prove_table(portal, one, there.id, address)
        for step in plan.steps if plan else ():
            if step.doing is Doing.DROP and step.resource_id is not None:
                gone = found.gone.get(step.identity) or found.ours.get(step.identity)
                if gone is not None:
                    address = _address(portal, want, gone)
                    checks.append(prove_gone(portal, step.resource_id, address))
        return TablesProof(tuple(checks), kept)

    def _wanted(self, publication: Publication, want: Wanted) -> tuple[TableWanted, ...]:
        return tuple(self._table(publication.release, one) for one in _tables(want))

    def _table(self, release: Release, one: WantedResource) -> TableWanted:
        key = (one.identity, release.manifest_sha256)
        if key not in self._read:
            assert isinstance(one.content, Stored)  # noqa: S101  a table is a file of the release
            path = one.content.path
            schema = _schema_of(release, path.name)
            others = [one for one in self._read if one[1] != release.manifest_sha256]
            for other in others:  # a portal serves many datasets, one after the other
                del self._read[other]
            self._read[key] = table_wanted(one.identity, path, one.sha256, one.bytes, schema)
        return self._read[key]


def printed(plan: TablesPlan, want: Wanted, dataset: str, found: Recognised | None) -> list[Write]:
    """The steps as the writes of a plan; ``dataset`` is the name in the address."""
    names = {one.identity: one.file_name for one in want.resources}
    for there in (found.ours, found.gone) if found else ():
        names |= {identity: one.file_name for identity, one in there.items()}
    return [step.printed(dataset, names[step.identity]) for step in plan.steps]


def _tables(want: Wanted) -> Iterator[WantedResource]:
    return (one for one in want.resources if _TABLE.fullmatch(one.identity))


def _schema_of(release: Release, name: str) -> TableSchema:
    """The structure in the manifest for the CSV of this name."""
    for one in release.manifest["resources"]:
        path = PurePosixPath(one["path"])
        if path.name == name and one["format"] == "csv":
            return schema_from(one["schema"], path.stem)
    raise ValueError(name)


def _earlier(publication: Publication) -> Iterator[Path]:
    """The tables of all releases of the dataset, newest first."""
    for release in reversed(publication.releases[publication.dataset.name]):
        for one in release.files:
            if one.role is Role.TABLE and one.format == "csv":
                yield publication.store.file(release, one.path)


def _was_loaded(there: PresentResource | None, known: KnownTable | None) -> bool:
    """Whether another program says on the resource that it read the file."""
    if there is None:
        return False
    return hash_of(there) != (known.hash if known else "")


def _address(portal: Portal, want: Wanted, there: PresentResource) -> str:
    return f"{portal.url}/dataset/{want.name}/resource/{there.id}#datastore"
