"""``opendata verify``: trust nothing that was said before; read it all again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from opendata.messages import msg
from opendata.pipeline.house import dataset_of, open_house
from opendata.pipeline.serve import open_shelf
from opendata.pipeline.watch import Watcher
from opendata.portals.portal import Receipt
from opendata.problems import Exit, Place, Problem
from opendata.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Verification:
    """What reading everything again found: the receipts of the portals, and what is wrong here."""

    releases: int
    receipts: tuple[Receipt, ...]
    problems: tuple[Problem, ...]

    @property
    def exit_code(self) -> Exit:
        """6 when anything differs or could not be checked."""
        good = not self.problems and all(receipt.proven for receipt in self.receipts)
        return Exit.DONE if good else Exit.DIFFERS


def verify_workspace(
    workspace: Workspace, name: str | None, now: datetime, watch: Watcher
) -> Verification:
    """Check the chain of the journal, every release in the store, and what the portals serve."""
    house = open_house(workspace)
    names = [dataset_of(workspace, name).name] if name else list(workspace.datasets)
    problems: list[Problem] = []
    receipts: list[Receipt] = []
    broken = house.journal.verify()
    if broken is not None:
        problems.append(_chain_broken(broken))
    releases = [release for one in names for release in house.store.releases(one)]
    for release in releases:
        problems.extend(house.store.verify(release))
    for one in names:
        if house.store.latest(one) is None:
            continue
        shelf = open_shelf(house, workspace.datasets[one], now)
        for portal in shelf.portals:
            with watch.task(msg("Reading back: {portal}", portal=portal.name)) as progress:
                receipts.append(portal.read_back(shelf.publication, progress))
    return Verification(len(releases), tuple(receipts), tuple(problems))


def _chain_broken(number: int) -> Problem:
    return Problem(
        "journal-chain",
        msg("the journal was changed after it was written"),
        Place("journal.sqlite", row=number),
        expected=msg("every event carries the hash of the one before"),
        remedy=msg("Restore the journal from a backup; events before this one are as they were."),
    )
