"""What a file of the site will hold: bytes made here, or bytes that stand in the release store."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Place, Problem
from opendata.release.release import Release, ReleaseFile
from opendata.release.store import ReleaseStore


@dataclass(frozen=True, slots=True)
class Content:
    """The content of one file: ``data``, or the file ``source`` that must have ``sha256``."""

    sha256: str
    size: int
    data: bytes | None = None
    source: Path | None = None


def made(data: bytes) -> Content:
    """Content that was made in memory."""
    return Content(hashlib.sha256(data).hexdigest(), len(data), data=data)


def kept(source: Path, sha256: str, size: int) -> Content:
    """Content that is kept elsewhere under a known hash; it is checked while it is copied."""
    return Content(sha256, size, source=source)


def released(store: ReleaseStore, release: Release, file: ReleaseFile) -> bytes:
    """The bytes of a file of a release, if they are what the release says.

    :raises OpendataError: ``site-source-damaged``, exit 6.
    """
    source = store.file(release, file.path)
    try:
        data = source.read_bytes()
    except OSError as error:
        raise damaged(source, None) from error
    found = hashlib.sha256(data).hexdigest()
    if found != file.sha256:
        raise damaged(source, found)
    return data


def damaged(source: Path, found: str | None) -> OpendataError:
    """The error for a file of the store that is not there (``found`` is None), or is another."""
    return OpendataError(
        Problem(
            "site-source-damaged",
            msg("A file of a release is missing or damaged in the release store"),
            Place(str(source)),
            found=found,
            expected=msg("the content that the release was made with"),
            remedy=msg("Restore the folder .opendata from a backup; nothing was published"),
        ),
        Exit.DIFFERS,
    )
