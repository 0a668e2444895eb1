"""Which private key signs a release, and where it is looked for: never inside a workspace.

The first of these that there is:

1. the file that the variable ``OPENDATA_SIGNING_KEY`` names;
2. the credential ``signing-key`` of systemd, in ``$CREDENTIALS_DIRECTORY``;
3. a file of the folder of keys of this user: see :mod:`opendata.pipeline.key_files`.

A release is never held up for want of a key: it is made without a signature, and that is told.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from opendata.clock import day
from opendata.messages import Message, msg
from opendata.pipeline.key_files import FILE, id_of, keys_here, must_be_outside, read_key
from opendata.problems import OpendataError, Problem, Severity
from opendata.workspace.portals import SITE
from opendata.workspace.public_keys import by_id

if TYPE_CHECKING:  # the library of signatures is loaded for a new release alone
    from opendata.release.signing import SigningKey
    from opendata.workspace.workspace import Workspace

CREDENTIAL: Final = "signing-key"


@dataclass(frozen=True, slots=True)
class Signing:
    """The key that signs, None where there is none, and what a person should know of that."""

    key: SigningKey | None
    problems: tuple[Problem, ...] = ()


def key_for(workspace: Workspace, made: datetime) -> Signing:
    """The key that signs a release of ``workspace`` made at ``made``.

    A workspace that names no public key has none, and nothing is said. One that names some has the
    newest of them whose private half is here and whose days these are; else ``release-unsigned``.
    """
    if not workspace.keys:
        return Signing(None)
    declared = by_id([key for key in workspace.keys if key.signs_on(day(made))])
    if not declared:
        days = ", ".join(f"{key.since or ''}–{key.until or ''}" for key in workspace.keys)
        return Signing(None, (_unsigned(days, msg("a key in force on {day}", day=day(made))),))
    path = _file_of(workspace.council.edrpou, tuple(declared))
    wanted = msg("the private key of: {names}", names=", ".join(declared))
    if path is None:
        return Signing(None, (_unsigned(None, wanted),))
    try:
        must_be_outside(path, places_of(workspace))
        key, problems = read_key(path)
    except OpendataError as error:
        told = replace(error.problem, severity=Severity.WARNING)
        return Signing(None, (told, _unsigned(None, wanted)))
    if key.public.id not in declared:
        return Signing(None, (*problems, _unsigned(key.public.id, wanted)))
    return Signing(key, problems)


def _file_of(edrpou: str, declared: Iterable[str]) -> Path | None:
    """The file of the private key of one of the ids ``declared``, the last of them first."""
    if said := os.environ.get(FILE):
        return Path(said).absolute()
    if folder := os.environ.get("CREDENTIALS_DIRECTORY"):
        credential = Path(folder) / CREDENTIAL
        if credential.is_file():
            return credential
    try:
        here = {id_of(path): path for path in keys_here(edrpou)}
    except OpendataError:
        return None
    return next((here[one] for one in reversed([*declared]) if one in here), None)


def places_of(workspace: Workspace) -> tuple[Path, ...]:
    """The folders that are copied, served or handed on: no place for a secret."""
    sites = (one.path for one in workspace.portals.values() if one.kind == SITE)
    return (workspace.root, *(workspace.root / path for path in sites))


def _unsigned(found: str | None, expected: Message) -> Problem:
    return Problem(
        "release-unsigned",
        msg("the release is not signed: its key is not on this computer, or not in force"),
        found=found,
        expected=expected,
        remedy=msg(
            "Publish where the key is, or bring it here from the backup; «opendata key show» says "
            "where it belongs. The next signed release will speak for this one."
        ),
        severity=Severity.WARNING,
    )
