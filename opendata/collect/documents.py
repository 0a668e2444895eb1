"""The files of a documents folder → documents: what was read of each, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from opendata.acts.text import FORMATS
from opendata.collect.batch import Document, Outcome
from opendata.collect.cache import ActCache
from opendata.collect.readers import read_many
from opendata.collect.reading import ReadDocument
from opendata.collect.walk import FoundFile
from opendata.journal.objects import ObjectStore
from opendata.messages import msg
from opendata.problems import Place, Problem, Severity

PUBLISHED_AS_TEXT = frozenset(FORMATS)
"""Resolution 835 on texts: TXT, RTF, ODT, DOC, DOCX, PDF with text, (X)HTML."""
SPELLINGS = {"htm": "html", "xhtml": "html", "docm": "docx", "dotx": "docx", "text": "txt"}
SAVE_EVERY = 200
"""Readings are remembered in portions, so that a run that is killed need not begin again."""


def collect_documents(
    found: Sequence[FoundFile],
    *,
    cache: ActCache,
    objects: ObjectStore,
    progress: Callable[[int, int], None],
    workers: int | None = None,
) -> tuple[Document, ...]:
    """Read the documents that are not known yet, and keep the bytes of every readable one.

    One document per file, in the order of ``found``; the second of two files with the same bytes
    is a duplicate. ``progress(done, total)`` counts the files that have to be read. ``workers`` is
    the number of processes, None for what suits this computer.
    """
    originals: dict[str, FoundFile] = {}
    for file in found:
        originals.setdefault(file.sha256, file)
    readings = _read(list(originals.values()), cache, objects, progress, workers)
    return tuple(
        _document(file, readings[originals[file.sha256].path], originals[file.sha256])
        for file in found
    )


def _read(
    files: list[FoundFile],
    cache: ActCache,
    objects: ObjectStore,
    progress: Callable[[int, int], None],
    workers: int | None,
) -> dict[str, ReadDocument]:
    """The readings by path: remembered ones, and those that are made now."""
    remembered = cache.get(files)
    readings = {
        file.path: remembered[file.path]
        for file in files
        if file.path in remembered and _still_kept(file, remembered[file.path], objects)
    }
    unknown = [file for file in files if file.path not in readings]
    fresh: dict[FoundFile, ReadDocument] = {}
    for done, (file, reading) in enumerate(read_many(unknown, objects, workers), start=1):
        readings[file.path] = fresh[file] = reading
        progress(done, len(unknown))
        if len(fresh) >= SAVE_EVERY:
            cache.put(fresh)
            fresh = {}
    cache.put(fresh)
    return readings


def _still_kept(file: FoundFile, reading: ReadDocument, objects: ObjectStore) -> bool:
    """Whether the store has the bytes of a document that may be published; if not, it is read
    again.
    """
    kept = reading.outcome is Outcome.READ and not reading.blocked
    return not kept or objects.has(file.sha256)


def _document(file: FoundFile, reading: ReadDocument, original: FoundFile) -> Document:
    place = Place(file=file.path)
    if file.path != original.path:
        outcome, act = Outcome.DUPLICATE, None
        problems = (_duplicate(place, original.path),)
        return Document(file.path, file.sha256, file.bytes, reading.format, outcome, act, problems)
    findings = [replace(reading.problem, place=place)] if reading.problem else []
    named = bool(file.made_from) or _named_right(file.path, reading.format)
    if reading.outcome is not Outcome.UNREADABLE and not named:
        findings.append(_misnamed(place, reading.format))
    return Document(
        file.path,
        file.sha256,
        file.bytes,
        reading.format,
        reading.outcome,
        reading.act,
        tuple(findings),
        reading.hits,
        file.made_from,
        reading.words,
    )


def _named_right(path: str, document_format: str) -> bool:
    suffix = PurePosixPath(path).suffix.removeprefix(".").lower()
    return SPELLINGS.get(suffix, suffix) == document_format


def _duplicate(place: Place, original: str) -> Problem:
    return Problem(
        "document-duplicate",
        msg("The same document as {original}", original=original),
        place,
        remedy=msg("Keep one of the two files"),
        severity=Severity.WARNING,
    )


def _misnamed(place: Place, document_format: str) -> Problem:
    return Problem(
        "document-misnamed",
        msg(
            "The name of the file promises another format; by its content it is {format}",
            format=document_format.upper(),
        ),
        place,
        remedy=msg("Give the file the right ending, so that everybody can open it"),
        severity=Severity.NOTE,
    )
