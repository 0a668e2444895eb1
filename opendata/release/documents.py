"""``documents.csv``: the list of the documents of a release, with the hash of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Problem
from opendata.release.csv_table import csv_bytes, read_csv
from opendata.release.release import Counts, DocumentFile
from opendata.release.tables import key_getter, uid_of
from opendata.table import Table

if TYPE_CHECKING:  # reading a list needs nothing of what collects documents
    from opendata.collect.batch import Document

FOLDER: Final = "documents"
COLUMNS: Final = ("path", "sha256", "bytes", "format", "uid", "kind", "source")

NAMING: Final = ("file", "text")
"""Columns with the published file name of a row's document: in our own structures, in those of
acts.
"""

DOCUMENTS_SCHEMA: Final[dict[str, Any]] = {
    "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
    "fields": [
        {"name": "path", "type": "string", "constraints": {"required": True}},
        {
            "name": "sha256",
            "type": "string",
            "constraints": {"required": True, "pattern": "[0-9a-f]{64}"},
        },
        {"name": "bytes", "type": "integer", "constraints": {"required": True, "minimum": 0}},
        {"name": "format", "type": "string", "constraints": {"required": True}},
        {"name": "uid", "type": "string", "constraints": {"required": True}},
        {"name": "kind", "type": "string"},
        {"name": "source", "type": "string"},
    ],
    "primaryKey": ["path", "uid"],
    "missingValues": ["", "null"],
}
"""The Table Schema of the list, for the manifest."""


def document_column(columns: Sequence[str]) -> str:
    """The column with the published name of a row's document; empty where a table has none."""
    return next((name for name in NAMING if name in columns), "")


def list_documents(
    table: Table,
    key: Sequence[str],
    column: str,
    documents: Mapping[str, Document],
    kinds: Mapping[str, str],
) -> tuple[DocumentFile, ...]:
    """The documents that the rows of ``table`` name in ``column``, sorted by path.

    ``documents`` and ``kinds`` are by :func:`~opendata.release.tables.uid_of` the key of a row; one
    without a row is left out. ``OpendataError`` where two documents claim one name, or a row has
    a document but no name for it.
    """
    if column not in table.columns:
        return ()
    of, name_at = key_getter(table.columns, key), table.index(column)
    found: list[DocumentFile] = []
    for row in table.rows:
        uid = uid_of(of(row))
        if document := documents.get(uid):
            found.append(_file(row[name_at], uid, document, kinds.get(uid, "")))
    check_names(found)
    return tuple(sorted(found, key=lambda one: (one.path, one.uid)))


def check_names(files: Iterable[DocumentFile]) -> None:
    """A name stands for the same bytes in all releases: ``OpendataError`` where it does not."""
    seen: dict[str, str] = {}
    for one in files:
        if seen.setdefault(one.path, one.sha256) != one.sha256:
            problem = Problem(
                "release-document-name",
                msg("Two different documents have the same published name."),
                found=one.path,
                expected=msg("one name for one content, in this release and in the earlier ones"),
                remedy=msg(
                    "Give the document of row {uid} another file name or number.", uid=one.uid
                ),
            )
            raise OpendataError(problem, Exit.INVALID)


def documents_bytes(files: Iterable[DocumentFile]) -> bytes:
    """The list as a file, in the order given."""
    rows = [
        (one.path, one.sha256, str(one.bytes), one.format, one.uid, one.kind, one.source)
        for one in files
    ]
    return csv_bytes(COLUMNS, rows)


def read_documents(data: bytes) -> tuple[DocumentFile, ...]:
    """The documents in a list; ``ValueError`` if it is none."""
    table = read_csv(data)
    if table.columns != COLUMNS:
        raise ValueError("not a list of documents")
    found = []
    for row in table.rows:
        path, sha256, size, kind_of_file, uid, kind, source = (cell or "" for cell in row)
        found.append(DocumentFile(path, sha256, int(size), kind_of_file, uid, kind, source))
    return tuple(found)


def count(rows: int, files: Sequence[DocumentFile]) -> Counts:
    """The counts of a release: a document is one content, however many rows name it."""
    kinds: dict[str, str] = {}
    for one in files:
        kinds.setdefault(one.sha256, one.kind)
    by_kind = Counter(kinds.values())
    return Counts(rows, len(kinds), dict(sorted(by_kind.items())))


def added(before: Sequence[DocumentFile], after: Sequence[DocumentFile]) -> dict[str, int]:
    """How many documents of ``after`` are not in ``before``, by kind: contents, not names."""
    old = {one.sha256 for one in before}
    return dict(count(0, [one for one in after if one.sha256 not in old]).by_kind)


def _file(name: str | None, uid: str, document: Document, kind: str) -> DocumentFile:
    if not name or "/" in name or "\\" in name or name in (".", ".."):
        problem = Problem(
            "release-document-name",
            msg("A row has a document, but not a file name that can be published."),
            found=name,
            expected=msg("a file name without folders"),
            remedy=msg("Give the document of row {uid} another file name or number.", uid=uid),
        )
        raise OpendataError(problem, Exit.INVALID)
    source = PurePosixPath(document.path).name
    return DocumentFile(
        f"{FOLDER}/{name}", document.sha256, document.bytes, document.format, uid, kind, source
    )
