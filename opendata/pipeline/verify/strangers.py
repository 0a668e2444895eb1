"""What lies in ``.opendata`` and was not put there by the program."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from opendata.messages import msg
from opendata.problems import OpendataError, Place, Problem, Severity
from opendata.release.manifest import NAME
from opendata.release.release import Version
from opendata.release.signing import SIGNATURE
from opendata.release.store import ReleaseStore

FOLDER: Final = ".opendata"
OWN: Final = frozenset(
    {
        "cache.sqlite",
        "cache.sqlite-journal",
        "cache.sqlite-shm",
        "cache.sqlite-wal",
        "journal.head",
        "journal.sqlite",
        "journal.sqlite-journal",
        "journal.sqlite-shm",
        "journal.sqlite-wal",
        "links.sqlite",
        "links.sqlite-journal",
        "lock",
        "lock.json",
        "objects",
        "originals",
        "releases",
    }
)
"""The names of the program; what is in these is looked at elsewhere."""
HARMLESS: Final = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What systems put into every folder that somebody looks into."""
_LEFT: Final = re.compile(r"\..{1,40}\.\d+\.\d+\.tmp|\.opendata-unfinished-.*")
"""What a killed write leaves: see :mod:`opendata.journal.files` and the store of releases."""


def strangers(state: Path, store: ReleaseStore) -> Iterator[Problem]:
    """A problem for each file or folder that the program did not make; those in the folder of the
    objects are found with the objects.
    """
    for name in _names(state):
        if name not in OWN:
            yield stranger(f"{FOLDER}/{name}")
    for dataset in _names(store.root):
        place = f"{FOLDER}/releases/{dataset}"
        if not store.versions(dataset):
            if (store.root / dataset).is_file() or _names(store.root / dataset):
                yield stranger(place)
            continue  # an empty folder says nothing
        for name in _names(store.root / dataset):
            version = _version(name)
            if version is None or not (store.root / dataset / name).is_dir():
                yield stranger(f"{place}/{name}")
            else:
                yield from _in_release(store, dataset, version)


def stranger(path: str) -> Problem:
    """A file or folder at ``path``, relative to the workspace, that is none of the program's."""
    name = path.rpartition("/")[2]
    if name in HARMLESS or _LEFT.fullmatch(name):
        return Problem(
            "state-leftover",
            msg("a file that the system or a killed run has left"),
            Place(path),
            remedy=msg("Nothing: it is no evidence of anything. It may be removed."),
            severity=Severity.NOTE,
        )
    return Problem(
        "state-stranger",
        msg("a file or folder that opendata did not put here"),
        Place(path),
        expected=msg("only what opendata has written"),
        remedy=msg("Find out who put it there, and move it out of .opendata."),
        severity=Severity.WARNING,
    )


def _in_release(store: ReleaseStore, dataset: str, version: Version) -> Iterator[Problem]:
    try:
        release = store.load(dataset, version)
    except OpendataError:
        return  # the release is told of; what belongs to it, nobody knows
    own = {NAME, SIGNATURE, *(one.path.rpartition("/")[2] for one in release.files)}
    for name in _names(store.root / dataset / str(version)):
        if name not in own:
            yield stranger(f"{FOLDER}/releases/{dataset}/{version}/{name}")


def _names(folder: Path) -> list[str]:
    try:
        return sorted(one.name for one in folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []


def _version(name: str) -> Version | None:
    try:
        version = Version.parse(name)
    except ValueError:
        return None
    return version if str(version) == name else None
