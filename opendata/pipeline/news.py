"""What a release brings that the one before it did not have, for the event that tells of it."""

from __future__ import annotations

from opendata.problems import OpendataError
from opendata.release.documents import added
from opendata.release.manifest import OURS
from opendata.release.release import DocumentFile, Release, Version
from opendata.release.store import ReleaseStore


def news_of(store: ReleaseStore, release: Release) -> dict[str, object]:
    """``previous``, the version before (None for the first), and ``documents_added``: how many of
    its documents were not in that one, by kind; see docs/counting.md.

    Reports of a period add these up, so that they need not read the lists of all releases. Where a
    list cannot be read there is no ``documents_added``: whoever needs it will find out why.
    """
    previous = release.manifest[OURS]["previous"]
    said: dict[str, object] = {"previous": previous}
    before: tuple[DocumentFile, ...] = ()
    try:
        if previous is not None:
            before = store.documents(store.load(release.dataset, Version.parse(previous)))
        return {**said, "documents_added": added(before, store.documents(release))}
    except (OpendataError, ValueError):  # what it says of the one before may be no version
        return said
