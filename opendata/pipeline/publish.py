"""``opendata publish DATASET``: collect, check, release, publish, and prove it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from opendata.check.personal import told
from opendata.check.verdict import Status
from opendata.clock import day, release_time
from opendata.journal.journal import Step
from opendata.journal.lock import only_run
from opendata.messages import msg
from opendata.pipeline.dataset_register import sources_of
from opendata.pipeline.evidence import must_agree
from opendata.pipeline.house import House, dataset_of, open_house, rehearsal
from opendata.pipeline.mend import DAMAGED, mend
from opendata.pipeline.portals import Portals
from opendata.pipeline.ready import Ready, ready_dataset
from opendata.pipeline.record import Run
from opendata.pipeline.serve import Outside, Shelf, Shelves, open_shelf, serve
from opendata.pipeline.settled import receipted, settled
from opendata.pipeline.sources import Sources, as_of
from opendata.pipeline.summary import Published, Result, Summary
from opendata.pipeline.watch import SILENT, Watcher
from opendata.portals.ckan.tokens import Handed
from opendata.problems import Exit, OpendataError, Problem, Severity
from opendata.report.counts import totals
from opendata.workspace.workspace import Dataset, Workspace

if TYPE_CHECKING:  # what collects and makes releases is loaded when there is something to do
    from opendata.pipeline.make import Made

READING: Final = msg("Reading the documents")
"""The stage in which nothing is changed yet."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to publish: leave invalid rows or personal data out, allow many removals, or only
    rehearse.
    """

    quarantine: bool = False
    allow_removals: bool = False
    dry_run: bool = False
    unattended: bool = False
    """Nobody looks on: a source that has shrunk to less than half is taken for incomplete."""
    force: bool = False
    """What others wrote on a portal in place of ours gives way."""
    portals: tuple[str, ...] = ()
    """Go to these portals alone; to all that the dataset goes to without any."""
    handed: Handed | None = None
    """The token of the one CKAN that is gone to, from another program."""
    withhold: bool = False
    """What holds personal data stays behind, and the rest is published."""


@dataclass(frozen=True, slots=True)
class Job:
    """What the steps of one run share. ``run`` is the name of a run over many datasets."""

    house: House
    dataset: Dataset
    options: Options
    now: datetime
    made: datetime
    watch: Watcher
    shelves: Shelves
    run: str | None = None
    outside: Outside | None = None
    """Others work on the workspace too: see :class:`~opendata.pipeline.gate.Gate`."""


def publish_dataset(
    workspace: Workspace, name: str, options: Options, now: datetime, watch: Watcher = SILENT
) -> Summary:
    """Bring what the public sees of the dataset ``name`` in line with its sources.

    Takes the lock of the workspace.

    :raises OpendataError: for what ends the run; findings about documents and rows are in the
        summary.
    """
    dataset = dataset_of(workspace, name)
    portals = Portals(workspace, options.portals, options.handed)
    portals.must_have(dataset)
    made = release_time(now)
    if options.dry_run:
        with rehearsal(workspace) as house:
            shelves = Shelves(house, now, portals, force=options.force)
            return _one(Job(house, dataset, options, now, made, watch, shelves))
    if not workspace.state.exists():
        # Not even the folder is made for a run that will be refused: a backup is to take its place.
        open_shelf(open_house(workspace), dataset, now, portals).must_be_free()
    with only_run(workspace.state, f"publish {name}", now):
        house = open_house(workspace)
        shelves = Shelves(house, now, portals, force=options.force)
        return _one(Job(house, dataset, options, now, made, watch, shelves))


def _one(job: Job) -> Summary:
    must_agree(job.house)
    done = do(job)
    also = tuple(_follow(job)) if done.result in _NEW else ()
    code = next((one.exit_code for one in (done, *also) if one.exit_code), Exit.DONE)
    problems = (*done.problems, *(one for other in also for one in other.problems))
    totalled = totals(job.house.journal)
    return replace(done, exit_code=code, problems=problems, also=also, totals=totalled)


_NEW: Final = (Result.RELEASED, Result.REHEARSED)


def _follow(job: Job) -> Iterator[Summary]:
    """The register of datasets says what is published, so that it follows each publication."""
    for dataset in job.house.workspace.datasets.values():
        if dataset.is_register and dataset.name != job.dataset.name:
            if not job.shelves.of(dataset).portals:
                continue  # this run goes to a portal where the register does not stand
            options = replace(job.options, quarantine=False, allow_removals=False)
            try:
                yield do(replace(job, dataset=dataset, options=options))
            except OpendataError as error:
                yield Summary(
                    dataset.name, Result.STOPPED, error.exit_code, problems=error.problems
                )


def do(job: Job) -> Summary:
    """The work on one dataset; ``totals`` of the summary are left out.

    For whoever holds the lock of the workspace and has seen that journal and store agree.

    :raises OpendataError: as :func:`publish_dataset`.
    """
    unseen = _visit(job)
    sources = sources_of(job.house, job.dataset)
    sources = as_of(sources, job.house.workspace.waivers, day(job.now))
    sources = replace(sources, problems=(*sources.problems, *unseen))
    # What could not be looked at may have changed.
    shelf = None if unseen else settled(job.house, job.dataset, sources.fingerprint, job.shelves)
    if shelf is not None:
        return _unchanged(job, shelf)
    run = Run(job.house, job.dataset.name, job.now, job.made, sources.fingerprint, job.run)
    begun = job.house.journal.path.exists()
    try:
        # First of all: a release that no portal can take cannot be taken back.
        job.shelves.of(job.dataset).must_be_free()
        begun = True
        return _work(job, run, sources)
    except OpendataError as error:
        if begun:  # a journal is not begun to say that nothing could be begun
            run.fail(error)
        raise


def _visit(job: Job) -> tuple[Problem, ...]:
    """Save what is new in the feeds of the dataset; what could not be had. A rehearsal asks none,
    as nothing of it may be kept.
    """
    source = job.dataset.collector
    if job.options.dry_run or source is None or not source.feeds:
        return ()
    from opendata.pipeline.feeds.visit import visit_feeds  # few datasets have feeds

    with job.watch.task(msg("Visiting the feeds")) as progress:
        return visit_feeds(job.dataset, job.now, progress)


def _work(job: Job, run: Run, sources: Sources) -> Summary:
    # What reads documents and makes releases takes a while to load.
    from opendata.pipeline.canaries import must_be_caught
    from opendata.pipeline.make import explained

    with job.watch.task(READING) as progress:
        ready = ready_dataset(
            job.house,
            job.dataset,
            sources,
            job.now,
            job.made,
            progress,
            unattended=job.options.unattended,
        )
    run.record(Step.COLLECTED, ready.collected)
    run.record(Step.CHECKED, _checked(ready, job.options))
    summary = Summary(
        job.dataset.name,
        Result.STOPPED,
        _exit(ready, job.options),
        status=ready.status,
        tally=ready.tally,
        problems=ready.problems,
        numbering=ready.numbering,
    )
    stopped = summary.exit_code in (Exit.INVALID, Exit.WITHHELD)
    if not stopped and ready.some:
        # Whatever the screen said is only as good as the screen.
        must_be_caught(job.house.workspace.waivers, day(job.now))
        try:
            made = ready.release(run, job.options.allow_removals)
            behind = _behind(job, ready)
            summary = replace(summary, problems=(*summary.problems, *made.problems, *behind))
            return _serve(job, run, made, sources, summary)
        except OpendataError as error:
            raise explained(error, summary.problems) from error
    if not stopped and not ready.some:
        summary = replace(
            summary,
            exit_code=Exit.INCOMPLETE,
            problems=(*summary.problems, ready.nothing),
        )
    run.finish(summary.exit_code, None)
    return summary


def _behind(job: Job, ready: Ready) -> tuple[Problem, ...]:
    """The workbook of the rows that stay behind, as a finding; none is written in a rehearsal."""
    return ready.behind() if job.options.quarantine and not job.options.dry_run else ()


def _serve(job: Job, run: Run, made: Made, sources: Sources, summary: Summary) -> Summary:
    shelf = job.shelves.of(job.dataset)
    published: tuple[Published, ...] = ()
    result = Result.UNCHANGED
    if made.new or not receipted(job.house.journal, shelf) or not shelf.served():
        result = Result.RELEASED if made.new else Result.REPUBLISHED
        published = _serve_mended(job, run, shelf, sources)
    run.finish(summary.exit_code, str(made.release.version))
    told = (one for portal in published for one in portal.problems)
    stopped = [one.exit for one in published if one.exit is not Exit.DONE]
    return replace(
        summary,
        exit_code=stopped[0] if stopped else summary.exit_code,
        problems=tuple(dict.fromkeys((*summary.problems, *told))),
        result=Result.REHEARSED if job.options.dry_run else result,
        version=str(made.release.version),
        previous=made.previous,
        changes=made.changes if made.new else None,
        published=published or shelf.addresses(),
    )


def _serve_mended(job: Job, run: Run, shelf: Shelf, sources: Sources) -> tuple[Published, ...]:
    """Publish; once more if kept documents turn out to be damaged and the sources still have them.

    An error stands when nothing could be mended.
    """
    try:
        return serve(run, shelf, job.watch, dry_run=job.options.dry_run, outside=job.outside)
    except OpendataError as error:
        if error.problem.code != DAMAGED or not mend(job.house, job.dataset.name, sources.files):
            raise
    return serve(run, shelf, job.watch, dry_run=job.options.dry_run, outside=job.outside)


def _unchanged(job: Job, shelf: Shelf) -> Summary:
    version = str(shelf.publication.release.version)
    return Summary(
        job.dataset.name,
        Result.UNCHANGED,
        Exit.DONE,
        version=version,
        previous=version,
        published=shelf.addresses(),
    )


def _exit(ready: Ready, options: Options) -> Exit:
    if ready.personal and not options.withhold:
        return Exit.WITHHELD
    if ready.status is Status.INVALID and not options.quarantine:
        return Exit.INVALID
    whole = ready.complete and ready.status is not Status.INVALID and not ready.personal
    return Exit.DONE if whole else Exit.INCOMPLETE


def _checked(ready: Ready, options: Options) -> dict[str, object]:
    weights = [problem.severity for problem in ready.problems]
    return {
        "status": str(ready.status),
        "invalid_rows": ready.tally.invalid,
        "errors": weights.count(Severity.ERROR),
        "warnings": weights.count(Severity.WARNING),
        "privacy": told(ready.screenings, withheld=options.withhold),
    }
