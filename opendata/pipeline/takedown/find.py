"""What a person means to take down, looked for in all releases of all datasets."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from opendata.acts.text import FORMATS, read_text
from opendata.acts.words import words_sha256
from opendata.messages import msg
from opendata.pipeline.house import House
from opendata.problems import Exit, OpendataError, Place, Problem
from opendata.release.manifest import schemas_of
from opendata.release.release import DocumentFile, Release
from opendata.release.tables import key_getter, uid_of
from opendata.review.takedowns import row_words

_SHORTEST: Final = 8
"""Characters of a SHA-256 that name a document."""
_AS_WRITTEN: Final = re.compile(r'[|"\\\x00-\x1f]')
"""What parts the cells of a key, and what CSV and JSON write in ways of their own."""


@dataclass(slots=True)
class Meant:
    """What was found in the releases of one dataset.

    ``row`` says that the row itself is meant, by its key: then it may not come back with another
    document either, as long as it says the same.
    """

    dataset: str
    uid: str
    row: bool
    documents: dict[str, str] = field(default_factory=dict)
    """SHA-256 → format."""
    rows: set[str] = field(default_factory=set)
    versions: list[str] = field(default_factory=list)
    """The releases that hold any of it, among their rows, changes or documents."""


def find(house: House, what: str, dataset: str | None) -> tuple[Meant, ...]:
    """``what`` is a path, a SHA-256 or the beginning of one, a published name, or a key of a row.

    One for each dataset that has published it: a document may be in several.

    :raises OpendataError: ``takedown-unknown`` or ``takedown-ambiguous``, exit 2; damaged releases,
        exit 4.
    """
    names = [dataset] if dataset else list(house.workspace.datasets)
    sha256 = _file(house.workspace.root, what)
    found = [one for name in names for one in _in_dataset(house, name, what, sha256)]
    if not found:
        raise OpendataError(_unknown(what), Exit.USAGE)
    by_document = {frozenset(one.documents) for one in found if not one.row}
    if len(found) > 1 and (any(one.row for one in found) or len(by_document) > 1):
        raise OpendataError(_ambiguous(what, found), Exit.USAGE)
    return tuple(found)


def _file(root: Path, what: str) -> str:
    """The SHA-256 of the file at ``what``, from here or from the workspace; empty without one."""
    for path in (root / what, Path(what)):
        try:
            if path.is_file():
                return hashlib.sha256(path.read_bytes()).hexdigest()
        except (OSError, ValueError):
            continue
    return ""


def _in_dataset(house: House, name: str, what: str, sha256: str) -> Iterator[Meant]:
    releases = house.store.releases(name)
    rows = _rows(house, name, releases, what)
    if rows is not None:
        yield rows
        return
    shas: dict[str, DocumentFile] = {}
    for release in releases:
        for one in house.store.documents(release):
            if _is(one, what, sha256):
                shas.setdefault(one.sha256, one)
    for sha, document in shas.items():
        meant = Meant(name, document.uid, row=False, documents={sha: document.format})
        meant.versions = [str(one.version) for one in releases if _holds(house, one, meant)]
        yield meant


def _is(one: DocumentFile, what: str, sha256: str) -> bool:
    if sha256:
        return one.sha256 == sha256
    begins = len(what) >= _SHORTEST and one.sha256.startswith(what.lower())
    return begins or what in (one.path, one.path.rpartition("/")[2])


def _rows(house: House, name: str, releases: tuple[Release, ...], what: str) -> Meant | None:
    """The row whose key is ``what``, with all that it ever said, and its documents."""
    meant = Meant(name, what, row=True)
    for release in releases:
        tables = house.store.tables(release)
        for schema in schemas_of(release):
            table, key = tables[schema.name], schema.primary_key
            if not key or not set(key) <= set(table.columns):
                continue
            of = key_getter(table.columns, key)
            rows = [row for row in table.rows if uid_of(of(row)) == what]
            meant.rows |= {row_words(table.columns, row, key) for row in rows} - {""}
        for one in house.store.documents(release):
            if one.uid == what:
                meant.documents[one.sha256] = one.format
    if not meant.rows and not meant.documents:
        return None
    meant.versions = [str(one.version) for one in releases if _holds(house, one, meant)]
    return meant


def _holds(house: House, release: Release, meant: Meant) -> bool:
    """Whether any file of the release may hold something of it. Reads the bytes and understands
    nothing: a release too many does less harm than one too few.
    """
    # A key of several columns stands in several cells, and signs are written as each format does.
    longest = max(_AS_WRITTEN.split(meant.uid), key=len)
    marks = [longest.encode(), *(sha.encode() for sha in meant.documents)]
    return any(
        any(mark in house.store.file(release, file.path).read_bytes() for mark in marks)
        for file in release.files
        if file.format != "xlsx"  # the same rows are in the CSV
    )


def words_of(house: House, meant: Meant) -> frozenset[str]:
    """The hashes of the words of its documents; one that cannot be read is known by its bytes."""
    found = set()
    for sha256, form in meant.documents.items():
        if form in FORMATS:
            try:
                found.add(words_sha256(read_text(house.objects.get(sha256), sha256).text))
            except OpendataError:
                continue
    return frozenset(found - {""})


def _unknown(what: str) -> Problem:
    return Problem(
        "takedown-unknown",
        msg("no release has such a document or row"),
        found=what,
        expected=msg("a path, a SHA-256, a published name of a document, or the key of a row"),
        remedy=msg("Take the name from documents.csv of a release, or the key from the table."),
    )


def _ambiguous(what: str, found: list[Meant]) -> Problem:
    names = ", ".join(f"{one.dataset}: {one.uid}" for one in found)
    return Problem(
        "takedown-ambiguous",
        msg("this names several documents or rows"),
        Place(found[0].dataset),
        found=what,
        expected=msg("one of: {names}", names=names),
        remedy=msg("Add --dataset, or give the SHA-256 of the document."),
    )
