"""A workspace, or a copy of one: journal, objects, releases, and what its portals serve now."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from opendata.journal import trouble
from opendata.journal.head import Head
from opendata.journal.journal import Event
from opendata.pipeline.evidence import Evidence, disagreements, rebuilt, unproven
from opendata.pipeline.house import House, dataset_of, open_house
from opendata.pipeline.portals import Portals
from opendata.pipeline.verify.objects import Objects, kept_by, lost, originals_of, read_objects
from opendata.pipeline.verify.published.memory import Memory, rolled_back, sets_of
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
    memory: Memory | None = None,
) -> Verification:
    """Check the journal, every object, every release in the store and its signature, that all these
    agree, and the portals: those of ``portals``, or all.

    Releases are checked also where their dataset is no longer declared; portals are not, as nobody
    knows any more which ones they were. ``offline``: nothing beyond this computer is asked.
    ``keys`` are trusted instead of those of the workspace; ``memory`` is what was seen here before:
    without one, nobody can tell a journal that was written anew with all its hashes.

    Whatever is wrong with the data is in the result: nothing of it is raised. Nothing is written.
    """
    house = open_house(workspace)
    portals = portals or Portals(workspace)
    declared = [dataset_of(workspace, name).name] if name else list(workspace.datasets)
    memory = memory or Memory()
    heard = _hear(house, now, memory)
    said, problems = heard.said, heard.problems
    known = {dataset for dataset, _ in said.released}
    names = declared if name else sorted({*declared, *known, *house.store.datasets()})
    problems += disagreements(said, house.store, names)
    objects = read_objects(house.objects, watch)
    number, damage = read_releases(house.store, names, objects)
    originals = read_objects(house.originals, watch)
    problems += [*damage, *lost(heard.objects, objects), *originals.problems]
    problems += lost(heard.originals, originals)
    goes = {one: portals.names_of(workspace.datasets[one]) for one in declared}
    problems += unproven(said, house.store, goes)
    problems += rebuilt(said, names)
    unsigned, damage = read_signatures(house, names, keys)
    problems += damage
    problems += strangers(workspace.state, house.store)
    sets = sets_of(house.store, sorted({*names, *house.store.datasets()}))
    problems += rolled_back(memory, {one.name: one for one in sets})
    served = read_portals(house, declared, now, watch, portals, offline=offline)
    found = _found((number, unsigned), objects, problems, served)
    return replace(found, memory=memory.learn(sets, heard.last))


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


@dataclass(slots=True)
class _Heard:
    """What the journal says as far as it can be understood, the objects that it names with the
    number of the first event that does, its last event, and what is wrong with it.
    """

    said: Evidence = field(default_factory=Evidence)
    objects: dict[str, int] = field(default_factory=dict)
    originals: dict[str, int] = field(default_factory=dict)
    last: Head | None = None
    problems: list[Problem] = field(default_factory=list)


def _hear(house: House, now: datetime, memory: Memory) -> _Heard:
    heard = _Heard()
    damaged: list[Problem] = []
    seen = memory.journal is None

    def look(event: Event) -> None:
        nonlocal seen
        heard.last = Head(event.number, event.hash)
        seen = seen or heard.last == memory.journal
        try:
            heard.said.see(event)
            for sha256 in kept_by(event):
                heard.objects.setdefault(sha256, event.number)
            for sha256 in originals_of(event):
                heard.originals.setdefault(sha256, event.number)
        except OpendataError as error:
            damaged.extend(error.problems)

    heard.problems = [*house.journal.verify(look, now), *damaged]
    if not seen and memory.journal is not None:
        heard.problems.append(trouble.rewritten(memory.journal.number))
        heard.last = None  # what was seen before stays in the memory
    return heard
