"""``opendata publish DATASET``: collect, check, release, publish, and prove it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from opendata.check.check import check, without
from opendata.check.verdict import Status, Verdict
from opendata.collect.batch import Batch
from opendata.journal.journal import Step
from opendata.journal.lock import only_run
from opendata.messages import msg
from opendata.pipeline.gather import gather
from opendata.pipeline.house import House, dataset_of, open_house, rehearsal
from opendata.pipeline.make import make_release
from opendata.pipeline.record import Run
from opendata.pipeline.serve import Shelf, open_shelf, serve
from opendata.pipeline.sources import Sources, look
from opendata.pipeline.summary import Published, Result, Summary, tally
from opendata.pipeline.watch import SILENT, Watcher
from opendata.problems import Exit, Place, Problem, Severity
from opendata.report.counts import count
from opendata.workspace.workspace import Dataset, Workspace


@dataclass(frozen=True, slots=True)
class Options:
    """How to publish: leave invalid rows out, allow many removals, or only rehearse."""

    quarantine: bool = False
    allow_removals: bool = False
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Job:
    """What the steps of one run share."""

    house: House
    dataset: Dataset
    options: Options
    now: datetime
    watch: Watcher


def publish_dataset(
    workspace: Workspace, name: str, options: Options, now: datetime, watch: Watcher = SILENT
) -> Summary:
    """Bring what the public sees of the dataset ``name`` in line with its sources.

    :raises OpendataError: for what ends the run; findings about documents and rows are in the
        summary.
    """
    dataset = dataset_of(workspace, name)
    if options.dry_run:
        with rehearsal(workspace) as house:
            return _run(Job(house, dataset, options, now, watch))
    with only_run(workspace.state, f"publish {name}", now):
        return _run(Job(open_house(workspace), dataset, options, now, watch))


def _run(job: Job) -> Summary:
    sources = look(job.house.workspace, job.dataset)
    same = _nothing_new(job, sources)
    if same is not None:
        return same
    run = Run(job.house, job.dataset.name, job.now, sources.fingerprint)
    with job.watch.task(msg("Reading the documents")) as progress:
        batch = gather(job.house, job.dataset, sources, job.now, progress)
    verdict = check(batch, job.dataset.schema)
    run.record(Step.COLLECTED, _collected(batch))
    run.record(Step.CHECKED, _checked(verdict))
    summary = Summary(
        job.dataset.name,
        Result.STOPPED,
        _exit(batch, verdict, job.options),
        status=verdict.status,
        tally=tally(batch, len(verdict.invalid_rows)),
        problems=verdict.problems,
    )
    kept = without(batch, verdict.invalid_rows)
    if summary.exit_code is not Exit.INVALID and kept.table.rows:
        return _release_and_serve(job, run, kept, summary)
    if not kept.table.rows and summary.exit_code is not Exit.INVALID:
        summary = replace(
            summary,
            exit_code=Exit.INCOMPLETE,
            problems=(*summary.problems, _nothing_found(job.dataset)),
        )
    run.finish(summary.exit_code, None)
    return replace(summary, totals=_totals(job))


def _release_and_serve(job: Job, run: Run, batch: Batch, summary: Summary) -> Summary:
    made = make_release(run, job.dataset, batch, allow_removals=job.options.allow_removals)
    shelf = open_shelf(job.house, job.dataset, job.now)
    published: tuple[Published, ...] = ()
    result = Result.UNCHANGED
    if made.new or not _receipted(job, shelf) or not shelf.served():
        result = Result.RELEASED if made.new else Result.REPUBLISHED
        run.open()
        published = serve(run, shelf, job.watch, dry_run=job.options.dry_run)
    run.finish(summary.exit_code, str(made.release.version))
    return replace(
        summary,
        result=Result.REHEARSED if job.options.dry_run else result,
        version=str(made.release.version),
        previous=made.previous,
        changes=made.changes if made.new else None,
        published=published or shelf.addresses(),
        problems=(*summary.problems, *made.problems),
        totals=_totals(job),
    )


def _receipted(job: Job, shelf: Shelf) -> bool:
    """Whether the journal has the proof for the newest release at every portal.

    A run that was killed after its last write left the portal right, but nobody had looked yet.
    """
    version = str(shelf.publication.release.version)
    events = job.house.journal.events(dataset=job.dataset.name, step=Step.RECEIPT)
    proven = {e.data["portal"] for e in events if e.data["version"] == version and e.data["proven"]}
    return proven >= {portal.name for portal in shelf.portals}


def _nothing_new(job: Job, sources: Sources) -> Summary | None:
    """The summary of a run that has nothing to do: the sources are those of the last good run.

    None when there is something to do: other sources, or a portal that does not serve the release.
    """
    last = job.house.journal.last(job.dataset.name, Step.FINISHED)
    release = job.house.store.latest(job.dataset.name)
    if last is None or release is None:
        return None
    version = str(release.version)
    if last.data != {
        "fingerprint": sources.fingerprint,
        "exit": int(Exit.DONE),
        "version": version,
    }:
        return None
    shelf: Shelf = open_shelf(job.house, job.dataset, job.now)
    if not shelf.served():
        return None
    return Summary(
        job.dataset.name,
        Result.UNCHANGED,
        Exit.DONE,
        version=version,
        previous=version,
        published=shelf.addresses(),
        totals=_totals(job),
    )


def _nothing_found(dataset: Dataset) -> Problem:
    return Problem(
        "nothing-found",
        msg("there is nothing to publish: no act was found"),
        Place(f"datasets/{dataset.name}"),
        expected=msg("documents of these kinds: {names}", names=", ".join(dataset.kinds)),
        remedy=msg("Put documents into the folder that datapackage.yaml names, and repeat."),
    )


def _totals(job: Job) -> tuple[int, int]:
    report = count(job.house.journal, job.now)
    return report.sets, report.documents


def _exit(batch: Batch, verdict: Verdict, options: Options) -> Exit:
    if verdict.status is Status.INVALID and not options.quarantine:
        return Exit.INVALID
    whole = batch.complete and verdict.status is not Status.INVALID
    return Exit.DONE if whole else Exit.INCOMPLETE


def _collected(batch: Batch) -> dict[str, object]:
    counted = tally(batch, 0)
    return {
        "found": counted.found,
        "read": counted.read,
        "duplicates": counted.duplicates,
        "unreadable": counted.unreadable,
        "rows": counted.rows,
        "withheld": list(batch.withheld),
        "complete": batch.complete,
    }


def _checked(verdict: Verdict) -> dict[str, object]:
    return {
        "status": str(verdict.status),
        "invalid_rows": len(verdict.invalid_rows),
        "errors": len(verdict.of(Severity.ERROR)),
        "warnings": len(verdict.of(Severity.WARNING)),
    }
