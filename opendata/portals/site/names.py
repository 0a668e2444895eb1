"""Names on the disk: two that a file system takes for one, and long ones on Windows."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Place, Problem


def collide(path: str, paths: Iterable[str]) -> OpendataError:
    """The error for ``path``, which could not be made because its place is taken already.

    Windows and macOS do not tell upper case from lower case, nor some letters of two parts from
    those of one; the other name is looked for among ``paths``.
    """
    others = [one for one in paths if one != path and _folded(one) == _folded(path)]
    return OpendataError(
        Problem(
            "site-names-collide",
            msg("The file system takes the names of two files of the site for one name"),
            Place(path),
            found=min(others, default=path),
            expected=msg("names that differ in more than upper and lower case"),
            remedy=msg(
                "Put the site on a disk that tells upper case from lower case (any on Linux), or "
                "give one of the documents another name"
            ),
        ),
        Exit.CONFIGURATION,
    )


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", path.casefold())


def on_disk(folder: Path) -> Path:
    """``folder`` in the form under which Windows allows paths of more than 260 characters."""
    return Path(extended(str(folder))) if os.name == "nt" else folder


def extended(path: str) -> str:
    r"""An absolute Windows path with the prefix ``\\?\``."""
    if path.startswith("\\\\?\\"):
        return path
    if path.startswith("\\\\"):
        return "\\\\?\\UNC\\" + path[2:]
    return "\\\\?\\" + path


def shown_to_people(path: str) -> str:
    r"""A path as people know it: without the prefix that :func:`extended` gave it."""
    if path.startswith("\\\\?\\UNC\\"):
        return "\\\\" + path[8:]
    return path.removeprefix("\\\\?\\")
