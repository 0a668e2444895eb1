"""What a dataset is made of right now, and a fingerprint that says whether that has changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from opendata import __version__
from opendata.acts.version import RECOGNISER
from opendata.collect.register_file import register_bytes, relative_name
from opendata.collect.walk import FoundFile, find_files
from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Place, Problem
from opendata.review.corrections import Correction, digest
from opendata.workspace.read import DESCRIPTOR, SETTINGS
from opendata.workspace.workspace import Dataset, Workspace


@dataclass(frozen=True, slots=True)
class Sources:
    """The files of a dataset's sources with their hashes.

    ``register`` is the name and the content of the register, None where none is declared; it is
    read here, once.

    ``corrections`` are what people have decided about documents, by the SHA-256 of the document.

    ``fingerprint`` covers all that a release depends on: documents, register, descriptor, settings,
    structure, corrections and the version of this program. Two equal fingerprints give equal
    releases.
    """

    files: tuple[FoundFile, ...]
    problems: tuple[Problem, ...]
    register: tuple[str, bytes] | None
    fingerprint: str
    corrections: Mapping[str, Correction] = field(default_factory=dict)


def look(workspace: Workspace, dataset: Dataset, corrections: Mapping[str, Correction]) -> Sources:
    """Find and hash the sources of ``dataset``; no document is parsed.

    :raises OpendataError: ``documents-missing``, exit 4; ``register-…``, exit 3, when the register
        cannot be read; ``dataset-of-tables``, exit 2.
    """
    if dataset.tables:
        raise OpendataError(_of_tables(workspace, dataset), Exit.USAGE)
    files: tuple[FoundFile, ...] = ()
    problems: tuple[Problem, ...] = ()
    if dataset.documents is not None:
        folder = dataset.folder / dataset.documents.path
        if not folder.is_dir():
            raise OpendataError(_missing(workspace, folder), Exit.CONFIGURATION)
        files, problems = find_files(folder, workspace.root)
    register = None
    if dataset.register is not None:
        path = dataset.folder / dataset.register.path
        name = relative_name(path, workspace.root)
        register = name, register_bytes(path, workspace.root)
    fingerprint = _fingerprint(workspace, dataset, files, register, digest(corrections))
    return Sources(files, problems, register, fingerprint, corrections)


def _fingerprint(
    workspace: Workspace,
    dataset: Dataset,
    files: tuple[FoundFile, ...],
    register: tuple[str, bytes] | None,
    corrections: str,
) -> str:
    sha256 = hashlib.sha256()
    for text in (__version__, RECOGNISER, json.dumps(dataset.schema.descriptor, sort_keys=True)):
        sha256.update(text.encode() + b"\0")
    parts = [path.read_bytes() for path in (workspace.root / SETTINGS, dataset.folder / DESCRIPTOR)]
    if register is not None:
        parts.append(register[1])
    for part in parts:
        sha256.update(hashlib.sha256(part).digest())
    for file in files:
        sha256.update(f"{file.path}\0{file.sha256}\n".encode())
    sha256.update(corrections.encode())
    return sha256.hexdigest()


def _of_tables(workspace: Workspace, dataset: Dataset) -> Problem:
    """Tables that a clerk fills in are checked one by one; they are not released yet."""
    table = dataset.tables[0]
    path = relative_name(dataset.folder / table.path, workspace.root)
    return Problem(
        "dataset-of-tables",
        msg("this dataset is made of filled-in tables, which this version does not publish yet"),
        Place(relative_name(dataset.folder / DESCRIPTOR, workspace.root)),
        found=", ".join(one.path for one in dataset.tables),
        expected=msg("a dataset of acts: documents, a register or both"),
        remedy=msg(
            "Fill in the tables and check each: {command}",
            command=f"opendata validate {path} --schema {table.schema.key}",
        ),
    )


def _missing(workspace: Workspace, folder: Path) -> Problem:
    return Problem(
        "documents-missing",
        msg("the folder of documents is not there"),
        Place(relative_name(folder, workspace.root), key="opendata.sources.documents.path"),
        expected=msg("a folder with documents"),
        remedy=msg(
            "Make it, or correct the path in datapackage.yaml; the path counts from its folder."
        ),
    )
