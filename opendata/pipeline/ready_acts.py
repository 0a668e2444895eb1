"""A dataset of acts, collected and checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from opendata.acts.act import Kind
from opendata.catalogue.calendar import working_calendar
from opendata.check.check import check
from opendata.check.drafts import drafts_and_acts
from opendata.check.suspect import by_weight
from opendata.clock import day
from opendata.collect.batch import Batch, Outcome
from opendata.messages import msg
from opendata.pipeline.corrections import corrections_told
from opendata.pipeline.gather import gather
from opendata.pipeline.house import House
from opendata.pipeline.make import Made, Out, make_release
from opendata.pipeline.quarantine import keep_behind
from opendata.pipeline.ready import Progress, Ready
from opendata.pipeline.record import Run
from opendata.pipeline.sources import Sources
from opendata.pipeline.summary import Tally, tally
from opendata.pipeline.taken import kept_out, status_with
from opendata.pipeline.withholding import status_of, withholding
from opendata.problems import Place, Problem
from opendata.release.manifest import schema_of
from opendata.table import Table
from opendata.workspace.workspace import Dataset


def ready_acts(
    house: House,
    dataset: Dataset,
    sources: Sources,
    now: datetime,
    made: datetime,
    progress: Progress,
    *,
    unattended: bool = False,
) -> Ready:
    """Collect and check the acts of ``dataset``; arguments and errors as for
    :func:`~opendata.pipeline.gather.gather`.
    """
    batch = gather(house, dataset, sources, now, made, progress, unattended=unattended)
    verdict = check(batch, dataset.schema, day(now))
    screened = withholding(house, dataset, sources, batch, day(now))
    (taken,), told = kept_out(house, dataset, (batch.table,), dict(enumerate(batch.row_documents)))
    invalid = verdict.invalid_rows - screened.withheld - taken

    def release(run: Run, allow_removals: bool) -> Made:
        out = Out(invalid, screened.withheld | taken)
        return make_release(run, dataset, batch, out, allow_removals=allow_removals)

    def behind() -> tuple[Problem, ...]:
        kept = keep_behind(
            house.workspace, dataset.name, [(batch.table, invalid)], verdict.problems
        )
        return () if kept is None else (kept,)

    counted = tally(batch, len(invalid), len(screened.withheld | taken))
    became = tuple(_became(house, dataset, batch.table))
    return Ready(
        complete=batch.complete,
        status=status_with(status_of(verdict.status, bool(invalid), [screened]), [taken]),
        problems=(
            *by_weight([*screened.problems, *screened.untold(verdict.problems), *told]),
            *became,
        ),
        tally=counted,
        collected=_collected(batch, counted, sources),
        nothing=_nothing_found(dataset),
        release=release,
        behind=behind,
        screenings=(screened,),
        numbering=verdict.numbering,
    )


def _became(house: House, dataset: Dataset, drafts: Table) -> Iterator[Problem]:
    """Of drafts: what they became among the acts that the other datasets have released."""
    if Kind.DRAFT not in dataset.kinds or not drafts.rows:
        return
    acts = []
    for name in house.workspace.datasets:
        release = house.store.latest(name) if name != dataset.name else None
        if release is not None and {"acceptedDate", "title"} <= set(schema_of(release).columns):
            acts.append(house.store.table(release))
    yield from drafts_and_acts(drafts, acts, working_calendar().before)


def _collected(batch: Batch, counted: Tally, sources: Sources) -> Mapping[str, object]:
    return {
        **corrections_told(batch, sources.corrections),
        "found": counted.found,
        "read": counted.read,
        "duplicates": counted.duplicates,
        "unreadable": counted.unreadable,
        "rows": counted.rows,
        "withheld": list(batch.withheld),
        "scans": sum(one.outcome is Outcome.SCAN for one in batch.documents),
        "complete": batch.complete,
        **({} if batch.register is None else {"register": batch.register}),
    }


def _nothing_found(dataset: Dataset) -> Problem:
    return Problem(
        "nothing-found",
        msg("there is nothing to publish: no act was found"),
        Place(f"datasets/{dataset.name}"),
        expected=msg("documents of these kinds: {names}", names=", ".join(dataset.kinds)),
        remedy=msg("Put documents into the folder that datapackage.yaml names, and repeat."),
    )
