"""What the tests of the nightly run share: a council with two datasets, and its night."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from town import Town

from opendata.journal.journal import Journal
from opendata.messages import msg
from opendata.pipeline.add import add_dataset
from opendata.pipeline.sync.log import LogEvent
from opendata.pipeline.sync.night import Night
from opendata.pipeline.sync.run import Around, Task, sync_workspace
from opendata.pipeline.sync.stop import StopSign
from opendata.problems import Exit, OpendataError, Problem
from opendata.workspace.read import read_workspace

ORDERS = "mayor-orders"


@dataclass
class Council:
    """A town whose job runs every night; ``log`` is what the last night said."""

    town: Town
    log: list[LogEvent] = field(default_factory=list)

    @property
    def journal(self) -> Journal:
        return Journal(self.town.root / ".opendata" / "journal.sqlite")

    @property
    def orders(self) -> Path:
        return self.town.root / "datasets" / ORDERS / "documents"

    def write_order(self, number: str) -> Path:
        """A document of the second dataset."""
        source = self.town.write(f"{number}-о", title=f"Про захід {number}")
        return source.rename(self.orders / source.name)

    def sync(
        self,
        *names: str,
        verify: bool = False,
        sign: StopSign | None = None,
        portals: tuple[str, ...] = (),
    ) -> Night:
        """A night, an hour after the last."""
        self.town.clock += timedelta(hours=1)
        self.log = []
        around = Around(explain, log=self.log.append, sign=sign or StopSign())
        workspace = read_workspace(self.town.root)
        return sync_workspace(
            workspace, Task(names, verify, portals=portals), self.town.clock, around
        )

    def settings(self, text: str) -> None:
        """Add lines to ``opendata.toml``."""
        path = self.town.root / "opendata.toml"
        path.write_text(path.read_text("utf-8") + text, "utf-8")


def explain(error: Exception) -> OpendataError:
    """A fault of ours, as the command line would tell it."""
    return OpendataError(Problem("bug", msg("{name}", name=repr(error))), Exit.BUG)


def with_orders(town: Town) -> Council:
    """A council with two datasets, each with documents; nothing published yet."""
    add_dataset(read_workspace(town.root), "legal-acts", ORDERS, "", "uk")
    council = Council(town)
    for number in ("7", "8"):
        council.write_order(number)
    return council
