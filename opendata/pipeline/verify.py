"""``opendata verify``: trust nothing that was said before; read it all again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from opendata.journal.journal import Event
from opendata.messages import msg
from opendata.pipeline.evidence import Evidence, disagreements, rebuilt, unproven
from opendata.pipeline.house import House, dataset_of, open_house
from opendata.pipeline.portals import Portals
from opendata.pipeline.serve import open_shelf
from opendata.pipeline.watch import Watcher
from opendata.portals.portal import Receipt
from opendata.problems import Exit, OpendataError, Problem, Severity
from opendata.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Verification:
    """What reading everything again found: the receipts of the portals, and what is wrong here."""

    releases: int
    receipts: tuple[Receipt, ...]
    problems: tuple[Problem, ...]

    @property
    def exit_code(self) -> Exit:
        """6 when anything differs or could not be checked; a note alone is no difference."""
        wrong = any(problem.severity is not Severity.NOTE for problem in self.problems)
        good = not wrong and all(receipt.proven for receipt in self.receipts)
        return Exit.DONE if good else Exit.DIFFERS


def verify_workspace(
    workspace: Workspace,
    name: str | None,
    now: datetime,
    watch: Watcher,
    portals: Portals | None = None,
) -> Verification:
    """Check the journal, every release in the store, that the two agree, and the portals: those
    of ``portals``, or all.

    Releases are checked also where their dataset is no longer declared; portals are not, as nobody
    knows any more which ones they were. Whatever is wrong with the data is in the result: nothing
    of it is raised.
    """
    house = open_house(workspace)
    portals = portals or Portals(workspace)
    declared = [dataset_of(workspace, name).name] if name else list(workspace.datasets)
    said, problems = _hear(house)
    known = {dataset for dataset, _ in said.released}
    names = declared if name else sorted({*declared, *known, *house.store.datasets()})
    problems += disagreements(said, house.store, names)
    number, damage = _releases(house, names)
    problems += damage
    wanted = {one: portals.names_of(workspace.datasets[one]) for one in declared}
    problems += unproven(said, house.store, wanted)
    problems += rebuilt(said, names)
    receipts, silent = _portals(house, declared, now, watch, portals)
    return Verification(number, receipts, tuple(dict.fromkeys([*problems, *silent])))


def _hear(house: House) -> tuple[Evidence, list[Problem]]:
    """What the journal says as far as it can be understood, and what is wrong with it."""
    said = Evidence()
    damaged: list[Problem] = []

    def look(event: Event) -> None:
        try:
            said.see(event)
        except OpendataError as error:
            damaged.extend(error.problems)

    return said, [*house.journal.verify(look), *damaged]


def _releases(house: House, names: Iterable[str]) -> tuple[int, list[Problem]]:
    """How many releases there are, and every file of them that is not as it was written."""
    number, problems = 0, list[Problem]()
    for name in names:
        for version in house.store.versions(name):
            number += 1
            try:
                problems += house.store.verify(house.store.load(name, version))
            except OpendataError as error:
                problems += error.problems
    return number, problems


def _portals(
    house: House, names: Iterable[str], now: datetime, watch: Watcher, portals: Portals
) -> tuple[tuple[Receipt, ...], list[Problem]]:
    """What the portals serve now; a portal that gives no answer does not silence the others."""
    receipts, problems = list[Receipt](), list[Problem]()
    for name in names:
        try:
            shelf = open_shelf(house, house.workspace.datasets[name], now, portals)
            shelf.must_be_free()
        except OpendataError as error:
            problems += error.problems
            continue
        if not house.store.versions(name):
            continue
        for portal in shelf.portals:
            try:
                with watch.task(msg("Reading back: {portal}", portal=portal.name)) as progress:
                    receipts.append(portal.read_back(shelf.publication, progress))
            except OpendataError as error:
                problems += error.problems
    return tuple(receipts), problems
