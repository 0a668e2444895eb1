"""Looking at the releases there are."""

from __future__ import annotations

from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Problem
from opendata.release.diff import diff_files
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
    """The row-level difference between two releases."""
    before = release_of(store, dataset.name, old)
    after = release_of(store, dataset.name, new)
    return diff_files(
        store.file(before, _csv(before)), store.file(after, _csv(after)), dataset.schema.primary_key
    )


def _csv(release: Release) -> str:
    return next(
        file.path for file in release.files if file.role is Role.TABLE and file.format == "csv"
    )
