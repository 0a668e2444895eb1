"""What a dataset is made of right now, and a fingerprint that says whether that has changed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from opendata import __version__
from opendata.acts.recognise import RECOGNISER
from opendata.collect.register import register_bytes, relative_name
from opendata.collect.walk import FoundFile, find_files
from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Place, Problem
from opendata.workspace.read import DESCRIPTOR, SETTINGS
from opendata.workspace.workspace import Dataset, Workspace


@dataclass(frozen=True, slots=True)
class Sources:
    """The files of a dataset's sources with their hashes.

    ``register`` is the name and the content of the register, None where none is declared; it is
    read here, once.

    ``fingerprint`` covers all that a release depends on: documents, register, descriptor, settings,
    structure and the version of this program. Two equal fingerprints give equal releases.
    """

    files: tuple[FoundFile, ...]
    problems: tuple[Problem, ...]
    register: tuple[str, bytes] | None
    fingerprint: str


def look(workspace: Workspace, dataset: Dataset) -> Sources:
    """Find and hash the sources of ``dataset``; no document is parsed.

    :raises OpendataError: ``documents-missing``, exit 4; ``register-…``, exit 3, when the register
        cannot be read.
    """
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
    return Sources(files, problems, register, _fingerprint(workspace, dataset, files, register))


def _fingerprint(
    workspace: Workspace,
    dataset: Dataset,
    files: tuple[FoundFile, ...],
    register: tuple[str, bytes] | None,
) -> str:
    digest = hashlib.sha256()
    for text in (__version__, RECOGNISER, json.dumps(dataset.schema.descriptor, sort_keys=True)):
        digest.update(text.encode() + b"\0")
    parts = [path.read_bytes() for path in (workspace.root / SETTINGS, dataset.folder / DESCRIPTOR)]
    if register is not None:
        parts.append(register[1])
    for part in parts:
        digest.update(hashlib.sha256(part).digest())
    for file in files:
        digest.update(f"{file.path}\0{file.sha256}\n".encode())
    return digest.hexdigest()


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
