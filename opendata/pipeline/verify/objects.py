"""Every object in ``.opendata/objects`` and every original beside it: its bytes must have the hash
that is its name.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from opendata.journal.journal import Event, Step
from opendata.journal.objects import ObjectStore
from opendata.journal.trouble import facts_of
from opendata.messages import msg
from opendata.pipeline.verify.strangers import FOLDER, stranger
from opendata.pipeline.watch import Watcher
from opendata.problems import Place, Problem
from opendata.release import disk

_FOLDER: Final = re.compile("[0-9a-f]{2}")
_NAME: Final = re.compile("[0-9a-f]{62}")
_THREADS: Final = min(4, os.cpu_count() or 1)
"""Hashing lets go of the interpreter lock; more threads than this wait for one disk."""
_BATCH: Final = 200


@dataclass(frozen=True, slots=True)
class Objects:
    """The objects as they were read: name → hash, None where the bytes could not be read."""

    hashes: Mapping[str, str | None]
    problems: tuple[Problem, ...]
    root: Path

    def hash_of(self, path: Path) -> str | None:
        """The hash of a file, not read a second time if it is an object."""
        if path.parent.parent == self.root:
            return self.hashes.get(path.parent.name + path.name)
        return disk.hash_of(path)


def read_objects(store: ObjectStore, watch: Watcher) -> Objects:
    """Hash every object, a few at a time."""
    names, problems = list[str](), list[Problem]()
    for folder in _entries(store.root):
        if not _FOLDER.fullmatch(folder.name) or not folder.is_dir():
            problems.append(stranger(f"{FOLDER}/{store.root.name}/{folder.name}"))
            continue
        for one in _entries(Path(folder.path)):
            if _NAME.fullmatch(one.name):
                names.append(folder.name + one.name)
            else:
                problems.append(stranger(f"{FOLDER}/{store.root.name}/{folder.name}/{one.name}"))
    hashes = _hashed(store, sorted(names), watch)
    problems += [
        _altered(_path(store.root, name), found) for name, found in hashes.items() if found != name
    ]
    return Objects(hashes, tuple(problems), store.root)


def kept_by(event: Event) -> Iterator[str]:
    """The hashes of the objects that are the evidence of ``event``: sheets that people filled in.

    :raises OpendataError: ``journal-damaged``, exit 4.
    """
    with facts_of(event.number):
        if event.step in (Step.CORRECTED, Step.ADOPTED):
            yield str(event.data["sheet"])
        elif event.step == Step.RECONCILED and event.data["what"] == "applied":
            yield str(event.data["sheet"]["sha256"])


def originals_of(event: Event) -> Iterator[str]:
    """The same in the store of originals: documents that have a redacted copy, and the sheets with
    the decisions.

    :raises OpendataError: ``journal-damaged``, exit 4.
    """
    with facts_of(event.number):
        if event.step == Step.REDACTED and event.data["copy"] is not None:
            yield str(event.data["original"])
            yield str(event.data["sheet"])


def lost(wanted: Mapping[str, int], objects: Objects) -> Iterator[Problem]:
    """The objects that events name and that are not here."""
    for sha256, number in wanted.items():
        if sha256 not in objects.hashes:
            yield Problem(
                "object-missing",
                msg("a file that an event of the journal names as its evidence is not here"),
                Place(_path(objects.root, sha256)),
                expected=msg("the file that event {number} names", number=number),
                remedy=_RESTORE,
            )


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return sorted(found, key=lambda one: one.name)
    except (FileNotFoundError, NotADirectoryError):
        return []


def _hashed(store: ObjectStore, names: list[str], watch: Watcher) -> dict[str, str | None]:
    batches = [names[start : start + _BATCH] for start in range(0, len(names), _BATCH)]
    hashes: dict[str, str | None] = {}
    with (
        watch.task(msg("Reading the objects")) as progress,
        ThreadPoolExecutor(_THREADS) as pool,
    ):
        read = pool.map(
            lambda batch: [disk.hash_of(store.root / name[:2] / name[2:]) for name in batch],
            batches,
        )
        for batch, found in zip(batches, read, strict=True):
            hashes.update(zip(batch, found, strict=True))
            progress(len(hashes), len(names))
    return hashes


def _path(root: Path, name: str) -> str:
    return f"{FOLDER}/{root.name}/{name[:2]}/{name[2:]}"


def _altered(path: str, found: str | None) -> Problem:
    return Problem(
        "object-altered",
        msg("a kept file is not what it was, or cannot be read"),
        Place(path),
        found=f"sha256:{found}" if found else None,
        expected=msg("content with the SHA-256 that is its name"),
        remedy=_RESTORE,
    )


_RESTORE: Final = msg(
    "Restore the file from a backup of .opendata; its name is the SHA-256 of its content."
)
