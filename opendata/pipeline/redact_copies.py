"""The redacted copies of a dataset: which are in force, where they are, and what stands there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from opendata.collect.redacted import RedactedCopy, in_force, outside, substituted
from opendata.collect.walk import FoundFile, find_file, relative
from opendata.journal.journal import Journal, Step
from opendata.problems import Problem
from opendata.workspace.workspace import Dataset, Workspace

if TYPE_CHECKING:
    from opendata.review.corrections import Correction

FOLDER: Final = "redacted"
"""Within the folder of the dataset."""


def copies_of(journal: Journal, workspace: Workspace, dataset: Dataset) -> dict[str, RedactedCopy]:
    """The copies in force for the documents of ``dataset``, by the hash of the original.

    Datasets that read one folder share its copies.

    :raises OpendataError: ``journal-…``, exit 4.
    """
    events = [
        event
        for name in _sharing(workspace, dataset)
        for event in journal.each(dataset=name, step=Step.REDACTED)
    ]
    return in_force(sorted(events, key=lambda event: event.number))


def in_place(
    workspace: Workspace,
    found: Sequence[FoundFile],
    copies: Mapping[str, RedactedCopy],
) -> tuple[tuple[FoundFile, ...], tuple[Problem, ...]]:
    """The sources ``found``, copies in the place of originals; and what is wrong with copies."""
    folders = [relative(one.folder / FOLDER, workspace.root) for one in workspace.datasets.values()]
    files = outside(found, folders)
    if not copies:
        return files, ()
    here = {one.sha256 for one in files}
    standing = {
        original: find_file(workspace.root / copy.file, copy.file)
        for original, copy in copies.items()
        if original in here
    }
    return substituted(files, copies, standing)


def carried(
    corrections: Mapping[str, Correction], copies: Mapping[str, RedactedCopy]
) -> Mapping[str, Correction]:
    """What people decided about originals holds for their copies, unless they said otherwise."""
    if not copies or not corrections:
        return corrections
    found = dict(corrections)
    for original, copy in copies.items():
        former = found.pop(original, None)
        if former is not None and copy.copy not in found:
            found[copy.copy] = replace(former, sha256=copy.copy)
    return found


def file_of(dataset: Dataset, folder: Path, original: Path, form: str) -> Path:
    """Where the copy of ``original``, which lies in ``folder``, is put: the same path within the
    folder of copies, with the ending of its format.
    """
    try:
        within = PurePosixPath(original.relative_to(folder).as_posix())
    except ValueError:
        within = PurePosixPath(original.name)
    same = within.suffix.lower() in (f".{form}", *_ENDINGS.get(form, ()))
    name = within.name if same else f"{within.name}.{form}"
    return dataset.folder / FOLDER / within.with_name(name)


_ENDINGS: Final = {"html": (".htm", ".xhtml")}


def _sharing(workspace: Workspace, dataset: Dataset) -> list[str]:
    """The datasets that read the same folder, ``dataset`` among them."""
    own = _folder(dataset)
    if own is None:
        return []
    return [name for name, one in workspace.datasets.items() if _folder(one) == own]


def _folder(dataset: Dataset) -> Path | None:
    source = dataset.documents if dataset.collector is None else dataset.collector
    return None if source is None else (dataset.folder / source.path).resolve()
