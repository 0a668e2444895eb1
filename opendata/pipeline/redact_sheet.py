"""Sheets of redactions as files: opening one, and what was written in the one before."""

from __future__ import annotations

from pathlib import Path

from opendata.pipeline.redact_findings import other_sheet, taken
from opendata.pipeline.review import bytes_of
from opendata.problems import OpendataError
from opendata.review.findings import wrong_name
from opendata.review.redactions.read import Filled, read_redactions
from opendata.review.redactions.sheet import Written

Before = dict[str, dict[str, Written]]
"""Hash of a document → code of a finding → what was written in its row."""


def open_redactions(path: Path, dataset: str) -> tuple[bytes, Filled]:
    """The bytes and the rows of the sheet at ``path``, known to be one for ``dataset``.

    :raises OpendataError: ``review-missing``, ``redact-other-dataset`` (exit 2),
        ``review-unreadable``, ``review-locked``, ``redact-sheet`` (exit 3).
    """
    data = bytes_of(path)
    filled = read_redactions(data, path.name)
    if filled.dataset not in (None, dataset):
        raise other_sheet(path.name, filled.dataset or "", dataset)
    return data, filled


def must_be_ours(path: Path, dataset: str) -> None:
    """Refuse to write over anything but a sheet of redactions of ``dataset``.

    :raises OpendataError: ``review-name``, ``redact-file-taken``, ``redact-other-dataset``, exit 2;
        ``review-locked``, exit 3.
    """
    if path.suffix.lower() != ".xlsx":
        raise wrong_name(path.as_posix())
    if not path.exists():
        return
    try:
        open_redactions(path, dataset)
    except OpendataError as error:
        if error.problem.code == "redact-sheet":
            raise taken(path.as_posix()) from error
        raise


def written_before(path: Path) -> Before:
    """What people wrote in the sheet at ``path``, so that a new one keeps it."""
    found: Before = {}
    if path.exists():
        for row in read_redactions(bytes_of(path), path.name).rows:
            if row.whole:
                found.setdefault(row.sha256, {})[row.finding] = row.written
    return found
