"""What can be wrong with the store of releases, in words."""

from __future__ import annotations

from opendata.messages import Message, msg
from opendata.problems import Exit, OpendataError, Place, Problem


def restore() -> Message:
    """What to do about a file of a release that is not as it was written."""
    return msg(
        "Restore the folder .opendata from a backup, or take the file from the published site; "
        "releases are never edited by hand."
    )


def altered(file: str, sha256: str | None, found: str | None) -> Problem:
    """A stored file that is missing (``found`` is None) or has another hash."""
    if found is None:
        what = msg("A file of a stored release is missing or cannot be read.")
        return Problem("release-missing", what, Place(file), remedy=restore())
    return Problem(
        "release-altered",
        msg("A file of a stored release was changed after the release."),
        Place(file),
        f"sha256:{found}",
        msg("content with the SHA-256 {sha256}", sha256=sha256),
        restore(),
    )


def object_missing(path: str, sha256: str) -> Problem:
    """A document of a draft whose bytes were not kept."""
    return Problem(
        "release-object-missing",
        msg("The bytes of a document are not in the store, so it cannot be released."),
        Place(path),
        f"sha256:{sha256}",
        remedy=msg("Run the publication again; it will read the document anew."),
    )


def version_exists(dataset: str, version: str) -> OpendataError:
    """A version that was released before."""
    problem = Problem(
        "release-exists",
        msg("Release {version} of «{dataset}» exists already.", version=version, dataset=dataset),
        expected=msg("a new version: releases are never overwritten"),
        remedy=msg("Run the command again; it will start from the newest release."),
    )
    return OpendataError(problem, Exit.CONFIGURATION)


def target_taken(folder: str) -> OpendataError:
    """A folder to export to that holds something."""
    problem = Problem(
        "release-export-exists",
        msg("The folder to write to is not empty."),
        Place(folder),
        expected=msg("a new or empty folder"),
        remedy=msg("Name another folder, or empty this one."),
    )
    return OpendataError(problem, Exit.USAGE)


def cannot_write(folder: str, error: OSError) -> OpendataError:
    """A folder in which a release cannot be written: a full disk, no permission."""
    problem = Problem(
        "release-cannot-write",
        msg("The release cannot be written to disk; nothing was changed."),
        Place(folder),
        error.strerror or type(error).__name__,
        remedy=msg("Free some space, check the permissions of the folder, and run again."),
    )
    return OpendataError(problem, Exit.CONFIGURATION)
