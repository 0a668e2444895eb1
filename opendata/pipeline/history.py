"""Looking at the releases there are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from opendata.journal.journal import Step
from opendata.messages import msg
from opendata.pipeline.house import House
from opendata.problems import Exit, OpendataError, Problem
from opendata.release.diff import diff_files, diff_tables
from opendata.release.manifest import schemas_of
from opendata.release.passport import metadata_of, read_passport
from opendata.release.release import Changes, Release, Role, Version
from opendata.release.store import ReleaseStore
from opendata.review.corrections import Correction, in_force
from opendata.table import Table
from opendata.workspace.workspace import Dataset


def release_of(store: ReleaseStore, dataset: str, version: str) -> Release:
    """The release ``version`` of ``dataset``.

    :raises OpendataError: ``release-unknown``, exit 2, naming the versions that there are.
    """
    versions = store.versions(dataset)
    try:
        wanted = Version.parse(version)
    except ValueError:
        wanted = None
    if wanted is None or wanted not in versions:
        problem = Problem(
            "release-unknown",
            msg("there is no such release of the dataset"),
            found=version,
            expected=msg("one of: {names}", names=", ".join(map(str, versions)) or "–"),
            remedy=msg("«opendata releases {dataset}» lists the releases.", dataset=dataset),
        )
        raise OpendataError(problem, Exit.USAGE)
    return store.load(dataset, wanted)


def corrections_behind(house: House, release: Release) -> tuple[Correction, ...]:
    """What people had decided about the documents of ``release`` when it was made, by path.

    :raises OpendataError: ``journal-…``, exit 4.
    """
    name = release.dataset
    made = [
        event.number
        for event in house.journal.each(dataset=name, step=Step.RELEASED)
        if event.data.get("version") == str(release.version)
    ]
    before = (
        event
        for event in house.journal.each(dataset=name, step=Step.CORRECTED)
        if not made or event.number < made[0]
    )
    held = in_force(before)
    if not held:
        return ()
    documents = {one.sha256 for one in house.store.documents(release)}
    used = (one for one in held.values() if one.sha256 in documents)
    return tuple(sorted(used, key=lambda one: one.path))


def difference(store: ReleaseStore, dataset: Dataset, old: str, new: str) -> Changes:
    """The difference between two releases: rows, documents, and parts of the passport."""
    before = release_of(store, dataset.name, old)
    after = release_of(store, dataset.name, new)
    old_csvs, new_csvs = _csvs(before), _csvs(after)
    rows = diff_files(
        store.file(before, old_csvs[0]), store.file(after, new_csvs[0]), dataset.schema.primary_key
    )
    gone, came = ({one.path for one in store.documents(release)} for release in (before, after))
    told, tells = _passport(store, before), _passport(store, after)
    return replace(
        rows,
        documents_added=len(came - gone),
        documents_removed=len(gone - came),
        metadata=tuple(sorted(n for n in {*told, *tells} if told.get(n) != tells.get(n))),
        others=_others(store, before, after),
    )


def _others(store: ReleaseStore, before: Release, after: Release) -> dict[str, Changes]:
    """The differences of the tables beyond the first; one that came or went counts in full."""
    keys = {one.name: one.primary_key for one in (*schemas_of(before), *schemas_of(after))}
    old, new = ({_name(path): path for path in _csvs(one)[1:]} for one in (before, after))
    found = {}
    for name in sorted({*old, *new}):
        if name in old and name in new:
            files = store.file(before, old[name]), store.file(after, new[name])
            found[name] = diff_files(*files, keys[name])
        else:
            tables = store.tables(before).get(name), store.tables(after).get(name)
            none = Table((), ())
            found[name] = diff_tables(tables[0] or none, tables[1] or none, keys[name])
    return {name: changes for name, changes in found.items() if not changes.nothing}


def _csvs(release: Release) -> list[str]:
    """The paths of the tables of a release, the first table first."""
    return [file.path for file in release.files if file.role is Role.TABLE and file.format == "csv"]


def _name(path: str) -> str:
    return PurePosixPath(path).stem


def _passport(store: ReleaseStore, release: Release) -> dict[str, Any]:
    path = next(file.path for file in release.files if file.role is Role.PASSPORT)
    return metadata_of(read_passport(store.file(release, path).read_bytes()))
