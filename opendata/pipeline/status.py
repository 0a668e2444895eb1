"""``opendata status``: where each dataset stands, from what is written down. Reads only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from opendata.journal.journal import Event, Journal, Step
from opendata.journal.trouble import facts_of
from opendata.messages import Message, msg, nmsg
from opendata.pipeline.house import House, open_house
from opendata.pipeline.sync.metrics import LAST_RUN, Figures, read_figures
from opendata.problems import Exit
from opendata.workspace.workspace import Dataset, Workspace


@dataclass(frozen=True, slots=True)
class Proven:
    """The version that a portal was last seen to serve whole, and when; None: never."""

    portal: str
    version: str | None
    at: datetime | None


@dataclass(frozen=True, slots=True)
class LastRun:
    """The last run over a dataset that left a trace. ``exit_code`` is None where it left no end.

    A run that found nothing new leaves none in the journal; then ``at`` is older than the last
    night, unless the figures of ``opendata sync`` are kept.
    """

    at: datetime
    exit_code: int | None
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class State:
    """One dataset. ``wants`` is what needs a person, most pressing first."""

    dataset: str
    title: str
    version: str | None
    released: datetime | None
    documents: int
    portals: tuple[Proven, ...]
    last_run: LastRun | None
    wants: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Status:
    """The workspace; ``last_run`` is when ``opendata sync`` last ran, where figures are kept."""

    datasets: tuple[State, ...]
    last_run: datetime | None


def status_of(workspace: Workspace) -> Status:
    """Where each dataset stands. Nothing is read of sources and portals: the journal tells.

    :raises OpendataError: ``journal-…`` or ``release-…``, exit 4, where they cannot be read.
    """
    house = open_house(workspace)
    path = workspace.sync.metrics
    figures = read_figures(workspace.root / path) if path else {}
    of = (("council", workspace.council.edrpou),)
    moment = figures.get((LAST_RUN, of))
    ran = datetime.fromtimestamp(moment, UTC) if moment is not None else None
    states = (_state(house, one, figures, ran) for one in workspace.datasets.values())
    return Status(tuple(states), ran)


def _state(house: House, dataset: Dataset, figures: Figures, ran: datetime | None) -> State:
    journal, name = house.journal, dataset.name
    latest = house.store.latest(name)
    version = str(latest.version) if latest else None
    proven = _proven(journal, dataset)
    last = _from_figures(figures, house.workspace, name, ran) or _last_run(journal, name)
    return State(
        name,
        dataset.title,
        version,
        latest.created if latest else None,
        latest.counts.documents if latest else 0,
        proven,
        last,
        tuple(_wants(journal, dataset, version, proven, last)),
    )


def _proven(journal: Journal, dataset: Dataset) -> tuple[Proven, ...]:
    """What each portal of the dataset was last seen to serve."""
    found: dict[str, Proven] = {}
    for event in journal.each(dataset=dataset.name, step=Step.RECEIPT):
        with facts_of(event.number):
            if event.data["proven"] is True:
                portal = str(event.data["portal"])
                found[portal] = Proven(portal, str(event.data["version"]), event.at)
    return tuple(found.get(name, Proven(name, None, None)) for name in dataset.portals)


def _last_run(journal: Journal, name: str) -> LastRun | None:
    begun, ended = journal.last(name, Step.STARTED), journal.last(name, Step.FINISHED)
    if begun is not None and (ended is None or ended.number < begun.number):
        return LastRun(begun.at, None)
    if ended is None:
        return None
    data: Mapping[str, Any] = ended.data
    code, problem = data.get("exit"), data.get("problem")
    return LastRun(
        ended.at,
        code if isinstance(code, int) else None,
        problem if isinstance(problem, str) else None,
    )


def _from_figures(
    figures: Figures, workspace: Workspace, name: str, ran: datetime | None
) -> LastRun | None:
    """The last night, if its figures are kept: it may have left no trace in the journal."""
    labels = (("council", workspace.council.edrpou), ("dataset", name))
    code = figures.get(("opendata_dataset_exit_code", labels))
    if ran is None or code is None:
        return None
    last = _last_run(open_house(workspace).journal, name)
    if last is not None and last.at > ran:
        return None  # somebody has published by hand since
    same = last is not None and last.exit_code == int(code)
    return LastRun(ran, int(code), last.problem if last is not None and same else None)


def _wants(
    journal: Journal,
    dataset: Dataset,
    version: str | None,
    proven: tuple[Proven, ...],
    last: LastRun | None,
) -> Iterator[Message]:
    name = dataset.name
    if last is None:
        yield msg("never published: opendata publish {dataset}", dataset=name)
        return
    if last.exit_code is None:
        yield msg("a run has begun and not said how it ended: it is at work, or was killed")
    elif last.exit_code != int(Exit.DONE):
        yield msg(
            "the last run ended with {exit} ({code}): opendata sync {dataset}",
            exit=last.exit_code,
            code=last.problem or "–",
            dataset=name,
        )
    for one in proven:
        if version is not None and one.version != version:
            yield msg(
                "it is not proven that {portal} serves version {version}: opendata sync {dataset}",
                portal=one.portal,
                version=version,
                dataset=name,
            )
    checked, collected = journal.last(name, Step.CHECKED), journal.last(name, Step.COLLECTED)
    yield from _findings(checked, collected, name)


def _findings(checked: Event | None, collected: Event | None, name: str) -> Iterator[Message]:
    """What the last collection that was written down had to say."""
    if checked is not None:
        rows = checked.data.get("invalid_rows")
        if isinstance(rows, int) and rows:
            yield nmsg(
                "{n} row with errors: opendata check {dataset}",
                "{n} rows with errors: opendata check {dataset}",
                rows,
                dataset=name,
            )
    if collected is not None:
        withheld = collected.data.get("withheld")
        if isinstance(withheld, list) and withheld:
            yield nmsg(
                "{n} document or row waits for a person: opendata check {dataset}",
                "{n} documents or rows wait for a person: opendata check {dataset}",
                len(withheld),
                dataset=name,
            )
