"""What a dataset is made of right now, and a fingerprint that says whether that has changed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from opendata import __version__
from opendata.acts.recognise import RECOGNISER
from opendata.collect.walk import FoundFile, find_files
from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Place, Problem
from opendata.workspace.read import DESCRIPTOR, SETTINGS
from opendata.workspace.workspace import Dataset, Workspace


@dataclass(frozen=True, slots=True)
class Sources:
    """The files of a dataset's sources with their hashes; ``register`` is None if none is declared.

    ``fingerprint`` covers all that a release depends on: documents, register, descriptor, settings,
    structure and the version of this program. Two equal fingerprints give equal releases.
    """

    files: tuple[FoundFile, ...]
    problems: tuple[Problem, ...]
    register: Path | None
    fingerprint: str


def look(workspace: Workspace, dataset: Dataset) -> Sources:
    """Find and hash the sources of ``dataset``; no document is parsed.

    :raises OpendataError: ``documents-missing`` or ``register-missing``, exit 4.
    """
    files: tuple[FoundFile, ...] = ()
    problems: tuple[Problem, ...] = ()
    if dataset.documents is not None:
        folder = dataset.folder / dataset.documents.path
        if not folder.is_dir():
            raise OpendataError(_missing(workspace, folder, "documents"), Exit.CONFIGURATION)
        files, problems = find_files(folder, workspace.root)
    register = None
    if dataset.register is not None:
        register = dataset.folder / dataset.register.path
        if not register.is_file():
            raise OpendataError(_missing(workspace, register, "register"), Exit.CONFIGURATION)
    return Sources(files, problems, register, _fingerprint(workspace, dataset, files, register))


def _fingerprint(
    workspace: Workspace, dataset: Dataset, files: tuple[FoundFile, ...], register: Path | None
) -> str:
    digest = hashlib.sha256()
    for text in (__version__, RECOGNISER, json.dumps(dataset.schema.descriptor, sort_keys=True)):
        digest.update(text.encode() + b"\0")
    for path in (workspace.root / SETTINGS, dataset.folder / DESCRIPTOR, register):
        if path is not None:
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    for file in files:
        digest.update(f"{file.path}\0{file.sha256}\n".encode())
    return digest.hexdigest()


def _missing(workspace: Workspace, path: Path, what: str) -> Problem:
    folder = what == "documents"
    return Problem(
        f"{what}-missing",
        msg("the folder of documents is not there") if folder else msg("the register is not there"),
        Place(path.relative_to(workspace.root).as_posix(), key=f"opendata.sources.{what}.path"),
        expected=msg("a folder with documents") if folder else msg("a spreadsheet or a CSV file"),
        remedy=msg(
            "Make it, or correct the path in datapackage.yaml; the path counts from its folder."
        ),
    )
