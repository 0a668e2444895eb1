"""Checked rows → the next release, complete in memory and not yet stored. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import opendata
from opendata.collect.batch import Document
from opendata.release import documents as lists
from opendata.release import manifest as manifests
from opendata.release.changes import changes_bytes
from opendata.release.diff import diff_tables
from opendata.release.passport import Availability, metadata_of, passport, passport_bytes
from opendata.release.release import Changes, Counts, DocumentFile, Release, Role, Version
from opendata.release.structure import same_structure, structure_bytes
from opendata.release.structure_csvw import csvw_bytes
from opendata.release.tables import FORMATS, arrange, render
from opendata.release.version import FIRST, next_version
from opendata.table import Table
from opendata.workspace.workspace import Council, Dataset

DOCUMENT_COLUMN = "text"
"""The column with the published file name of a row's document, in the structures of acts."""

_ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands for the times in a passport that is only compared."""


@dataclass(frozen=True, slots=True)
class Previous:
    """The release before, with what a new one is compared to."""

    release: Release
    table: Table
    documents: tuple[DocumentFile, ...]
    passport: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Draft:
    """A release that is not stored yet.

    ``files`` maps the paths of the manifest to their bytes; ``manifest`` is ``datapackage.json``.
    """

    dataset: str
    version: Version
    changes: Changes
    counts: Counts
    files: Mapping[str, bytes]
    manifest: bytes
    documents: tuple[DocumentFile, ...]


def make_draft(
    dataset: Dataset,
    council: Council,
    table: Table,
    documents: Mapping[str, Document],
    kinds: Mapping[str, str],
    previous: Previous | None,
    *,
    now: datetime,
    address: str = "",
) -> Draft | None:
    """The next release of ``dataset``, or None where nothing changed.

    ``documents`` and ``kinds`` (an :class:`opendata.acts.act.Kind` value) are by the uid of a row;
    the cell ``text`` of the row is the published name. ``now`` needs a time zone. ``address`` is
    where the manifest will be served, for the links in the passport; without it they are relative.
    Times and addresses alone are never a change.
    """
    released = arrange(table, dataset.schema)
    files = lists.list_documents(
        released, dataset.schema.primary_key, DOCUMENT_COLUMN, documents, kinds
    )
    changes = compare(dataset, council, released, files, previous)
    before = previous.release.version if previous else None
    old_schema = manifests.schema_of(previous.release) if previous else None
    version = next_version(before, changes, old_schema, dataset.schema)
    if version is None:
        return None
    facts = manifests.Facts(
        version=version,
        previous=before,
        created=now,
        first_published=_first_published(previous, now),
        counts=lists.count(len(released), files),
        changes=changes,
        tool=opendata.__version__,
    )
    content = _files(dataset, council, released, files, facts, address)
    entries = [manifests.file_of(path, data, role) for path, (data, role) in content.items()]
    return Draft(
        dataset=dataset.name,
        version=version,
        changes=changes,
        counts=facts.counts,
        files={path: data for path, (data, _) in content.items()},
        manifest=manifests.manifest_bytes(dataset, council, entries, facts),
        documents=files,
    )


def compare(
    dataset: Dataset,
    council: Council,
    table: Table,
    documents: Sequence[DocumentFile],
    previous: Previous | None,
) -> Changes:
    """The difference of an arranged table and its documents to the previous release.

    Against nothing, all is added. A document is the same where path and content are; the name that
    the council gave its file may change.
    """
    key = dataset.schema.primary_key
    if previous is None:
        changes = diff_tables(Table(table.columns, ()), table, key)
        return replace(changes, documents_added=len({one.path for one in documents}))
    lists.check_names((*previous.documents, *documents))
    old = {one.path for one in previous.documents}
    new = {one.path for one in documents}
    return replace(
        diff_tables(previous.table, table, key),
        documents_added=len(new - old),
        documents_removed=len(old - new),
        metadata=_metadata(dataset, council, documents, previous),
    )


def _metadata(
    dataset: Dataset, council: Council, documents: Sequence[DocumentFile], previous: Previous
) -> tuple[str, ...]:
    """The names of the parts of passport, manifest and structure that are not as they were."""
    manifest = previous.release.manifest
    ours = manifest.get(manifests.OURS, {})
    available = _availability(dataset, FIRST, _ANY_TIME, _ANY_TIME, "")
    new = metadata_of(passport(dataset, council, available))
    new |= manifests.metadata_of(dataset, council)
    new |= {"requirement": dataset.requirement, "edition": dataset.edition}
    old = metadata_of(previous.passport)
    old |= {name: manifest[name] for name in manifests.FROM_DESCRIPTOR if name in manifest}
    old |= {"requirement": ours.get("requirement"), "edition": ours.get("edition")}
    names = {name for name in (*old, *new) if old.get(name) != new.get(name)}
    if not same_structure(manifests.schema_of(previous.release), dataset.schema):
        names.add("structure")
    if _kinds(previous.documents, documents) != _kinds(documents, previous.documents):
        names.add("documents")
    return tuple(sorted(names))


def _kinds(
    documents: Sequence[DocumentFile], others: Sequence[DocumentFile]
) -> set[tuple[str, str, str]]:
    """Which kind the documents have that are among ``others`` too."""
    shared = {(one.path, one.uid) for one in others}
    return {(one.path, one.uid, one.kind) for one in documents if (one.path, one.uid) in shared}


def _files(
    dataset: Dataset,
    council: Council,
    table: Table,
    documents: Sequence[DocumentFile],
    facts: manifests.Facts,
    address: str,
) -> dict[str, tuple[bytes, Role]]:
    """Path → (bytes, role) of every file of the release but the manifest."""
    available = _availability(dataset, facts.version, facts.first_published, facts.created, address)
    paths = _paths(dataset, facts.version)
    key = dataset.schema.primary_key
    rendered = render(table, dataset.schema)
    content = {paths[ending]: (data, Role.TABLE) for ending, data in rendered.items()}
    content[paths["structure"]] = structure_bytes(dataset.schema), Role.STRUCTURE
    table_name = paths["csv"].rsplit("/", 1)[-1]
    content[paths["csvw"]] = csvw_bytes(dataset.schema, table_name), Role.STRUCTURE
    content[paths["passport"]] = (
        passport_bytes(passport(dataset, council, available)),
        Role.PASSPORT,
    )
    content[paths["changes"]] = (
        changes_bytes(facts.changes, dataset.name, facts.version, facts.previous, key),
        Role.CHANGES,
    )
    content[paths["documents"]] = lists.documents_bytes(documents), Role.DOCUMENTS
    return content


def _paths(dataset: Dataset, version: Version) -> dict[str, str]:
    own = {
        "structure": f"{dataset.schema.name}-structure.csv",
        "csvw": f"{dataset.schema.name}-metadata.json",
        "passport": "passport.json",
        "changes": "changes.json",
        "documents": "documents.csv",
    }
    tables = {ending: f"{dataset.schema.name}.{ending}" for ending in FORMATS}
    return {what: f"{version}/{name}" for what, name in (tables | own).items()}


def _availability(
    dataset: Dataset, version: Version, first: datetime, changed: datetime, address: str
) -> Availability:
    paths = _paths(dataset, version)
    base = address.rstrip("/") + "/" if address else ""
    return Availability(
        first_published=first,
        last_changed=changed,
        formats=tuple(FORMATS),
        links=tuple(base + paths[ending] for ending in FORMATS),
        structure_links=tuple(base + paths[one] for one in ("structure", "csvw")),
    )


def _first_published(previous: Previous | None, now: datetime) -> datetime:
    if previous is None:
        return now
    said = previous.release.manifest.get(manifests.OURS, {}).get("first_published")
    return datetime.fromisoformat(said) if said else previous.release.created
