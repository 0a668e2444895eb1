"""Review workbooks as files: opening one that was filled in, and writing a new one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from opendata.acts.text import read_text
from opendata.journal.files import write_atomically
from opendata.journal.objects import ObjectStore
from opendata.pipeline.watch import Progress
from opendata.problems import OpendataError
from opendata.review import findings
from opendata.review.decide import Decided
from opendata.review.doubts import Item
from opendata.review.links import link
from opendata.review.read import Filled, Row, read_workbook
from opendata.review.sheet import About, workbook
from opendata.review.texts import evidence
from opendata.workspace.workspace import Dataset


@dataclass(frozen=True, slots=True)
class SavedSheet:
    """A workbook that somebody has filled in: its name, its bytes, and its rows."""

    name: str
    data: bytes
    filled: Filled


def open_sheet(path: Path, dataset: str) -> SavedSheet:
    """The workbook at ``path``, known to be one for ``dataset``.

    :raises OpendataError: ``review-missing``, ``review-other-dataset`` (exit 2),
        ``review-unreadable``, ``review-locked``, ``review-no-header`` (exit 3).
    """
    data = bytes_of(path)
    filled = read_workbook(data, path.name)
    if filled.dataset not in (None, dataset):
        raise findings.other_dataset(path.name, filled.dataset or "", dataset)
    return SavedSheet(path.name, data, filled)


def bytes_of(path: Path) -> bytes:
    """The file at ``path``.

    :raises OpendataError: ``review-missing`` (exit 2), ``review-unreadable``, ``review-locked``.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise findings.missing(path.as_posix()) from None
    except IsADirectoryError:
        raise findings.unreadable(path.as_posix(), None) from None
    except PermissionError as error:  # so Windows speaks of a folder, too
        folder = findings.unreadable(path.as_posix(), None) if path.is_dir() else None
        raise folder or findings.locked(path.as_posix()) from error


def must_fit(target: Path, dataset: Dataset) -> None:
    """Refuse a name under which the sheet could not be opened, or would be taken for a document.

    :raises OpendataError: ``review-name``, ``review-among-documents``, exit 2.
    """
    if target.suffix.lower() != ".xlsx":
        raise findings.wrong_name(target.as_posix())
    if dataset.documents is not None:
        folder = (dataset.folder / dataset.documents.path).resolve()
        if target.resolve().is_relative_to(folder):
            raise findings.among_documents(target.as_posix())


def must_be_done(target: Path, dataset: str, judge: Callable[[Sequence[Row]], Decided]) -> None:
    """Refuse to write over anything but a review sheet whose decisions have all been taken.

    ``judge`` says of rows what is new in them.

    :raises OpendataError: ``review-not-applied``, ``review-file-taken``, exit 2.
    """
    if not target.exists():
        return
    try:
        filled = read_workbook(bytes_of(target), target.name)
    except OpendataError as error:
        if error.problem.code == "review-locked":
            raise
        raise findings.taken(target.as_posix()) from error
    if filled.dataset not in (None, dataset):
        waiting = [row.place() for row in filled.rows if row.action or row.touched]
    else:
        decided = judge(filled.rows)
        fresh = {change.sha256 for change in decided.changes}
        waiting = [row.place() for row in filled.rows if row.action and row.sha256 in fresh]
        waiting += [problem.place for problem in decided.problems]
    if waiting:
        places = ", ".join(dict.fromkeys(map(str, waiting)))
        raise findings.not_applied(target.as_posix(), places)


def write_sheet(
    target: Path,
    items: Sequence[Item],
    files: Mapping[str, Path],
    objects: ObjectStore,
    about: About,
    progress: Progress,
) -> None:
    """Write the workbook of ``items`` to ``target``.

    ``files`` are the documents by path. The lines of the text are not remembered with the readings:
    the few documents that are shown are read again. ``progress(done, total)`` counts them.
    """
    lines = {}
    for done, item in enumerate(items, start=1):
        lines[item.document.path] = _lines(item, objects)
        progress(done, len(items))
    folder = target.resolve().parent
    links = {
        item.document.path: link(files[item.document.path].resolve(), folder)
        for item in items
        if item.document.path in files
    }
    write_atomically(target, workbook(items, lines, links, about))


def _lines(item: Item, objects: ObjectStore) -> dict[str, str]:
    """The lines that the values of ``item`` came from; none where the text cannot be had."""
    try:
        document = read_text(objects.get(item.document.sha256), item.document.path)
    except (OpendataError, OSError, ValueError):
        return {}
    return evidence(item.read, document.text)
