"""``opendata redact DATASET``: proposals for a person, and copies by what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from opendata.acts.screened import NEWEST
from opendata.clock import day
from opendata.collect.redacted import undone
from opendata.collect.walk import FoundFile, relative
from opendata.journal.files import write_atomically
from opendata.journal.journal import Step
from opendata.journal.lock import only_run
from opendata.messages import Language, msg
from opendata.pipeline.corrections import who_is_it
from opendata.pipeline.evidence import must_agree
from opendata.pipeline.house import House, dataset_of, open_house
from opendata.pipeline.record import run_name
from opendata.pipeline.redact_apply import Applied, Work, apply_sheet
from opendata.pipeline.redact_copies import copies_of
from opendata.pipeline.redact_findings import cannot_undo, no_files, not_ours, of_tables
from opendata.pipeline.redact_sheet import Before, must_be_ours, open_redactions, written_before
from opendata.pipeline.serve import open_shelf
from opendata.pipeline.sources import look, path_of
from opendata.pipeline.watch import SILENT, Watcher
from opendata.privacy.finding import Grade
from opendata.privacy.waivers import Standing, by_finding, judge
from opendata.problems import Exit, OpendataError, Problem
from opendata.redact.proposals import Proposal, form_of, proposals
from opendata.review.links import link
from opendata.review.redactions.sheet import Entry, redaction_workbook
from opendata.workspace.workspace import Dataset, Workspace

SHEETS = "redaction"
"""The folder of the sheets, in the root of the workspace."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What to do: write proposals; or ``apply`` a sheet; or ``undo`` the copy of a document.

    ``sheet`` is the workbook, None for ``redaction/DATASET.xlsx``. ``by`` is who decides (empty:
    the user of the system).
    """

    sheet: Path | None = None
    apply: bool = False
    by: str = ""
    undo: str | None = None
    language: Language = "uk"


@dataclass(frozen=True, slots=True)
class Redacted:
    """The account: of proposals the ``sheet`` with its ``documents`` and how many ``blocking``
    findings and findings to ``look`` at they hold; of a sheet that was applied, ``applied``;
    ``undone`` is the document whose copy was given up.
    """

    dataset: str
    exit_code: Exit
    problems: tuple[Problem, ...] = ()
    sheet: str | None = None
    documents: int = 0
    blocking: int = 0
    look: int = 0
    covered: int = 0
    applied: Applied | None = None
    undone: str | None = None


def redact_dataset(
    workspace: Workspace, name: str, asked: Asked, now: datetime, watch: Watcher = SILENT
) -> Redacted:
    """Do what was ``asked`` about the documents of ``name``; nothing is released or published.

    :raises OpendataError: ``redact-tables``, ``redact-undo``, ``redact-other-dataset``,
        ``review-missing`` (exit 2), ``redact-sheet`` (exit 3), and what looking at the sources and
        the journal raises.
    """
    dataset = dataset_of(workspace, name)
    if dataset.tables:
        raise OpendataError(of_tables(dataset), Exit.USAGE)
    if dataset.documents is None and (dataset.collector is None or not dataset.collector.path):
        raise OpendataError(no_files(dataset), Exit.USAGE)
    sheet = asked.sheet or workspace.root / SHEETS / f"{name}.xlsx"
    if not workspace.state.exists():
        # As for a publication: a backup may have to take the place of the folder.
        open_shelf(open_house(workspace), dataset, now).must_be_free()
    with only_run(workspace.state, f"redact {name}", now):
        house = open_house(workspace)
        must_agree(house)
        work = Work(house, dataset, sheet, now, who_is_it(asked.by), watch)
        if asked.undo is not None:
            return _undo(work, asked.undo)
        files, problems = _files(house, dataset)
        if asked.apply:
            data, filled = open_redactions(sheet, name)
            applied = apply_sheet(work, data, filled.rows, files)
            whole = (*problems, *applied.problems)
            code = Exit.DONE if not whole else Exit.INCOMPLETE
            return Redacted(
                name, Exit.WITHHELD if applied.refused else code, whole, applied=applied
            )
        return _propose(work, asked.language, files, problems)


def _files(house: House, dataset: Dataset) -> tuple[tuple[FoundFile, ...], tuple[Problem, ...]]:
    """The originals themselves, also those that have a copy."""
    sources = look(house.workspace, dataset, {})
    return sources.files, sources.problems


def _propose(
    work: Work, language: Language, files: Sequence[FoundFile], problems: tuple[Problem, ...]
) -> Redacted:
    copies = copies_of(work.house.journal, work.house.workspace, work.dataset)
    must_be_ours(work.sheet, work.dataset.name)
    before = written_before(work.sheet)
    entries: list[Entry] = []
    found: list[Problem] = [*problems]
    seen: set[str] = set()
    with work.watch.task(msg("Looking for personal data")) as progress:
        for done, file in enumerate(files, 1):
            if file.sha256 not in copies and file.sha256 not in seen:
                seen.add(file.sha256)
                try:
                    entries += _entry(work, file, before)
                except OpendataError as error:
                    found.append(error.problem)
            progress(done, len(files))
    grades = [one.hit.grade for entry in entries for one in entry.proposals]
    entries.sort(key=lambda one: (not _blocks(one.proposals), one.path))
    folder = relative(folder_of(work.dataset), work.house.workspace.root)
    data = redaction_workbook(entries, work.dataset.name, work.sheet.name, folder, language)
    write_atomically(work.sheet, data)
    return Redacted(
        work.dataset.name,
        Exit.INCOMPLETE if found else Exit.DONE,
        tuple(found),
        sheet=relative(work.sheet, work.house.workspace.root),
        documents=len(entries),
        blocking=grades.count(Grade.BLOCK),
        look=grades.count(Grade.LOOK),
        covered=sum(file.sha256 in copies for file in files),
    )


def _blocks(found: Sequence[Proposal]) -> bool:
    return any(one.hit.grade is Grade.BLOCK for one in found)


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


def folder_of(dataset: Dataset) -> Path:
    """The folder of the documents."""
    source = dataset.documents if dataset.collector is None else dataset.collector
    return dataset.folder if source is None else path_of(dataset, source.path)


def _undo(work: Work, path: str) -> Redacted:
    """Give the copy of the document at ``path`` up: the gate looks at the original again."""
    root = work.house.workspace.root
    copies = copies_of(work.house.journal, work.house.workspace, work.dataset)
    wanted = {path, relative((Path.cwd() / path).resolve(), root.resolve())}
    found = [one for one in copies.values() if wanted & {one.path, one.file}]
    if not found:
        raise OpendataError(cannot_undo(path), Exit.USAGE)
    for one in found:
        facts = undone(one, work.by)
        work.house.journal.record(
            work.now, run_name(work.now), Step.REDACTED, work.dataset.name, facts
        )
        file = root / one.file
        if file.is_file() and not_ours(file, one.copy) is None:
            file.unlink()
    return Redacted(work.dataset.name, Exit.DONE, undone=found[0].path)
