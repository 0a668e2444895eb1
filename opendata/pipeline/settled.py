"""Whether there is anything to do: what the journal has proven, and what the sources are now."""

from __future__ import annotations

from opendata.journal.journal import Journal, Step
from opendata.journal.trouble import facts_of
from opendata.pipeline.house import House
from opendata.pipeline.serve import Shelf, Shelves
from opendata.problems import Exit
from opendata.release.release import Release
from opendata.release.tombstones import tombstones_in
from opendata.workspace.workspace import Dataset


def settled(house: House, dataset: Dataset, fingerprint: str, shelves: Shelves) -> Shelf | None:
    """The shelf of ``dataset`` when nothing has to be done; None when something has.

    Nothing has to be done when the sources, by their ``fingerprint``, are those of the last good
    run, every portal serves the newest release, and nothing waits to be taken down.
    """
    last = house.journal.last(dataset.name, Step.FINISHED)
    versions = house.store.versions(dataset.name)
    if last is None or not versions:
        return None
    done = {"fingerprint": fingerprint, "exit": int(Exit.DONE), "version": str(versions[-1])}
    if last.data != done:
        return None
    shelf = shelves.of(dataset)
    begun = _takedown_begun(house, dataset, shelf.publication.release)
    return shelf if not begun and shelf.served() else None


def _takedown_begun(house: House, dataset: Dataset, newest: Release) -> bool:
    """Whether something was to be taken down, and the newest release does not know of it yet."""
    if house.journal.latest(dataset.name, Step.TAKEN_DOWN) is None:
        return False
    from opendata.review.takedowns import takedowns_of  # few datasets have any

    known = {one.id for one in tombstones_in(newest.manifest)}
    return {one.id for one in takedowns_of(house.journal, dataset.name)} != known


def receipted(journal: Journal, shelf: Shelf) -> bool:
    """Whether the journal has the proof for the newest release at every portal.

    A run that was killed after its last write left the portal right, but nobody had looked yet.
    """
    release = shelf.publication.release
    proven = set()
    for event in journal.each(dataset=release.dataset, step=Step.RECEIPT):
        with facts_of(event.number):
            if event.data["proven"] is True and event.data["version"] == str(release.version):
                proven.add(event.data["portal"])
    return proven >= {portal.name for portal in shelf.portals}
