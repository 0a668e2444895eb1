"""Checked rows → the next release, complete in memory and not yet stored. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

import opendata
from opendata.catalogue.schema import TableSchema
from opendata.collect.batch import Document
from opendata.release import documents as lists
from opendata.release import manifest as manifests
from opendata.release.changes import changes_bytes
from opendata.release.diff import diff_tables
from opendata.release.passport import Availability, metadata_of, passport, passport_bytes
from opendata.release.release import Changes, Counts, DocumentFile, Release, Role, Version
from opendata.release.signing import previous_facts
from opendata.release.structure import same_structure, structure_bytes
from opendata.release.structure_csvw import csvw_bytes
from opendata.release.tables import FORMATS, arrange, render
from opendata.release.tombstones import TOMBSTONES, Tombstone, tombstones_in
from opendata.release.version import FIRST, next_version
from opendata.table import Table
from opendata.workspace.workspace import Council, Dataset

_ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands for the times in a passport that is only compared."""


@dataclass(frozen=True, slots=True)
class Previous:
    """The release before, with what a new one is compared to."""

    release: Release
    table: Table
    documents: tuple[DocumentFile, ...]
    passport: Mapping[str, Any]
    others: Mapping[str, Table] = field(default_factory=dict)
    """The tables beyond the first, by their names."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A release that is not stored yet.

    ``files`` maps the paths of the manifest to their bytes; ``manifest`` is ``datapackage.json``,
    and ``signature`` the file beside it, None where nobody has signed.
    """

    dataset: str
    version: Version
    changes: Changes
    counts: Counts
    files: Mapping[str, bytes]
    manifest: bytes
    documents: tuple[DocumentFile, ...]
    signature: bytes | None = None


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
    others: Sequence[Table] = (),
    tombstones: tuple[Tombstone, ...] = (),
) -> Draft | None:
    """The next release of ``dataset``, or None where nothing changed.

    ``documents`` and ``kinds`` (an :class:`opendata.acts.act.Kind` value) are by the uid of a row;
    the cell of the row in :func:`~.documents.document_column` is the published name.
    ``others`` are the tables beyond the first, as ``dataset.structures`` has them. ``now`` needs a
    time zone. ``address`` is where the manifest will be served, for the links in the passport;
    without it they are relative. Times and addresses alone are never a change. ``tombstones`` are
    of all that was ever taken down; what they tell of must not be in ``previous`` any more, or it
    would stand among the changes.
    """
    released = arrange(table, dataset.schema)
    further = {
        schema.name: arrange(one, schema)
        for one, schema in zip(others, dataset.structures[1:], strict=True)
    }
    files = lists.list_documents(
        released,
        dataset.schema.primary_key,
        lists.document_column(dataset.schema.columns),
        documents,
        kinds,
    )
    changes = compare(dataset, council, released, files, previous, further)
    if previous is not None and tombstones_in(previous.release.manifest) != tombstones:
        changes = replace(changes, metadata=(*changes.metadata, TOMBSTONES))
    before = previous.release.version if previous else None
    old_schemas = manifests.schemas_of(previous.release) if previous else ()
    version = next_version(
        before,
        changes,
        old_schemas[0] if old_schemas else None,
        dataset.schema,
        _pairs(old_schemas[1:], dataset.structures[1:]),
    )
    if version is None:
        return None
    facts = manifests.Facts(
        version=version,
        previous=before,
        created=now,
        first_published=_first_published(previous, now),
        counts=lists.count(len(released) + sum(map(len, further.values())), files),
        changes=changes,
        tool=opendata.__version__,
        before=_before(previous),
        tombstones=tombstones,
    )
    content = _files(dataset, council, (released, *further.values()), files, facts, address)
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
    others: Mapping[str, Table] | None = None,
) -> Changes:
    """The difference of an arranged table and its documents to the previous release.

    Against nothing, all is added. A document is the same where path and content are; the name that
    the council gave its file may change. ``others`` are the further tables by their names.
    """
    key = dataset.schema.primary_key
    others = others or {}
    if previous is None:
        changes = diff_tables(Table(table.columns, ()), table, key)
        came = {name: Table(one.columns, ()) for name, one in others.items()}
        return replace(
            changes,
            documents_added=len({one.path for one in documents}),
            others=_others(dataset, came, others),
        )
    lists.check_names((*previous.documents, *documents))
    old = {one.path for one in previous.documents}
    new = {one.path for one in documents}
    return replace(
        diff_tables(previous.table, table, key),
        documents_added=len(new - old),
        documents_removed=len(old - new),
        metadata=_metadata(dataset, council, documents, previous),
        others=_others(dataset, previous.others, others),
    )


def _others(
    dataset: Dataset, old: Mapping[str, Table], new: Mapping[str, Table]
) -> dict[str, Changes]:
    """The differences of the further tables that differ."""
    keys = {schema.name: schema.primary_key for schema in dataset.structures[1:]}
    none = Table((), ())
    found = {
        name: diff_tables(old.get(name, none), new.get(name, none), keys.get(name, ()))
        for name in sorted({*old, *new})
    }
    return {name: changes for name, changes in found.items() if not changes.nothing}


def _pairs(
    old: Sequence[TableSchema], new: Sequence[TableSchema]
) -> list[tuple[TableSchema, TableSchema]]:
    """The structures of the tables that are in both."""
    before = {schema.name: schema for schema in old}
    return [(before[schema.name], schema) for schema in new if schema.name in before]


def _metadata(
    dataset: Dataset, council: Council, documents: Sequence[DocumentFile], previous: Previous
) -> tuple[str, ...]:
    """The names of the parts of passport, manifest and structure that are not as they were."""
    manifest = previous.release.manifest
    ours = manifest.get(manifests.OURS, {})
    available = _availability(dataset, FIRST, _ANY_TIME, _ANY_TIME, "")
    new = metadata_of(passport(dataset, council, available))
    new |= manifests.metadata_of(dataset, council)
    new |= {"requirement": dataset.requirement or None, "edition": dataset.edition}
    old = metadata_of(previous.passport)
    old |= {name: manifest[name] for name in manifests.FROM_DESCRIPTOR if name in manifest}
    old |= {"requirement": ours.get("requirement"), "edition": ours.get("edition")}
    names = {name for name in (*old, *new) if old.get(name) != new.get(name)}
    structures = manifests.schemas_of(previous.release)
    if len(structures) != len(dataset.structures) or not all(
        same_structure(*pair) for pair in zip(structures, dataset.structures, strict=True)
    ):
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
    tables: Sequence[Table],
    documents: Sequence[DocumentFile],
    facts: manifests.Facts,
    address: str,
) -> dict[str, tuple[bytes, Role]]:
    """Path → (bytes, role) of every file of the release but the manifest.

    The first table comes first: a reader of the manifest takes it for the main one.
    """
    available = _availability(dataset, facts.version, facts.first_published, facts.created, address)
    key = dataset.schema.primary_key
    content: dict[str, tuple[bytes, Role]] = {}
    for schema, table in zip(dataset.structures, tables, strict=True):
        content |= _table_files(schema, table, facts.version)
    own: dict[str, tuple[bytes, Role]] = {
        "passport.json": (passport_bytes(passport(dataset, council, available)), Role.PASSPORT),
        "changes.json": (
            changes_bytes(facts.changes, dataset.name, facts.version, facts.previous, key),
            Role.CHANGES,
        ),
        "documents.csv": (lists.documents_bytes(documents), Role.DOCUMENTS),
    }
    return content | {f"{facts.version}/{name}": one for name, one in own.items()}


def _table_files(
    schema: TableSchema, table: Table, version: Version
) -> dict[str, tuple[bytes, Role]]:
    """A table in all formats, and the two files of its structure."""
    paths = _paths(schema, version)
    content = {paths[ending]: (data, Role.TABLE) for ending, data in render(table, schema).items()}
    name = paths["csv"].rsplit("/", 1)[-1]
    content[paths["structure"]] = structure_bytes(schema), Role.STRUCTURE
    content[paths["csvw"]] = csvw_bytes(schema, name), Role.STRUCTURE
    return content


def _paths(schema: TableSchema, version: Version) -> dict[str, str]:
    names = {ending: f"{schema.name}.{ending}" for ending in FORMATS} | {
        "structure": f"{schema.name}-structure.csv",
        "csvw": f"{schema.name}-metadata.json",
    }
    return {what: f"{version}/{name}" for what, name in names.items()}


def _availability(
    dataset: Dataset, version: Version, first: datetime, changed: datetime, address: str
) -> Availability:
    every = [_paths(schema, version) for schema in dataset.structures]
    base = address.rstrip("/") + "/" if address else ""
    return Availability(
        first_published=first,
        last_changed=changed,
        formats=tuple(FORMATS),
        links=tuple(base + paths[ending] for paths in every for ending in FORMATS),
        structure_links=tuple(
            base + paths[one] for paths in every for one in ("structure", "csvw")
        ),
    )


def _before(previous: Previous | None) -> dict[str, Any]:
    """The previous release by its content: the signature of the next one speaks for it too."""
    if previous is None:
        return {}
    return previous_facts(previous.release.manifest_sha256, previous.release.signature)


def _first_published(previous: Previous | None, now: datetime) -> datetime:
    if previous is None:
        return now
    said = previous.release.manifest.get(manifests.OURS, {}).get("first_published")
    return datetime.fromisoformat(said) if said else previous.release.created
