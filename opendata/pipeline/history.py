"""Looking at the releases there are."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Problem
from opendata.release.diff import diff_files
from opendata.release.passport import metadata_of, read_passport
from opendata.release.release import Changes, Release, Role, Version
from opendata.release.store import ReleaseStore
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
