"""Sources → batch: read, recognise, correct, join."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from opendata.clock import day
from opendata.collect.assemble import NOTHING_KNOWN, Known, assemble
from opendata.collect.batch import Batch, Document, Register
from opendata.collect.cache import ActCache
from opendata.collect.documents import collect_documents
from opendata.collect.register import register_from
from opendata.collect.remarked import dated, remarked
from opendata.journal.journal import Step
from opendata.pipeline.home import documents_url
from opendata.pipeline.house import House
from opendata.pipeline.sources import Sources, path_of
from opendata.problems import Exit
from opendata.review.correct import correct
from opendata.workspace.workspace import Dataset, Workspace

Progress = Callable[[int, int], None]


def gather(
    house: House,
    dataset: Dataset,
    sources: Sources,
    now: datetime,
    made: datetime,
    progress: Progress,
    *,
    unattended: bool = False,
) -> Batch:
    """One collection of ``dataset``. Raw bytes go to the object store, readings to the cache.

    ``now`` is the true moment, ``made`` that of the release that may come of it. ``unattended``: a
    source that has shrunk to less than half is taken for incomplete, as nobody can say it is meant.

    :raises OpendataError: when the register cannot be read; a document that cannot be read is
        reported in the batch instead, and makes it incomplete.
    """
    documents = read_documents(house, dataset, sources, now, progress)
    return put_together(house, dataset, sources, made, documents, unattended=unattended)


def put_together(
    house: House,
    dataset: Dataset,
    sources: Sources,
    made: datetime,
    documents: Sequence[Document],
    *,
    unattended: bool = False,
) -> Batch:
    """The second half of :func:`gather`: ``documents`` as read, corrected, joined to the register.

    :raises OpendataError: when the register cannot be read.
    """
    return assemble(
        dataset,
        house.workspace.council,
        remarked(correct(documents, sources.corrections)),
        _register(house, dataset, sources),
        documents_url=documents_url(house.workspace, dataset, house.journal),
        known=_known(house, dataset, unattended=unattended),
        today=day(made),
        problems=sources.problems,
        elsewhere=_elsewhere(house.workspace, dataset),
    )


def _elsewhere(workspace: Workspace, dataset: Dataset) -> frozenset[str]:
    """The kinds that other datasets publish out of the folder of ``dataset``."""
    if dataset.documents is None:
        return frozenset()
    folder = path_of(dataset, dataset.documents.path)
    return frozenset(
        kind
        for one in workspace.datasets.values()
        if one.documents is not None and path_of(one, one.documents.path) == folder
        for kind in one.kinds
    )


def read_documents(
    house: House, dataset: Dataset, sources: Sources, now: datetime, progress: Progress
) -> tuple[Document, ...]:
    """The documents as the program reads them, before any correction of a person."""
    with ActCache(house.cache) as cache:
        found = collect_documents(
            sources.files, cache=cache, objects=house.objects, progress=progress
        )
    return dated(found, _today(house, dataset, now))


def _today(house: House, dataset: Dataset, now: datetime) -> date:
    """The day that no act can be later than; a clock that was set back unpublishes nothing."""
    latest = house.store.latest(dataset.name)
    return day(now if latest is None else max(now, latest.created))


def _register(house: House, dataset: Dataset, sources: Sources) -> Register | None:
    if sources.register is None or dataset.register is None:
        return None
    name, data = sources.register
    house.objects.put(data, check=True)
    return register_from(data, name, dataset.register, dataset.schema.columns)


def _known(house: House, dataset: Dataset, *, unattended: bool) -> Known:
    latest = house.store.latest(dataset.name)
    if latest is None:
        return NOTHING_KNOWN
    records = house.store.table(latest).records()
    rows = {str(record["uid"]): record for record in records if record.get("uid")}
    register = _register_before(house, dataset.name) if unattended else 0
    return Known(rows, latest.counts.documents, register, unattended)


def _register_before(house: House, dataset: str) -> int:
    """How many rows the register had when a run last made a release of it, or found all well.

    0 where no run has said so. What a run saw that was refused, or that took the register for lost,
    is no measure: else a sheet could vanish in two nights where it cannot in one.
    """
    journal = house.journal
    good = {event.run for event in journal.each(dataset=dataset, step=Step.RELEASED)}
    good |= {
        event.run
        for event in journal.each(dataset=dataset, step=Step.FINISHED)
        if event.data.get("exit") == int(Exit.DONE)
    }
    rows = 0
    for event in journal.each(dataset=dataset, step=Step.COLLECTED):
        found = event.data.get("register")
        if event.run in good and isinstance(found, int):
            rows = found
    return rows
