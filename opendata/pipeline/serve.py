"""The newest release → every portal of the dataset, each with its receipt in the journal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from opendata.journal.journal import Journal, Step
from opendata.journal.trouble import facts_of
from opendata.messages import msg
from opendata.pipeline.gate import Gate
from opendata.pipeline.house import House
from opendata.pipeline.mend import DAMAGED
from opendata.pipeline.portals import Portals
from opendata.pipeline.record import Run, counts_of
from opendata.pipeline.summary import Published
from opendata.pipeline.watch import Watcher
from opendata.portals.portal import Portal, Progress, Publication, Recall
from opendata.problems import Exit, OpendataError
from opendata.publish.run import Publishing, Record, publish
from opendata.release.release import Release
from opendata.workspace.workspace import Dataset

REMEMBERING: Final = (Step.PLANNED, Step.RECEIPT, Step.ADOPTED)
"""The steps that a portal may keep a memory with."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The releases of the workspace, and the portals that the dataset goes to."""

    publication: Publication
    portals: tuple[Portal, ...]

    def served(self) -> bool:
        """Whether every portal already serves the newest release."""
        return all(portal.serves(self.publication) for portal in self.portals)

    def must_be_free(self) -> None:
        """Refuse, before anything is made, what a portal could not take.

        :raises OpendataError: ``site-knows-more`` and the like, exit 4.
        """
        for portal in self.portals:
            portal.must_be_free(self.publication)

    def addresses(self) -> tuple[Published, ...]:
        """Where the dataset is, with nothing written."""
        return tuple(Published(p.name, p.where(self.publication)) for p in self.portals)


class Shelves:
    """The shelves of one run: each portal is opened once, each release is read once.

    For the nightly run over many datasets, each of which is shown together with all the others.
    """

    def __init__(
        self, house: House, now: datetime, portals: Portals | None = None, *, force: bool = False
    ) -> None:
        """``now`` is the moment of the run; ``portals`` those that it goes to, all without them;
        ``force``: what others wrote there gives way.
        """
        self._house = house
        self._now = now
        self._force = force
        self._portals = portals or Portals(house.workspace)
        self._releases: dict[str, tuple[Release, ...]] = {}

    def of(self, dataset: Dataset) -> Shelf:
        """The shelf of ``dataset``; sets that have no release yet are not on it."""
        workspace = self._house.workspace
        every = {name: self._read(name) for name in workspace.datasets}
        releases = {name: found for name, found in every.items() if found}
        publication = Publication(
            council=workspace.council,
            dataset=dataset,
            datasets={name: workspace.datasets[name] for name in releases},
            releases=releases,
            store=self._house.store,
            now=self._now,
            recall=recall_of(self._house.journal, dataset.name),
            force=self._force,
            keys=workspace.keys,
        )
        return Shelf(publication, self._portals.of(dataset))

    def _read(self, name: str) -> tuple[Release, ...]:
        """The releases of a set; only a new one is read, as a release never changes."""
        store, known = self._house.store, self._releases.get(name, ())
        versions = store.versions(name)
        if tuple(release.version for release in known) != versions:
            self._releases[name] = known = store.releases(name)
        return known


def open_shelf(
    house: House, dataset: Dataset, now: datetime, portals: Portals | None = None
) -> Shelf:
    """The shelf of ``dataset`` alone, for whoever needs no other."""
    return Shelves(house, now, portals).of(dataset)


def recall_of(journal: Journal, dataset: str) -> Recall:
    """What the journal remembers of a dataset, for each portal that asks."""

    def recall(portal: str) -> Mapping[str, Any] | None:
        newest, found = 0, None
        for step in REMEMBERING:
            for event in journal.backwards(dataset, step):
                with facts_of(event.number):
                    memory = event.data.get("memory")
                    if event.data["portal"] == portal and memory is not None:
                        if event.number > newest:
                            newest, found = event.number, memory
                        break
        return found

    return recall


@dataclass(frozen=True, slots=True)
class Outside:
    """For a run that shares its workspace with others: the door, and how to open a portal of
    one's own.
    """

    gate: Gate
    own: Callable[[str], Portal]


def serve(
    run: Run, shelf: Shelf, watch: Watcher, *, dry_run: bool, outside: Outside | None = None
) -> tuple[Published, ...]:
    """Publish to every portal in turn; one that fails does not keep the others from theirs.

    ``outside``: others may work on the workspace while this waits for a remote portal.

    :raises OpendataError: after all had their turn, exit 4, 5 or 6, as the first that failed says.
    """
    done: list[Published] = []
    failures: list[OpendataError] = []
    for portal in shelf.portals:
        try:
            going = _Going(portal, shelf.publication, dry_run, outside if portal.remote else None)
            done.append(_one(run, going, watch))
        except OpendataError as error:
            if error.problem.code == DAMAGED:  # it is ours that is damaged, for every portal
                raise
            failures.append(error)
    if failures:
        first = failures[0]
        problems = [one for error in failures for one in error.problems]
        raise OpendataError(problems[0], first.exit_code, *problems[1:]) from first
    return tuple(done)


@dataclass(frozen=True, slots=True)
class _Going:
    """A publication to one portal."""

    portal: Portal
    publication: Publication
    dry_run: bool
    outside: Outside | None


def _one(run: Run, going: _Going, watch: Watcher) -> Published:
    release = going.publication.release

    def record(step: str, data: Mapping[str, object]) -> None:
        about = {
            "version": str(release.version),
            "title": release.title,
            "counts": counts_of(release),
        }
        run.open()  # the plan is made and the writes come next
        run.record(Step(step), {**about, **data})

    with watch.task(msg("Publishing: {portal}", portal=going.portal.name)) as progress:
        done = _publish(going, record, progress)
    return Published(
        going.portal.name,
        done.address,
        done.plan.writes,
        done.problems,
        waiting=done.receipt is not None and done.receipt.waiting,
        exit=done.plan.exit if done.plan.stopped else Exit.DONE,
    )


def _publish(going: _Going, record: Record, progress: Progress) -> Publishing:
    portal, outside = going.portal, going.outside
    if outside is None:
        return publish(
            portal, going.publication, record=record, progress=progress, dry_run=going.dry_run
        )

    def record_inside(step: str, data: Mapping[str, object]) -> None:
        with outside.gate.inside():
            record(step, data)

    def recall_inside(name: str) -> Mapping[str, Any] | None:
        with outside.gate.inside():
            return going.publication.recall(name)

    portal = outside.own(portal.name)
    with outside.gate.outside():
        return publish(
            portal,
            replace(going.publication, recall=recall_inside),
            record=record_inside,
            progress=progress,
            dry_run=going.dry_run,
        )
