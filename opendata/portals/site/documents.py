"""The documents of all releases of a dataset: each name once, with the one content it stands for.

A council that publishes often has many releases whose lists are nearly the same. So a list is read
line by line, and only lines that no other list had are understood.
"""

from __future__ import annotations

from collections.abc import Iterator

from opendata.messages import msg
from opendata.portals.site.content import released
from opendata.portals.site.shown import Shown, one
from opendata.problems import Exit, OpendataError, Place, Problem
from opendata.release.documents import read_documents
from opendata.release.release import DocumentFile, Release, Role
from opendata.release.store import ReleaseStore


def all_documents(store: ReleaseStore, shown: Shown) -> tuple[DocumentFile, ...]:
    """One entry per published name, of all releases that are served.

    :raises OpendataError: ``site-document-rewritten`` where a later release has another document
        under a name that was published; what the store says of a damaged list.
    """
    found: dict[str, DocumentFile] = {}
    for release, document in _listed(store, shown):
        known = found.setdefault(document.path, document)
        if known.sha256 != document.sha256:
            raise _rewritten(release, document)
    return tuple(found.values())


def _listed(store: ReleaseStore, shown: Shown) -> Iterator[tuple[Release, DocumentFile]]:
    """The documents of all releases, oldest first; most of those met before are left out."""
    seen: set[bytes] = set()
    lists: set[str] = set()
    for release in shown.releases:
        if str(release.version) in shown.withdrawn:
            continue
        listing = one(release, Role.DOCUMENTS)
        if listing is None or listing.sha256 in lists:
            continue
        lists.add(listing.sha256)
        head, *lines = released(store, release, listing).split(b"\n")
        if not any(line.count(b'"') % 2 for line in lines):  # else a record has a line break
            lines = [line for line in lines if line not in seen]
        seen.update(lines)
        for document in _understood(store, release, b"\n".join((head, *lines))):
            yield release, document


def _understood(store: ReleaseStore, release: Release, data: bytes) -> tuple[DocumentFile, ...]:
    try:
        return read_documents(data)
    except ValueError:
        return store.documents(release)  # says what is wrong with the file


def _rewritten(release: Release, document: DocumentFile) -> OpendataError:
    version = str(release.version)
    return OpendataError(
        Problem(
            "site-document-rewritten",
            msg("A release has another document under a name that was published before"),
            Place(f"{release.dataset}/{version}/documents.csv"),
            found=document.path,
            expected=msg("one name for one content, in this release and in the earlier ones"),
            remedy=msg(
                "Restore the folder .opendata from a backup older than the release {version}, "
                "give the document of row {uid} another file name, and publish",
                version=version,
                uid=document.uid,
            ),
        ),
        Exit.CONFIGURATION,
    )
