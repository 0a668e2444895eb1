"""A dataset of tables, collected and checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from opendata.check.check_tables import check_tables
from opendata.check.personal import Screening
from opendata.check.suspect import by_weight
from opendata.clock import day
from opendata.collect.batch import Outcome
from opendata.collect.collected import Wanted
from opendata.collect.table_files import TableFile, read_table_files
from opendata.collect.tables_batch import TablesBatch, batch_of, with_defaults
from opendata.messages import msg
from opendata.pipeline.collectors import collector_of
from opendata.pipeline.dataset_register import register_batch
from opendata.pipeline.dependents import with_dependents
from opendata.pipeline.house import House
from opendata.pipeline.make import Made, Out
from opendata.pipeline.make_tables import make_release_of_tables
from opendata.pipeline.quarantine import keep_behind
from opendata.pipeline.ready import Progress, Ready
from opendata.pipeline.record import Run
from opendata.pipeline.sources import Sources
from opendata.pipeline.summary import Tally
from opendata.pipeline.taken import kept_out, status_with
from opendata.pipeline.withholding import documents_of, status_of, withholding_of_tables
from opendata.problems import Place, Problem
from opendata.release.tables import key_getter
from opendata.table import Cell
from opendata.workspace.workspace import Dataset


def ready_tables(
    house: House,
    dataset: Dataset,
    sources: Sources,
    now: datetime,
    made: datetime,
    progress: Progress,
) -> Ready:
    """Collect and check the tables of ``dataset``.

    ``now`` is the true moment, ``made`` that of the release that may come of it. The bytes of the
    sources go to the object store.

    :raises OpendataError: when a table cannot be read.
    """
    batch = _filled_up(house, dataset, _batch(house, dataset, sources, now, progress), made)
    verdict = check_tables(batch, day(now))
    documents = documents_of(batch, sources)
    screenings = withholding_of_tables(house, dataset, sources, batch, documents, day(now))
    taken, told = kept_out(house, dataset, batch.tables, documents)
    held = with_dependents(
        batch.tables,
        batch.schemas,
        [one.withheld | gone for one, gone in zip(screenings, taken, strict=True)],
    )
    out = [Out(invalid - rows, rows) for invalid, rows in zip(verdict.invalid, held, strict=True)]

    def release(run: Run, allow_removals: bool) -> Made:
        return make_release_of_tables(run, dataset, batch, out, allow_removals=allow_removals)

    def behind() -> tuple[Problem, ...]:
        tables = [(table, one.invalid) for table, one in zip(batch.tables, out, strict=True)]
        kept = keep_behind(house.workspace, dataset.name, tables, verdict.problems)
        return () if kept is None else (kept,)

    counted = _tally(batch, out)
    return Ready(
        complete=batch.complete,
        status=status_with(
            status_of(verdict.status, any(one.invalid for one in out), screenings), taken
        ),
        problems=(*_told(screenings, verdict.problems), *told),
        tally=counted,
        collected={
            "found": counted.found,
            "read": counted.read,
            "duplicates": counted.duplicates,
            "unreadable": counted.unreadable,
            "rows": counted.rows,
            "tables": {
                schema.name: len(table)
                for schema, table in zip(batch.schemas, batch.tables, strict=True)
            },
            "complete": batch.complete,
        },
        nothing=_nothing_found(dataset),
        release=release,
        behind=behind,
        screenings=screenings,
    )


def _told(screenings: Sequence[Screening], problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    for one in screenings:
        problems = one.untold(problems)
    return tuple(by_weight([*(one for each in screenings for one in each.problems), *problems]))


def _batch(
    house: House, dataset: Dataset, sources: Sources, now: datetime, progress: Progress
) -> TablesBatch:
    source = dataset.collector
    if dataset.is_register:
        return register_batch(house, dataset)
    if source is None:
        files = []
        for table, one in zip(dataset.tables, sources.contents, strict=True):
            house.objects.put(one.data, check=True)
            files.append(TableFile(table, one.name, one.data))
        return read_table_files(dataset, files)
    for done, _ in enumerate(sources.files, start=1):
        progress(done, len(sources.files))
    wanted = Wanted(
        files=sources.files,
        tables={schema.key: schema for schema in source.schemas},
        council=house.workspace.council,
        today=day(now),
        links=sources.links,
        feeds={one.name: one for one in source.feeds},
    )
    folder = f"datasets/{dataset.name}/{source.path}"
    batch = batch_of(dataset, collector_of(source.kind)(wanted), folder)
    return replace(
        batch,
        problems=(*sources.problems, *batch.problems),
        complete=batch.complete and not sources.problems,
    )


def _filled_up(house: House, dataset: Dataset, batch: TablesBatch, made: datetime) -> TablesBatch:
    """With the defaults of the descriptor in the blank cells that it names."""
    if not dataset.defaults:
        return batch
    latest = house.store.latest(dataset.name)
    before = {} if latest is None else house.store.tables(latest)
    tables = []
    for schema, table in zip(batch.schemas, batch.tables, strict=True):
        known: dict[tuple[Cell, ...], dict[str, Cell]] = {}
        old = before.get(schema.name)
        if old is not None and set(schema.primary_key) <= set(old.columns):
            of = key_getter(old.columns, schema.primary_key)
            known = {of(row): dict(zip(old.columns, row, strict=True)) for row in old.rows}
        today = day(made).isoformat()
        tables.append(with_defaults(table, dataset.defaults, known, schema.primary_key, today))
    return replace(batch, tables=tuple(tables))


def _tally(batch: TablesBatch, out: Sequence[Out]) -> Tally:
    invalid = sum(len(one.invalid) for one in out)
    personal = sum(len(one.withheld) for one in out)
    outcomes = Counter(document.outcome for document in batch.documents)
    return Tally(
        found=len(batch.documents),
        read=outcomes[Outcome.READ],
        duplicates=outcomes[Outcome.DUPLICATE],
        unreadable=outcomes[Outcome.UNREADABLE],
        rows=batch.rows,
        valid=batch.rows - invalid - personal,
        invalid=invalid,
        withheld=personal,
    )


def _nothing_found(dataset: Dataset) -> Problem:
    place = Place(f"datasets/{dataset.name}")
    titles = "; ".join(schema.title for schema in dataset.structures)
    if dataset.collector is not None:
        return Problem(
            "nothing-found",
            msg("there is nothing to publish: no file gave a row"),
            place,
            expected=msg("files with: {names}", names=titles),
            remedy=msg("Put files into the folder that datapackage.yaml names, and repeat."),
        )
    return Problem(
        "tables-empty",
        msg("there is nothing to publish: the tables have no rows"),
        place,
        expected=msg("rows in the tables: {names}", names=titles),
        remedy=msg(
            "Fill in the workbooks: {names}.", names=", ".join(one.path for one in dataset.tables)
        ),
    )
