"""The site's own manifest: which files of the folder are ours, and what is in each.

It makes a folder recognisable as a site of this program, so that nothing else is ever replaced,
and it tells a file that a person put there from one that an older site had.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Place, Problem

MARKER: Final = ".opendata-site.json"
BUILDING: Final = b'{"building": true}\n'
"""What the marker says while a folder is being filled: ours, but not a site yet."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One file of a site as its marker lists it: ``path`` relative to the site, with slashes."""

    path: str
    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Marker:
    """What a marker says. ``inputs`` is the hash of everything that the site was made from."""

    inputs: str
    files: tuple[Listed, ...]


def write_marker(inputs: str, files: Iterable[Listed]) -> bytes:
    """The bytes of a marker; the same files in any order give the same bytes."""
    content = {
        "inputs": inputs,
        "files": [
            {"path": file.path, "bytes": file.bytes, "sha256": file.sha256}
            for file in sorted(files, key=lambda file: file.path)
        ],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def read_marker(folder: Path) -> Marker | None:
    """The marker of ``folder``; None where there is none, or where it cannot be understood."""
    try:
        content = json.loads((folder / MARKER).read_bytes())
        files = tuple(
            Listed(str(one["path"]), str(one["sha256"]), int(one["bytes"]))
            for one in content["files"]
        )
        return Marker(str(content["inputs"]), files)
    except (FileNotFoundError, NotADirectoryError, ValueError, TypeError, KeyError):
        return None


def is_ours(folder: Path) -> bool:
    """Whether this program made ``folder``, be it whole or half built."""
    return (folder / MARKER).is_file()


def is_empty(folder: Path) -> bool:
    """Whether ``folder`` is not there, or a folder without anything in it."""
    if not folder.exists():
        return True
    if not folder.is_dir():
        return False
    with os.scandir(folder) as entries:
        return next(entries, None) is None


def must_be_ours(folder: Path) -> None:
    """Raise ``site-foreign-folder`` unless ``folder`` is ours, empty, or not there."""
    if is_empty(folder) or is_ours(folder):
        return
    raise OpendataError(
        Problem(
            "site-foreign-folder",
            msg("This folder was not made by opendata, so the site will not be written over it"),
            Place(str(folder)),
            expected=msg("an empty folder, or a folder with the file {marker}", marker=MARKER),
            remedy=msg(
                "Name another folder for the site in opendata.toml, or move these files away"
            ),
        ),
        Exit.CONFIGURATION,
    )
