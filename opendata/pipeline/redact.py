"""``opendata redact DATASET``: proposals for a person, and copies by what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from opendata.collect.redacted import undone
from opendata.collect.walk import relative
from opendata.journal.journal import Step
from opendata.journal.lock import only_run
from opendata.messages import Language
from opendata.pipeline.corrections import who_is_it
from opendata.pipeline.evidence import must_agree
from opendata.pipeline.house import dataset_of, open_house
from opendata.pipeline.record import run_name
from opendata.pipeline.redact_apply import Applied, Work, apply_sheet
from opendata.pipeline.redact_copies import copies_of
from opendata.pipeline.redact_findings import cannot_undo, no_files, not_ours, of_tables
from opendata.pipeline.redact_propose import propose
from opendata.pipeline.redact_sheet import open_redactions
from opendata.pipeline.serve import open_shelf
from opendata.pipeline.sources import Sources, look
from opendata.pipeline.watch import SILENT, Watcher
from opendata.problems import Exit, OpendataError, Problem
from opendata.workspace.workspace import Workspace

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
        # The originals themselves, also those that have a copy.
        sources = look(workspace, dataset, {})
        if not asked.apply:
            return _proposed(work, sources, asked.language)
        data, filled = open_redactions(sheet, name)
        applied = apply_sheet(work, data, filled.rows, sources.files)
        problems = (*sources.problems, *applied.problems)
        code = Exit.INCOMPLETE if problems else Exit.DONE
        code = Exit.WITHHELD if applied.refused else code
        return Redacted(name, code, problems, applied=applied)


def _proposed(work: Work, sources: Sources, language: Language) -> Redacted:
    made = propose(work, sources, language)
    return Redacted(
        work.dataset.name,
        Exit.INCOMPLETE if made.problems else Exit.DONE,
        made.problems,
        sheet=relative(work.sheet, work.house.workspace.root),
        documents=made.documents,
        blocking=made.blocking,
        look=made.look,
        covered=made.covered,
    )


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
