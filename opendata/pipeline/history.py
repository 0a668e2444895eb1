"""Looking at the releases there are."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from opendata.journal.journal import Step
from opendata.messages import msg
from opendata.pipeline.house import House
from opendata.problems import Exit, OpendataError, Problem
from opendata.release.diff import diff_files
from opendata.release.passport import metadata_of, read_passport
from opendata.release.release import Changes, Release, Role, Version
from opendata.release.store import ReleaseStore
from opendata.review.corrections import Correction, in_force
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
    rows = diff_files(
        store.file(before, _csv(before)), store.file(after, _csv(after)), dataset.schema.primary_key
    )
    gone, came = ({one.path for one in store.documents(release)} for release in (before, after))
    told, tells = _passport(store, before), _passport(store, after)
    return replace(
        rows,
        documents_added=len(came - gone),
        documents_removed=len(gone - came),
        metadata=tuple(sorted(n for n in {*told, *tells} if told.get(n) != tells.get(n))),
    )


def _csv(release: Release) -> str:
    return next(
        file.path for file in release.files if file.role is Role.TABLE and file.format == "csv"
    )


def _passport(store: ReleaseStore, release: Release) -> dict[str, Any]:
    path = next(file.path for file in release.files if file.role is Role.PASSPORT)
    return metadata_of(read_passport(store.file(release, path).read_bytes()))
