"""The nightly run: every dataset has its turn, whatever became of the one before it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from opendata.clock import release_time
from opendata.journal.lock import only_run
from opendata.messages import msg
from opendata.pipeline.evidence import must_agree
from opendata.pipeline.gate import Gate
from opendata.pipeline.house import House, dataset_of, open_house, rehearsal
from opendata.pipeline.portals import Portals
from opendata.pipeline.publish import Job, Options, do
from opendata.pipeline.record import run_name
from opendata.pipeline.serve import Outside, Shelves
from opendata.pipeline.summary import Summary
from opendata.pipeline.sync.log import Happening, Log, LogEvent, finding, level_of, silent
from opendata.pipeline.sync.night import OUTCOMES, Ended, Night, Outcome
from opendata.pipeline.sync.stop import Stoppable, StopSign
from opendata.pipeline.verify import Verification, verify_workspace
from opendata.pipeline.watch import SILENT, Watcher
from opendata.portals.ckan.tokens import Handed
from opendata.problems import Exit, OpendataError, Place, Problem, Severity
from opendata.report.counts import totals
from opendata.workspace.workspace import Dataset, Workspace

NOT_YET = "tables-empty"
"""What is said of tables without a row."""

NIGHTLY: Final = Options(unattended=True)

Explain = Callable[[Exception], OpendataError]
"""What else may end a dataset, such as a full disk or a fault of ours, as an error with a code."""


@dataclass(frozen=True, slots=True)
class Task:
    """What a run is asked for: all datasets without ``names``; ``verify`` reads all again.

    ``run`` is the name of the run, one of its own without it. ``portals``: only to these, with the
    datasets that go there; ``handed`` is the token of the one CKAN of them. ``workers``: so many
    datasets are on their way to remote portals at the same time. ``options`` are those of every
    publication; a night has nobody who looks on.
    """

    names: tuple[str, ...] = ()
    verify: bool = False
    run: str = ""
    portals: tuple[str, ...] = ()
    handed: Handed | None = None
    workers: int = 1
    options: Options = NIGHTLY


@dataclass(frozen=True, slots=True)
class Around:
    """Who is around a run: onlookers, a log, and whoever may ask it to end."""

    explain: Explain
    watch: Watcher = SILENT
    log: Log = silent
    sign: StopSign = field(default_factory=StopSign)


@dataclass(frozen=True, slots=True)
class _Work:
    house: House
    run: str
    now: datetime
    made: datetime
    portals: Portals
    shelves: Shelves
    around: Around
    options: Options
    outside: Outside | None = None


def sync_workspace(workspace: Workspace, task: Task, now: datetime, around: Around) -> Night:
    """Bring what the public sees of all datasets in line with their sources.

    Never raises for what a run can meet: a failure of one dataset is in its part of the account,
    one of the whole run is its ``failure``.
    """
    begun = time.monotonic()
    night = Night(task.run or run_name(now), now, 0.0)
    around.log(LogEvent(Happening.RUN_STARTED))
    try:
        night = _night(workspace, task, night, around)
    except OpendataError as error:
        night = replace(night, failure=error)
    except KeyboardInterrupt:
        night = replace(night, stopped=True)
    except Exception as error:
        night = replace(night, failure=around.explain(error))
    for problem in night.failure.problems if night.failure else ():
        around.log(finding(problem))
    return replace(night, seconds=time.monotonic() - begun)


def log_end(log: Log, night: Night) -> None:
    """The last line of a log, for when everybody has been told."""
    event = Happening.RUN_STOPPED if night.stopped else Happening.RUN_FINISHED
    code = night.exit_code
    log(LogEvent(event, level_of(code), exit_code=code, seconds=night.seconds))


def _night(workspace: Workspace, task: Task, night: Night, around: Around) -> Night:
    now = night.started
    portals = Portals(workspace, task.portals, task.handed)
    datasets = [dataset_of(workspace, name) for name in dict.fromkeys(task.names)]
    for one in datasets:
        portals.must_have(one)
    datasets = datasets or portals.going(workspace.datasets.values())
    datasets = sorted(datasets, key=lambda one: one.is_register)
    if not datasets:
        raise OpendataError(_nothing_declared(), Exit.CONFIGURATION)
    made, options = release_time(now), task.options
    house_of = rehearsal if options.dry_run else _real
    with house_of(workspace) as house:
        shelves = Shelves(house, now, portals, force=options.force)
        work = _Work(house, night.run, now, made, portals, shelves, around, options)
        return _all_in_turn(work, datasets, task, night)


def _all_in_turn(work: _Work, datasets: Sequence[Dataset], task: Task, night: Night) -> Night:
    house = work.house
    with _lock(work, datasets):
        must_agree(house)
        ended, stopped = _turns(work, datasets, task.workers)
        night = replace(night, ended=ended, stopped=stopped, totals=totals(house.journal))
        if task.verify and not stopped:
            night = _verify(work, task.names, night)
    return night


@contextmanager
def _real(workspace: Workspace) -> Iterator[House]:
    yield open_house(workspace)


def _lock(work: _Work, datasets: Sequence[Dataset]) -> AbstractContextManager[None]:
    """The lock of the workspace, unless nothing can be begun anyway.

    A workspace without a history gets no folder for it from a run in which every portal refuses:
    a backup is to take its place.
    """
    state = work.house.workspace.state
    if work.options.dry_run:
        return nullcontext()
    if state.exists() or any(_can_begin(work, dataset) for dataset in datasets):
        return only_run(state, "sync", work.now)
    return nullcontext()


def _can_begin(work: _Work, dataset: Dataset) -> bool:
    try:
        work.shelves.of(dataset).must_be_free()
    except OpendataError:
        return False
    return True


def _turns(
    work: _Work, datasets: Sequence[Dataset], workers: int
) -> tuple[tuple[Ended, ...], bool]:
    """What became of each dataset, and whether the run was asked to end meanwhile."""
    remote = any(portal.remote for one in datasets for portal in work.portals.of(one))
    workers = min(workers, len(datasets))
    if remote and workers > 1:
        return _side_by_side(work, datasets, workers)
    return _one_by_one(work, datasets)


def _one_by_one(work: _Work, datasets: Sequence[Dataset]) -> tuple[tuple[Ended, ...], bool]:
    ended: list[Ended] = []
    try:
        for dataset in datasets:
            ended.append(_told(work, dataset))  # noqa: PERF401 - kept when the next one is stopped
    except KeyboardInterrupt:
        return tuple(ended), True
    return tuple(ended), False


def _side_by_side(
    work: _Work, datasets: Sequence[Dataset], workers: int
) -> tuple[tuple[Ended, ...], bool]:
    """The same, ``workers`` at a time: while one waits for a remote portal, another works on."""
    gate = Gate()
    # Nobody can look on at several at once.
    apart = replace(
        work,
        around=replace(work.around, watch=SILENT),
        outside=Outside(gate, work.portals.own),
    )

    def turn(dataset: Dataset) -> Ended:
        with gate.inside():
            return _told(apart, dataset)

    ended: list[Ended] = []
    stopped = False
    others = [dataset for dataset in datasets if not dataset.is_register]
    with ThreadPoolExecutor(workers) as pool:
        begun = [pool.submit(turn, dataset) for dataset in others]
        for one in begun:
            try:
                ended.append(one.result())
            except (KeyboardInterrupt, CancelledError):
                stopped = work.around.sign.asked = True
                pool.shutdown(wait=False, cancel_futures=True)
    if stopped:
        return tuple(ended), True
    # The register of datasets says what the others have published.
    last, stopped = _one_by_one(work, datasets[len(others) :])
    return (*ended, *last), stopped


def _told(work: _Work, dataset: Dataset) -> Ended:
    work.around.sign.check()
    work.around.log(LogEvent(Happening.DATASET_STARTED, dataset=dataset.name))
    one = _turn(work, dataset)
    _log_end(work.around.log, one)
    return one


def _turn(work: _Work, dataset: Dataset) -> Ended:
    begun = time.monotonic()
    watch = Stoppable(work.around.watch, work.around.sign)
    job = Job(
        work.house,
        dataset,
        work.options,
        work.now,
        work.made,
        watch,
        work.shelves,
        run=work.run,
        outside=work.outside,
    )
    try:
        summary = do(job)
    except OpendataError as error:
        return _failed(dataset.name, error, time.monotonic() - begun)
    except Exception as error:  # one dataset must not take the others with it
        return _failed(dataset.name, work.around.explain(error), time.monotonic() - begun)
    changes = summary.changes
    rows = changes.rows if changes else None
    if _not_begun(work.house, dataset.name, summary):
        notes = tuple(replace(one, severity=Severity.NOTE) for one in summary.problems)
        seconds = time.monotonic() - begun
        return Ended(dataset.name, Outcome.SKIPPED, Exit.DONE, seconds, problems=notes)
    return Ended(
        dataset.name,
        OUTCOMES[summary.result],
        summary.exit_code,
        time.monotonic() - begun,
        version=summary.version,
        previous=summary.previous,
        rows=rows,
        addresses=tuple((one.portal, one.address) for one in summary.published),
        problems=summary.problems,
    )


def _not_begun(house: House, name: str, summary: Summary) -> bool:
    """Whether the templates of a dataset were never filled in: no failure of a nightly run."""
    empty = any(problem.code == NOT_YET for problem in summary.problems)
    return empty and not house.store.versions(name)


def _failed(name: str, error: OpendataError, seconds: float) -> Ended:
    return Ended(name, Outcome.FAILED, error.exit_code, seconds, problems=error.problems)


def _log_end(log: Log, one: Ended) -> None:
    for problem in one.problems:
        log(finding(problem, one.dataset))
    log(
        LogEvent(
            Happening.DATASET_FINISHED,
            level_of(one.exit_code),
            one.dataset,
            one.exit_code,
            one.seconds,
            str(one.outcome),
            one.version,
        )
    )


def _verify(work: _Work, names: Sequence[str], night: Night) -> Night:
    """Everything read again: the journal, the releases, and what the portals serve."""
    found: list[Verification] = []
    try:
        for name in names or (None,):
            work.around.sign.check()
            found.append(_verified(work, name))
    except KeyboardInterrupt:
        night = replace(night, stopped=True)
    return replace(night, verified=tuple(found))


def _verified(work: _Work, name: str | None) -> Verification:
    begun, log = time.monotonic(), work.around.log
    with suppress(OpendataError):  # what is wrong with the journal is found below
        work.house.journal.seal()  # the run ends only later
    found = verify_workspace(
        work.house.workspace, name, work.now, work.around.watch, work.portals.again()
    )
    for problem in (*found.problems, *found.unchecked):
        log(finding(problem, name))
    code, seconds = found.exit_code, time.monotonic() - begun
    log(LogEvent(Happening.VERIFIED, level_of(code), name, code, seconds))
    return found


def _nothing_declared() -> Problem:
    return Problem(
        "sync-nothing",
        msg("the workspace has no datasets, so that nothing can be kept up to date"),
        Place("datasets"),
        expected=msg("at least one folder with datapackage.yaml"),
        remedy=msg("Look whether the folder was lost or moved. A new dataset: opendata add."),
    )
