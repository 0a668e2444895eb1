"""``datapackage.json``: what a release is, as a Data Package v2, and how it is read back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any, Final

from opendata.catalogue.schema import TableSchema, schema_from
from opendata.release.documents import DOCUMENTS_SCHEMA
from opendata.release.json_table import json_document
from opendata.release.package_v1 import PROFILE, as_v2
from opendata.release.passport import utc
from opendata.release.release import Changes, Counts, Release, ReleaseFile, Role, Version
from opendata.release.structure import STRUCTURE_SCHEMA, edition_of
from opendata.release.structure_csvw import MEDIATYPE as CSVW
from opendata.release.tables import FORMATS
from opendata.release.tombstones import TOMBSTONES, Tombstone
from opendata.workspace.workspace import Council, Dataset

NAME: Final = "datapackage.json"
OURS: Final = "opendata"
"""The one key under which stands what Data Package has no word for."""

DEFAULT_LICENSE: Final[dict[str, str]] = {
    "name": "cc-by",
    "title": "Creative Commons Attribution",
    "path": "http://www.opendefinition.org/licenses/cc-by",
}
"""What the national portal states for its datasets; a descriptor may name another one."""

FROM_DESCRIPTOR: Final = ("homepage", "licenses", "sources")
"""Properties published as the dataset's descriptor has them."""

DIALECT: Final[dict[str, Any]] = {
    "delimiter": ",",
    "lineTerminator": "\n",
    "quoteChar": '"',
    "doubleQuote": True,
    "skipInitialSpace": False,
}
"""Said openly, because readers that guess the dialect guess wrong on small tables."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a manifest says besides the dataset and its files; ``tool`` is the program's version.

    ``before`` is what it says of the manifest of the previous release, see
    :func:`opendata.release.signing.previous_facts`. ``tombstones`` tell of what was taken down.
    """

    version: Version
    previous: Version | None
    created: datetime
    first_published: datetime
    counts: Counts
    changes: Changes
    tool: str
    before: Mapping[str, Any] = field(default_factory=dict)
    tombstones: tuple[Tombstone, ...] = ()


def file_of(path: str, data: bytes, role: Role) -> ReleaseFile:
    """The entry of a file; the format is the ending of its name."""
    ending = path.rsplit(".", 1)[-1]
    is_csvw = role is Role.STRUCTURE and ending == "json"
    mediatype = CSVW if is_csvw else FORMATS[ending]
    return ReleaseFile(path, hashlib.sha256(data).hexdigest(), len(data), mediatype, ending, role)


def manifest_bytes(
    dataset: Dataset, council: Council, files: Sequence[ReleaseFile], facts: Facts
) -> bytes:
    """The manifest; its paths are relative to where it is served."""
    names = resource_names(files)
    descriptor: dict[str, Any] = {
        "$schema": PROFILE,
        "name": dataset.name,
        "title": dataset.title,
        "description": dataset.description,
        "version": str(facts.version),
        "created": utc(facts.created),
        **({"keywords": list(dataset.keywords)} if dataset.keywords else {}),  # never empty
        **metadata_of(dataset, council),
        "contributors": _contributors(council),
        "resources": [
            _resource(name, one, dataset) for name, one in zip(names, files, strict=True)
        ],
        OURS: _ours(dataset, dict(zip(names, files, strict=True)), facts),
    }
    return json_document(descriptor)


def metadata_of(dataset: Dataset, council: Council) -> dict[str, Any]:
    """The parts of a manifest that are metadata and do not stand in the passport."""
    found: dict[str, Any] = {
        "licenses": [DEFAULT_LICENSE],
        "sources": [{"title": council.name, "path": council.site}],
    }
    for name in FROM_DESCRIPTOR:
        if dataset.descriptor.get(name):
            found[name] = dataset.descriptor[name]
    return {name: found[name] for name in FROM_DESCRIPTOR if name in found}


def resource_names(files: Sequence[ReleaseFile]) -> list[str]:
    """A unique name per file: its stem, and for further formats of a table the format too."""
    names = []
    for one in files:
        stem = PurePosixPath(one.path).stem
        names.append(
            stem if one.role is not Role.TABLE or one.format == "csv" else f"{stem}-{one.format}"
        )
    if len(set(names)) < len(names):
        raise ValueError(f"a table with the name of another file of the release: {names}")
    return names


def read_release(data: bytes) -> Release:
    """The release that a manifest describes; ``ValueError`` if it is no manifest of ours.

    A manifest that another program rewrote as a Data Package of version 1 is read too.
    """
    try:
        manifest = as_v2(json.loads(data))
        ours = manifest[OURS]
        changes, version = ours["changes"], Version.parse(manifest["version"])
        files = tuple(_read_file(one, ours["roles"], version) for one in manifest["resources"])
        release = Release(
            dataset=manifest["name"],
            version=version,
            created=datetime.fromisoformat(manifest["created"]),
            title=manifest["title"],
            files=files,
            manifest=manifest,
            manifest_sha256=hashlib.sha256(data).hexdigest(),
            counts=_read_counts(ours["counts"]),
            rows_added=_number(changes["added"]),
            rows_changed=_number(changes["changed"]),
            rows_removed=_number(changes["removed"]),
        )
        schema_of(release)
    except (LookupError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("not a manifest of a release") from error
    roles = {one.role for one in files}
    if release.created.tzinfo is None or not {Role.PASSPORT, Role.DOCUMENTS} <= roles:
        raise ValueError("not a whole manifest of a release")
    return release


def schema_of(release: Release) -> TableSchema:
    """The structure of the first table of ``release``, as its manifest has it."""
    return schemas_of(release)[0]


def schemas_of(release: Release) -> tuple[TableSchema, ...]:
    """The structures of all tables of ``release``, the first table first."""
    roles = release.manifest[OURS]["roles"]
    found = tuple(
        schema_from(one["schema"], PurePosixPath(one["path"]).stem)
        for one in release.manifest["resources"]
        if one["format"] == "csv" and _role(roles, one["name"]) is Role.TABLE
    )
    if not found:
        raise ValueError("a release without a table")
    return found


def _resource(name: str, one: ReleaseFile, dataset: Dataset) -> dict[str, Any]:
    schemas = {Role.STRUCTURE: STRUCTURE_SCHEMA, Role.DOCUMENTS: DOCUMENTS_SCHEMA}
    resource: dict[str, Any] = {"name": name}
    if one.role is Role.TABLE:
        stem = PurePosixPath(one.path).stem
        schema = next(schema for schema in dataset.structures if schema.name == stem)
        schemas[Role.TABLE] = dict(schema.descriptor)
        resource["title"] = schema.descriptor.get("title", dataset.title)
    resource |= {
        "path": one.path,
        "format": one.format,
        "mediatype": one.mediatype,
        "bytes": one.bytes,
        "hash": f"sha256:{one.sha256}",
    }
    if one.format != "xlsx":
        resource["encoding"] = "utf-8"
    if one.format != "json":  # for JSON tables Frictionless needs an extra that few have
        dialect = {"dialect": DIALECT} if one.format == "csv" else {}
        resource |= {"type": "table", **dialect, "schema": schemas[one.role]}
    return resource


def _contributors(council: Council) -> list[dict[str, Any]]:
    return [
        {"title": council.name, "path": council.site, "roles": ["publisher"]},
        {"title": council.contact.name, "email": council.contact.email, "roles": ["contact"]},
    ]


def _ours(dataset: Dataset, files: Mapping[str, ReleaseFile], facts: Facts) -> dict[str, Any]:
    changes = facts.changes
    return {
        "counts": {
            "rows": facts.counts.rows,
            "documents": facts.counts.documents,
            "by_kind": dict(facts.counts.by_kind),
        },
        "changes": dict(zip(("added", "changed", "removed"), changes.rows, strict=True)),
        "previous": str(facts.previous) if facts.previous else None,
        **facts.before,
        "first_published": utc(facts.first_published),
        "requirement": dataset.requirement or None,
        "edition": dataset.edition,
        "structure": edition_of(dataset.schema),
        "roles": {name: one.role.value for name, one in files.items()},
        "tool": facts.tool,
        **({TOMBSTONES: [one.as_json() for one in facts.tombstones]} if facts.tombstones else {}),
    }


def _read_file(one: Mapping[str, Any], roles: Mapping[str, str], version: Version) -> ReleaseFile:
    algorithm, _, sha256 = one["hash"].partition(":")
    if algorithm != "sha256":
        raise ValueError("a hash that is not SHA-256")
    folder, _, name = one["path"].partition("/")
    if folder != str(version) or not name or name in {".", ".."} or {*"/\\:"} & {*name}:
        raise ValueError("a file outside the folder of the release")
    return ReleaseFile(
        path=one["path"],
        sha256=sha256,
        bytes=_number(one["bytes"]),
        mediatype=one["mediatype"],
        format=one["format"],
        role=_role(roles, one["name"]),
    )


def _role(roles: Mapping[str, str], name: str) -> Role:
    """The role of a resource. Version 1 has lower-case names alone, so that ours may be lowered."""
    if name not in roles:
        roles = {one.lower(): role for one, role in roles.items()}
    return Role(roles[name])


def _read_counts(counts: Mapping[str, Any]) -> Counts:
    by_kind = {str(kind): _number(number) for kind, number in counts["by_kind"].items()}
    return Counts(_number(counts["rows"]), _number(counts["documents"]), by_kind)


def _number(value: object) -> int:
    if type(value) is not int:
        raise TypeError(value)
    return value
