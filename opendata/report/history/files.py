"""Files of a release, checked against its manifest, and only as much of them as is needed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Place, Problem
from opendata.release import trouble
from opendata.release.csv_table import read_csv
from opendata.release.documents import read_documents
from opendata.release.release import DocumentFile, Release, ReleaseFile, Role
from opendata.release.store import ReleaseStore
from opendata.table import Table


def place_of(release: Release, one: ReleaseFile) -> str:
    """Where a file of a release is, from the workspace."""
    return f".opendata/releases/{release.dataset}/{one.path}"


def of_role(release: Release, role: Role) -> ReleaseFile:
    """The file of ``release`` for ``role``: its changes, its list of documents.

    :raises OpendataError: ``release-broken``, exit 4, where the manifest names none.
    """
    for one in release.files:
        if one.role is role:
            return one
    raise broken(f".opendata/releases/{release.dataset}/{release.version}", f"role {role}")


def tables_of(release: Release) -> dict[str, ReleaseFile]:
    """The CSV of each table by its name, the first table first."""
    return {
        PurePosixPath(one.path).stem: one
        for one in release.files
        if one.role is Role.TABLE and one.format == "csv"
    }


def checked(store: ReleaseStore, release: Release, one: ReleaseFile) -> bytes:
    """The bytes of a file.

    :raises OpendataError: ``release-missing`` or ``release-altered``, exit 4.
    """
    name = place_of(release, one)
    try:
        data = store.file(release, one.path).read_bytes()
    except OSError as error:
        problem = trouble.altered(name, None, None)
        raise OpendataError(problem, Exit.CONFIGURATION) from error
    found = hashlib.sha256(data).hexdigest()
    if found != one.sha256:
        raise OpendataError(trouble.altered(name, one.sha256, found), Exit.CONFIGURATION)
    return data


def table_in(store: ReleaseStore, release: Release, one: ReleaseFile) -> Table:
    """The table in a CSV; errors as :func:`checked`, and ``release-broken``, exit 4."""
    try:
        return read_csv(checked(store, release, one))
    except ValueError as error:
        raise broken(place_of(release, one), str(error)) from error


def documents_with(
    data: bytes, release: Release, one: ReleaseFile, needle: str
) -> list[DocumentFile]:
    """The lines of a list of documents that have the text ``needle``.

    Only these are parsed: a list has thousands, and 700 releases have a list each.

    :raises OpendataError: ``release-broken``, exit 4.
    """
    sought = needle.encode("utf-8", "surrogateescape")
    try:
        if b'"' in sought or _broken_records(data):
            return [found for found in read_documents(data) if needle in _all(found)]
        head = data[: data.find(b"\n") + 1]
        return [
            document
            for line in _lines(data, sought, len(head))
            for document in read_documents(head + line + b"\n")
        ]
    except ValueError as error:
        raise broken(place_of(release, one), str(error)) from error


def _lines(data: bytes, sought: bytes, start: int) -> Iterator[bytes]:
    at = data.find(sought, start)
    while at >= 0:
        begin, end = data.rfind(b"\n", 0, at) + 1, data.find(b"\n", at)
        end = len(data) if end < 0 else end
        yield data[begin:end]
        at = data.find(sought, end)


def _broken_records(data: bytes) -> bool:
    """Whether a quoted cell may go over several lines, so that a line is no record."""
    return b'"' in data and any(line.count(b'"') % 2 for line in data.split(b"\n"))


def _all(one: DocumentFile) -> str:
    return "\n".join((one.path, one.sha256, one.uid))


def broken(file: str, found: str) -> OpendataError:
    """A file of a release that does not hold what it should."""
    problem = Problem(
        "release-broken",
        msg("A file of a stored release does not hold what it should."),
        Place(file),
        found,
        remedy=trouble.restore(),
    )
    return OpendataError(problem, Exit.CONFIGURATION)
