"""A set of parking lots whose rows have web addresses, and visits to them on this computer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from feed_site import Page, Site
from parking_hands import Parking
from town import Town

from opendata.journal.journal import Event, Journal, Step
from opendata.pipeline.links.account import DatasetLinks, LinksSummary
from opendata.pipeline.links.reach import Limits, Reach
from opendata.pipeline.links.visit import Asked, visit_links
from opendata.workspace.read import read_workspace

BASE = "https://test-rada.example/opendata"
OWN = "/opendata/"
SERVED = 7
"""The page of the set, and its two tables in three formats."""


@dataclass
class Visits:
    """A published set «parking» whose lots have the addresses that a test says."""

    town: Town
    site: Site
    pages: dict[str, Page] = field(default_factory=dict)
    online: Page = field(default_factory=lambda: Page(b"here"))
    """What the council's own site answers, which is on this computer too."""

    def __post_init__(self) -> None:
        settings = self.town.root / "opendata.toml"
        text = settings.read_text("utf-8").replace(BASE, self.base)
        settings.write_text(text, "utf-8")
        self.parking = Parking(self.town)
        for row in self.parking.operators:
            row["contactPointUrl"] = "null"
        self.parking.write("operators", self.parking.operators)
        self.site.answer = lambda asked: (
            self.online
            if asked.path.startswith(OWN)
            else self.pages.get(asked.path, Page(status=404))
        )

    @property
    def base(self) -> str:
        return self.site.address + OWN.rstrip("/")

    def publish(self, *addresses: str) -> None:
        """A row for each address; one that begins with a slash is of the site on this computer."""
        rows = []
        for number, address in enumerate(addresses):
            full = f"{self.site.address}{address}" if address.startswith("/") else address
            row = self.parking.lots[0] | {"uid": f"lot-{number}", "mobileParkingUrl": full}
            rows.append(row | ({"id": f"lot-{number}"} if "id" in row else {}))
        self.parking.write("parkingLots", rows)
        self.parking.publish(quarantine=True)

    def visit(self, *names: str, **asked: Any) -> LinksSummary:
        """``opendata links``, an hour after the last time."""
        self.town.clock += timedelta(hours=1)
        reach = Reach(Limits(2, 1, 0), lambda _: None, inside=True)
        workspace = read_workspace(self.town.root)
        return visit_links(workspace, names, Asked(**asked), self.town.clock, reach=reach)

    def later(self, days: float) -> None:
        self.town.clock += timedelta(days=days)

    def asked(self) -> list[str]:
        """The paths that were asked for, each once; and forget them.

        Without robots.txt, and what is the council's own.
        """
        found = list(dict.fromkeys(one.path for one in self.site.asked))
        self.site.asked.clear()
        return [one for one in found if one != "/robots.txt" and not one.startswith(OWN)]

    def events(self) -> tuple[Event, ...]:
        journal = Journal(self.town.root / ".opendata" / "journal.sqlite")
        return journal.events(dataset="parking", step=Step.LINKS)

    def last(self) -> Any:
        """What the newest event says."""
        return self.events()[-1].data


def parking(summary: LinksSummary) -> DatasetLinks:
    """What was found of the set."""
    (found,) = (one for one in summary.datasets if one.dataset == "parking")
    return found


def paths(found: Sequence[Sequence[str]]) -> list[str]:
    """The paths of the addresses in a list of an event."""
    return ["/" + one[0].split("/", 3)[3] for one in found]
