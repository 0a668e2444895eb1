"""A workspace, or a copy of one: journal, objects, releases, and what its portals serve now."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from opendata.journal.journal import Event
from opendata.pipeline.evidence import Evidence, disagreements, rebuilt, unproven
from opendata.pipeline.house import House, dataset_of, open_house
from opendata.pipeline.portals import Portals
from opendata.pipeline.verify.objects import Objects, kept_by, lost, read_objects
from opendata.pipeline.verify.releases import read_releases
from opendata.pipeline.verify.result import Verification
from opendata.pipeline.verify.served import Served, read_portals
from opendata.pipeline.verify.signed import read_signatures
from opendata.pipeline.verify.strangers import strangers
from opendata.pipeline.watch import Watcher
from opendata.problems import OpendataError, Problem
from opendata.workspace.public_keys import PublicKey
from opendata.workspace.workspace import Workspace

UNTOLD: Final = frozenset({"journal-head-behind", "journal-leftover"})
"""What a kill leaves, and what a forger might: there is no telling which."""


def verify_workspace(
    workspace: Workspace,
    name: str | None,
    now: datetime,
    watch: Watcher,
    portals: Portals | None = None,
    *,
    offline: bool = False,
    keys: tuple[PublicKey, ...] = (),
) -> Verification:
    """Check the journal, every object, every release in the store and its signature, that all these
    agree, and the portals: those of ``portals``, or all.

    Releases are checked also where their dataset is no longer declared; portals are not, as nobody
    knows any more which ones they were. ``offline``: nothing beyond this computer is asked.
    ``keys`` are trusted beside those of the workspace. Whatever is wrong with the data is in the
    result: nothing of it is raised. Nothing is written.
    """
    house = open_house(workspace)
    portals = portals or Portals(workspace)
    declared = [dataset_of(workspace, name).name] if name else list(workspace.datasets)
    said, wanted, problems = _hear(house, now)
    known = {dataset for dataset, _ in said.released}
    names = declared if name else sorted({*declared, *known, *house.store.datasets()})
    problems += disagreements(said, house.store, names)
    objects = read_objects(house.objects, watch)
    number, damage = read_releases(house.store, names, objects)
    problems += [*damage, *lost(wanted, objects)]
    goes = {one: portals.names_of(workspace.datasets[one]) for one in declared}
    problems += unproven(said, house.store, goes)
    problems += rebuilt(said, names)
    unsigned, damage = read_signatures(house, names, keys)
    problems += damage
    problems += strangers(workspace.state, house.store)
    served = read_portals(house, declared, now, watch, portals, offline=offline)
    return _found((number, unsigned), objects, problems, served)


def _found(
    numbers: tuple[int, int], objects: Objects, problems: list[Problem], served: Served
) -> Verification:
    """An object that a release needs is told of there."""
    number, unsigned = numbers
    told = {problem.place.file for problem in problems}
    every = [*problems, *(one for one in objects.problems if one.place.file not in told)]
    every += served.problems
    return Verification(
        releases=number,
        receipts=served.receipts,
        problems=tuple(dict.fromkeys(one for one in every if one.code not in UNTOLD)),
        unchecked=tuple(
            dict.fromkeys([*(one for one in every if one.code in UNTOLD), *served.unchecked])
        ),
        objects=len(objects.hashes),
        unsigned=unsigned,
    )


def _hear(house: House, now: datetime) -> tuple[Evidence, dict[str, int], list[Problem]]:
    """What the journal says as far as it can be understood, the objects that it names with the
    number of the first event that does, and what is wrong with it.
    """
    said, wanted = Evidence(), dict[str, int]()
    damaged: list[Problem] = []

    def look(event: Event) -> None:
        try:
            said.see(event)
            for sha256 in kept_by(event):
                wanted.setdefault(sha256, event.number)
        except OpendataError as error:
            damaged.extend(error.problems)

    return said, wanted, [*house.journal.verify(look, now), *damaged]
