"""What a dataset is made of right now, and a fingerprint that says whether that has changed."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Final

from opendata import __version__
from opendata.acts.version import RECOGNISER
from opendata.collect.redacted import RedactedCopy
from opendata.collect.register_file import register_bytes, relative_name
from opendata.collect.walk import FoundFile, find_files
from opendata.messages import msg
from opendata.pipeline.redact_copies import carried, in_place
from opendata.privacy.version import VERSION
from opendata.privacy.waivers import Waiver
from opendata.problems import Exit, OpendataError, Place, Problem
from opendata.review.corrections import Correction, digest
from opendata.workspace.read import DESCRIPTOR, SETTINGS
from opendata.workspace.workspace import Dataset, Workspace

NO_COPIES: Final[Mapping[str, RedactedCopy]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class TableContent:
    """The file of one table: its ``name`` for people, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Sources:
    """The files of a dataset's sources with their hashes.

    ``register`` is the name and the content of the register, None where none is declared; it is
    read here, once.

    ``corrections`` are what people have decided about documents, by the SHA-256 of the document.

    ``contents`` are the files of the tables of a dataset of tables, in the order of its tables.

    ``links`` are the addresses of documents that other datasets publish, for a collector that links
    to them: see :mod:`opendata.pipeline.linked`.

    ``fingerprint`` covers all that a release depends on: documents, register, descriptor, settings,
    structure, corrections, waivers and the version of this program. Two equal fingerprints give
    equal releases.
    """

    files: tuple[FoundFile, ...]
    problems: tuple[Problem, ...]
    register: tuple[str, bytes] | None
    fingerprint: str
    corrections: Mapping[str, Correction] = field(default_factory=dict)
    contents: tuple[TableContent, ...] = ()
    links: Mapping[str, str] = field(default_factory=dict)


def look(
    workspace: Workspace,
    dataset: Dataset,
    corrections: Mapping[str, Correction],
    copies: Mapping[str, RedactedCopy] = NO_COPIES,
) -> Sources:
    """Find and hash the sources of ``dataset``; no document is parsed.

    ``copies`` are redacted copies by the hash of the original, in whose place they are given.

    :raises OpendataError: ``documents-missing``, exit 4; ``register-…``, exit 3, when the register
        or a table cannot be read.
    """
    if dataset.tables:
        return _of_tables(workspace, dataset)
    files: tuple[FoundFile, ...] = ()
    problems: tuple[Problem, ...] = ()
    source = dataset.documents if dataset.collector is None else dataset.collector
    if source is not None:
        folder = path_of(dataset, source.path)
        if not folder.is_dir():
            key = "documents" if dataset.collector is None else "files"
            raise OpendataError(_missing(workspace, folder, key), Exit.CONFIGURATION)
        files, problems = find_files(folder, workspace.root)
        files, unfit = in_place(workspace, files, copies)
        problems = (*problems, *unfit)
        corrections = carried(corrections, copies)
    register = None
    if dataset.register is not None:
        path = path_of(dataset, dataset.register.path)
        name = relative_name(path, workspace.root)
        register = name, register_bytes(path, workspace.root)
    read = [] if register is None else [register[1]]
    fingerprint = fingerprint_of(workspace, dataset, files, read, digest(corrections))
    return Sources(files, problems, register, fingerprint, corrections)


def path_of(dataset: Dataset, path: str) -> Path:
    """Where a source of ``dataset`` is. Several datasets may share a folder or a register
    (``../decisions/documents``): its files have one name in all of them.
    """
    return Path(os.path.normpath(dataset.folder / path))


def _of_tables(workspace: Workspace, dataset: Dataset) -> Sources:
    """The workbooks that a clerk fills in; each is read once, also where it has several tables."""
    read: dict[Path, bytes] = {}
    contents = []
    for table in dataset.tables:
        path = path_of(dataset, table.path)
        if path not in read:
            read[path] = register_bytes(path, workspace.root)
        contents.append(TableContent(relative_name(path, workspace.root), read[path]))
    fingerprint = fingerprint_of(workspace, dataset, (), [one.data for one in contents], "")
    return Sources((), (), None, fingerprint, {}, tuple(contents))


def fingerprint_of(
    workspace: Workspace,
    dataset: Dataset,
    files: tuple[FoundFile, ...],
    read: Sequence[bytes],
    corrections: str,
) -> str:
    """One hash of all that a release of ``dataset`` depends on; ``read`` are further contents, and
    ``corrections`` a digest of what people have decided.
    """
    sha256 = hashlib.sha256()
    structures = [json.dumps(one.descriptor, sort_keys=True) for one in dataset.structures]
    for text in (__version__, RECOGNISER, str(VERSION), *structures):
        sha256.update(text.encode() + b"\0")
    parts = [path.read_bytes() for path in (workspace.root / SETTINGS, dataset.folder / DESCRIPTOR)]
    for part in (*parts, *read):
        sha256.update(hashlib.sha256(part).digest())
    for file in files:
        sha256.update(f"{file.path}\0{file.sha256}\n".encode())
    sha256.update(corrections.encode())
    return sha256.hexdigest()


def as_of(sources: Sources, waivers: Sequence[Waiver], today: date) -> Sources:
    """``sources`` on the day ``today``: a waiver that runs out changes what may be published."""
    if not waivers:
        return sources
    said = json.dumps(sorted([one.finding, one.holds(today)] for one in waivers))
    fingerprint = hashlib.sha256(f"{sources.fingerprint}\0{said}".encode()).hexdigest()
    return replace(sources, fingerprint=fingerprint)


def _missing(workspace: Workspace, folder: Path, key: str) -> Problem:
    return Problem(
        "documents-missing",
        msg("the folder of documents is not there"),
        Place(relative_name(folder, workspace.root), key=f"opendata.sources.{key}.path"),
        expected=msg("a folder with documents"),
        remedy=msg(
            "Make it, or correct the path in datapackage.yaml; the path counts from its folder."
        ),
    )
