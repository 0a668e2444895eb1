"""``opendata collect DATASET``: what there is, what is doubtful, what people decide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from opendata.clock import day, release_time
from opendata.collect.batch import Batch, Document, Outcome
from opendata.collect.walk import relative
from opendata.journal.lock import only_run
from opendata.messages import Language, msg
from opendata.pipeline.corrections import corrections_of, record_corrections, who_is_it
from opendata.pipeline.evidence import must_agree
from opendata.pipeline.gather import put_together, read_documents
from opendata.pipeline.house import House, dataset_of, open_house, rehearsal
from opendata.pipeline.redact_copies import carried, copies_of
from opendata.pipeline.review import SavedSheet, must_be_done, must_fit, open_sheet, write_sheet
from opendata.pipeline.serve import open_shelf
from opendata.pipeline.sources import Sources, look
from opendata.pipeline.summary import Tally, tally
from opendata.pipeline.watch import SILENT, Watcher
from opendata.problems import Exit, OpendataError, Place, Problem
from opendata.review.corrections import Correction, as_if
from opendata.review.decide import Decided, decide
from opendata.review.doubts import DISPUTES, Item, Section, doubts
from opendata.review.read import Row
from opendata.review.sheet import About
from opendata.workspace.workspace import Dataset, Workspace


@dataclass(frozen=True, slots=True)
class Asked:
    """What to do besides collecting.

    ``review`` is the workbook to write, in ``language``; ``apply`` the one whose decisions are to
    be taken, and ``who`` the person who decided (empty: the user of the system). ``dry_run`` writes
    nothing.
    """

    review: Path | None = None
    apply: Path | None = None
    who: str = ""
    dry_run: bool = False
    language: Language = "uk"


@dataclass(frozen=True, slots=True)
class Applied:
    """What became of a sheet: decisions taken, rows that held already, and whether all of it was.

    ``whole`` is False when a row was refused; ``problems`` name it.
    """

    file: str
    who: str
    taken: int
    same: int
    whole: bool
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Collected:
    """The account of a collection.

    ``doubtful`` documents were not read surely, ``disputed`` ones contradict each other or the
    register, ``laid_aside`` are annexes and other kinds; ``decided`` are those about which people
    have decided. ``sheet`` is the workbook that was written, with ``sheet_rows`` documents.
    """

    dataset: str
    exit_code: Exit
    tally: Tally
    doubtful: int
    disputed: int
    laid_aside: int
    decided: int
    applied: Applied | None
    sheet: str | None
    sheet_rows: int
    problems: tuple[Problem, ...]
    rehearsed: bool


@dataclass(frozen=True, slots=True)
class _Job:
    house: House
    dataset: Dataset
    asked: Asked
    now: datetime
    watch: Watcher


def collect_dataset(
    workspace: Workspace, name: str, asked: Asked, now: datetime, watch: Watcher = SILENT
) -> Collected:
    """Collect ``name``; take the decisions of one sheet, write another, as ``asked``.

    Nothing is released or published. What was read is remembered, so that the publication need not
    read it again.

    :raises OpendataError: ``dataset-of-tables``, exit 2; ``review-…`` for a sheet that cannot be
        read or would be lost, and what :func:`opendata.pipeline.publish.publish_dataset` raises for
        sources and journal.
    """
    dataset = dataset_of(workspace, name)
    if dataset.of_tables:
        raise OpendataError(_of_tables(dataset), Exit.USAGE)
    sheet = open_sheet(asked.apply, name) if asked.apply is not None else None
    if asked.review is not None:
        must_fit(asked.review, dataset)
    if asked.dry_run:
        with rehearsal(workspace) as house:
            return _work(_Job(house, dataset, asked, now, watch), sheet)
    if not workspace.state.exists():
        # As for a publication: a backup may have to take the place of the folder.
        open_shelf(open_house(workspace), dataset, now).must_be_free()
    with only_run(workspace.state, f"collect {name}", now):
        return _work(_Job(open_house(workspace), dataset, asked, now, watch), sheet)


def _of_tables(dataset: Dataset) -> Problem:
    return Problem(
        "dataset-of-tables",
        msg("this dataset is made of tables, and has no documents to list"),
        Place(f"datasets/{dataset.name}/datapackage.yaml"),
        remedy=msg(
            "Correct the tables themselves, and look at them with: {command}",
            command=f"opendata check {dataset.name}",
        ),
    )


def _work(job: _Job, sheet: SavedSheet | None) -> Collected:
    must_agree(job.house)
    copies = copies_of(job.house.journal, job.house.workspace, job.dataset)
    corrections = corrections_of(job.house, job.dataset.name)
    sources = look(job.house.workspace, job.dataset, corrections, copies)
    with job.watch.task(msg("Reading the documents")) as progress:
        read = read_documents(job.house, job.dataset, sources, job.now, progress)
    applied = None
    if sheet is not None:
        decided = _judge(job, sheet.filled.rows, read, sources.corrections)
        # Before anything is recorded: a refusal must not hide that decisions were taken.
        after = as_if(sources.corrections, decided.changes, job.asked.who, job.now)
        _must_be_free(job, read, after)
        applied = _apply(job, sheet, decided)
        taken = corrections_of(job.house, job.dataset.name)
        sources = replace(sources, corrections=carried(taken, copies))
    else:
        _must_be_free(job, read, sources.corrections)
    batch = put_together(job.house, job.dataset, sources, release_time(job.now), read)
    items = doubts(batch, read, sources.corrections)
    if job.asked.review is not None:
        _review(job, job.asked.review, items, sources)
    return _account(job, batch, items, read, sources.corrections, applied)


def _must_be_free(
    job: _Job, read: Sequence[Document], corrections: Mapping[str, Correction]
) -> None:
    """Refuse to write over a sheet in which something waits, once ``corrections`` hold."""
    if job.asked.review is not None:
        must_be_done(
            job.asked.review,
            job.dataset.name,
            lambda rows: _judge(job, rows, read, corrections),
        )


def _apply(job: _Job, sheet: SavedSheet, decided: Decided) -> Applied:
    who = who_is_it(job.asked.who)
    record_corrections(
        job.house,
        job.dataset.name,
        decided.changes,
        who=who,
        sheet=sheet.data,
        name=sheet.name,
        now=job.now,
    )
    return Applied(
        sheet.name, who, len(decided.changes), decided.same, decided.whole, decided.problems
    )


def _judge(
    job: _Job,
    rows: Sequence[Row],
    read: Sequence[Document],
    corrections: Mapping[str, Correction],
) -> Decided:
    return decide(rows, read, corrections, job.dataset.kinds, day(job.now))


def _review(job: _Job, target: Path, items: Sequence[Item], sources: Sources) -> None:
    if job.asked.dry_run:
        return
    about = About(
        job.dataset.name, job.dataset.kinds, target.name, job.asked.language, _folder(job)
    )
    files = {file.path: file.absolute for file in sources.files}
    with job.watch.task(msg("Looking up the lines")) as progress:
        write_sheet(target, items, files, job.house.objects, about, progress)


def _folder(job: _Job) -> str:
    """The folder of the documents as it stands in their paths."""
    dataset = job.dataset
    if dataset.documents is None:
        return ""
    return relative(dataset.folder / dataset.documents.path, job.house.workspace.root)


def _account(
    job: _Job,
    batch: Batch,
    items: Sequence[Item],
    read: Sequence[Document],
    corrections: Mapping[str, Correction],
    applied: Applied | None,
) -> Collected:
    disputed = sum(problem.code in DISPUTES for problem in batch.waiting.values())
    doubtful = sum(item.section is Section.DOUBTFUL for item in items)
    of_documents = [problem for document in batch.documents for problem in document.problems]
    whole = batch.complete and (applied is None or applied.whole)
    review = job.asked.review
    return Collected(
        dataset=job.dataset.name,
        exit_code=Exit.DONE if whole else Exit.INCOMPLETE,
        tally=tally(batch, 0),
        doubtful=doubtful - disputed,
        disputed=disputed,
        laid_aside=sum(item.section is Section.ASIDE for item in items),
        decided=sum(one.outcome is Outcome.READ and one.sha256 in corrections for one in read),
        applied=applied,
        sheet=review.as_posix() if review is not None else None,
        sheet_rows=len(items) if review is not None else 0,
        problems=(*(applied.problems if applied else ()), *batch.problems, *of_documents),
        rehearsed=job.asked.dry_run,
    )
