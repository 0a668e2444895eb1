"""The sheet of proposals: the documents with personal data, and what was decided before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from opendata.acts.screened import NEWEST
from opendata.clock import day
from opendata.collect.batch import Outcome
from opendata.collect.walk import FoundFile, relative, unreadable
from opendata.journal.files import write_atomically
from opendata.messages import Language, msg
from opendata.pipeline.gather import read_documents
from opendata.pipeline.redact_apply import Work
from opendata.pipeline.redact_copies import copies_of
from opendata.pipeline.redact_sheet import Before, must_be_ours, written_before
from opendata.pipeline.sources import Sources, path_of
from opendata.privacy.finding import Grade
from opendata.privacy.waivers import Standing, by_finding, judge
from opendata.problems import OpendataError, Problem, Severity
from opendata.redact.proposals import Proposal, form_of, proposals
from opendata.review.links import link
from opendata.review.redactions.sheet import Entry, redaction_workbook
from opendata.workspace.workspace import Dataset


@dataclass(frozen=True, slots=True)
class Proposed:
    """What the sheet holds: ``documents``, findings that are ``blocking`` and those to ``look`` at;
    ``covered`` documents have a copy and are not in it.
    """

    documents: int
    blocking: int
    look: int
    covered: int
    problems: tuple[Problem, ...]


def propose(work: Work, sources: Sources, language: Language) -> Proposed:
    """Write the sheet; rows keep what was written in them before.

    :raises OpendataError: ``review-name``, ``redact-file-taken``, ``redact-other-dataset``, exit 2.
    """
    must_be_ours(work.sheet, work.dataset.name)
    before = written_before(work.sheet)
    copies = copies_of(work.house.journal, work.house.workspace, work.dataset)
    free = {one.sha256: one for one in reversed(sources.files) if one.sha256 not in copies}
    wanted, problems = _wanted(work, sources, list(reversed(free.values())))
    entries: list[Entry] = []
    with work.watch.task(msg("Looking for personal data")) as progress:
        for done, file in enumerate(wanted, 1):
            try:
                entries += _entry(work, file, before)
            except OpendataError as error:
                problems.append(error.problem)
            except OSError:
                problems.append(unreadable(file.path))
            progress(done, len(wanted))
    entries.sort(key=lambda one: (not _blocks(one.proposals), one.path))
    folder = relative(_folder(work.dataset), work.house.workspace.root)
    data = redaction_workbook(entries, work.dataset.name, work.sheet.name, folder, language)
    write_atomically(work.sheet, data)
    grades = [one.hit.grade for entry in entries for one in entry.proposals]
    return Proposed(
        len(entries),
        grades.count(Grade.BLOCK),
        grades.count(Grade.LOOK),
        sum(file.sha256 in copies for file in sources.files),
        (*sources.problems, *problems),
    )


def _wanted(
    work: Work, sources: Sources, files: Sequence[FoundFile]
) -> tuple[list[FoundFile], list[Problem]]:
    """The files that may hold something. Acts are screened as they are read, which is remembered:
    only those with findings are looked at again.
    """
    if work.dataset.documents is None:
        return list(files), []
    with work.watch.task(msg("Reading the documents")) as progress:
        read = read_documents(work.house, work.dataset, sources, work.now, progress)
    found = {one.sha256 for one in read if one.hits}
    lost = [
        problem
        for one in read
        if one.outcome is Outcome.UNREADABLE
        for problem in one.problems
        if problem.severity is Severity.ERROR
    ]
    return [one for one in files if one.sha256 in found], lost


def _entry(work: Work, file: FoundFile, before: Before) -> list[Entry]:
    """The document with what is not waived, if there is anything."""
    data = file.absolute.read_bytes()
    form = form_of(data, file.path)
    found = proposals(data, form, file.path, NEWEST)
    waivers = by_finding(work.house.workspace.waivers)
    judged = judge([one.hit for one in found], waivers, file.sha256, day(work.now))
    asked = [
        one for one, said in zip(found, judged, strict=True) if said.standing is not Standing.WAIVED
    ]
    if not asked:
        return []
    address = link(file.absolute.resolve(), work.sheet.resolve().parent)
    return [Entry(file.path, file.sha256, address, tuple(asked), before.get(file.sha256, {}))]


def _blocks(found: Sequence[Proposal]) -> bool:
    return any(one.hit.grade is Grade.BLOCK for one in found)


def _folder(dataset: Dataset) -> Path:
    """The folder of the documents."""
    source = dataset.documents if dataset.collector is None else dataset.collector
    return dataset.folder if source is None else path_of(dataset, source.path)
