"""The parts that a run works with, opened from a workspace."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from opendata.journal.journal import Journal
from opendata.journal.objects import ObjectStore
from opendata.messages import Message, msg
from opendata.problems import Exit, OpendataError, Place, Problem
from opendata.release.store import ReleaseStore
from opendata.workspace.workspace import Dataset, Workspace

ORIGINALS: Final = "originals"
"""The folder, within the state of the workspace."""


@dataclass(frozen=True, slots=True)
class House:
    """A workspace with its journal, objects, releases and the cache of readings.

    ``originals`` are the bytes of documents that were published, or were to be, before what may not
    be public was taken out of them: no portal is ever served out of that store.
    """

    workspace: Workspace
    journal: Journal
    objects: ObjectStore
    originals: ObjectStore
    store: ReleaseStore
    cache: Path


def open_house(workspace: Workspace) -> House:
    """The parts in the state folder of ``workspace``; nothing is made until something is kept."""
    state = workspace.state
    originals = ObjectStore(state / ORIGINALS)
    return _house(workspace, state, ObjectStore(state / "objects"), originals)


@contextmanager
def rehearsal(workspace: Workspace) -> Iterator[House]:
    """A house whose writes go to a temporary folder and vanish: for ``--dry-run``."""
    with tempfile.TemporaryDirectory(prefix="opendata-") as folder:
        state = Path(folder)
        if (workspace.state / "releases").is_dir():
            shutil.copytree(workspace.state / "releases", state / "releases")
        for name in ("journal.head", "journal.sqlite", "cache.sqlite"):
            if (workspace.state / name).is_file():
                shutil.copy2(workspace.state / name, state / name)
        objects = ObjectStore(state / "objects", ObjectStore(workspace.state / "objects"))
        originals = ObjectStore(state / ORIGINALS, ObjectStore(workspace.state / ORIGINALS))
        yield _house(workspace, state, objects, originals)


def _house(
    workspace: Workspace, state: Path, objects: ObjectStore, originals: ObjectStore
) -> House:
    return House(
        workspace=workspace,
        journal=Journal(state / "journal.sqlite"),
        objects=objects,
        originals=originals,
        store=ReleaseStore(state / "releases", objects),
        cache=state / "cache.sqlite",
    )


def dataset_of(workspace: Workspace, name: str) -> Dataset:
    """The dataset ``name``.

    :raises OpendataError: ``dataset-unknown``, exit 4, with the nearest name.
    """
    if name in workspace.datasets:
        return workspace.datasets[name]
    problem = Problem(
        "dataset-unknown",
        msg("there is no dataset of this name in the workspace"),
        Place("datasets"),
        found=name,
        expected=msg("one of: {names}", names=", ".join(workspace.datasets) or "–"),
        remedy=_suggestion(name, workspace),
    )
    raise OpendataError(problem, Exit.CONFIGURATION)


def _suggestion(name: str, workspace: Workspace) -> Message:
    close = get_close_matches(name, workspace.datasets, 1)
    if close:
        return msg("Did you mean «{key}»?", key=close[0])
    return msg("«opendata datasets» lists what is declared.")
