"""Datasets on their way to remote portals side by side, in one workspace."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sync_hands import ORDERS, Council, explain, with_orders
from town import Town

from opendata.pipeline import portals as opening
from opendata.pipeline.sync.night import Night, Outcome
from opendata.pipeline.sync.run import Around, Task, sync_workspace
from opendata.pipeline.sync.stop import StopSign
from opendata.portals.portal import Check, Match, Plan, Progress, Publication, Receipt
from opendata.problems import Exit
from opendata.workspace.read import read_workspace

CKAN = """
[portals.far]
kind = "ckan"
url = "https://data.example"
organization = "rada"
"""


@dataclass
class Sea:
    """What lies between: who is on it at the same time, and what has arrived."""

    together: threading.Barrier | None = None
    threads: dict[str, int] = field(default_factory=dict)
    arrived: dict[str, str] = field(default_factory=dict)
    remembered: dict[str, Any] = field(default_factory=dict)
    opened: int = 0
    broken: str = ""


class Far:
    """A remote portal on paper."""

    name = "far"
    remote = True

    def __init__(self, sea: Sea) -> None:
        self.sea = sea
        sea.opened += 1

    def where(self, publication: Publication) -> str:
        return f"https://data.example/{publication.dataset.name}"

    def must_be_free(self, publication: Publication) -> None:
        pass

    def serves(self, publication: Publication) -> bool:
        name = publication.dataset.name
        return self.sea.arrived.get(name) == str(publication.release.version)

    def plan(self, publication: Publication) -> Plan:
        return Plan(self.name, (), 0, memory={"sent": publication.dataset.name})

    def apply(self, publication: Publication, _plan: Plan, _progress: Progress) -> None:
        name = publication.dataset.name
        self.sea.threads[name] = threading.get_ident()
        if self.sea.together is not None:
            self.sea.together.wait()
            self.sea.remembered[name] = publication.recall(self.name)
        if name == self.sea.broken:
            raise RuntimeError("a fault of ours")
        self.sea.arrived[name] = str(publication.release.version)

    def read_back(self, publication: Publication, _progress: Progress) -> Receipt:
        release = publication.release
        there = Check("a", "b", "b", Match.SAME)
        return Receipt(self.name, release.dataset, release.version, publication.now, (there,))


@pytest.fixture
def sea(monkeypatch: pytest.MonkeyPatch) -> Sea:
    sea = Sea()
    real = opening.open_portal

    def opened(config: Any, workspace: Any, handed: Any) -> Any:
        return Far(sea) if config.name == "far" else real(config, workspace, handed)

    monkeypatch.setattr(opening, "open_portal", opened)
    return sea


@pytest.fixture
def council(town: Town, sea: Sea) -> Council:  # the portals are far before anything is read
    made = with_orders(town)
    made.settings(CKAN)
    for path in (town.root / "datasets").glob("*/datapackage.yaml"):
        _to_all_portals(path)
    return made


def _to_all_portals(path: Path) -> None:
    lines = [line for line in path.read_text("utf-8").splitlines() if "portals: [" not in line]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def night(council: Council, workers: int = 4, sign: StopSign | None = None) -> Night:
    council.town.clock += timedelta(hours=1)
    council.log = []
    around = Around(explain, log=council.log.append, sign=sign or StopSign())
    task = Task(workers=workers)
    return sync_workspace(read_workspace(council.town.root), task, council.town.clock, around)


def test_datasets_are_on_their_way_at_the_same_time(council: Council, sea: Sea) -> None:
    sea.together = threading.Barrier(2, timeout=20)
    found = night(council)
    assert [one.dataset for one in found.ended] == ["decisions", ORDERS]
    assert {one.outcome for one in found.ended} == {Outcome.RELEASED}
    assert found.exit_code is Exit.DONE
    assert len(set(sea.threads.values())) == 2
    assert council.journal.verify() == ()
    assert sea.arrived == {"decisions": "1.0.0", ORDERS: "1.0.0"}
    assert sea.remembered == {
        name: {"sent": name} for name in sea.arrived
    }  # out there, of one's own


def test_a_night_without_changes_opens_one_portal(council: Council, sea: Sea) -> None:
    night(council)
    sea.opened = 0
    found = night(council)
    assert {one.outcome for one in found.ended} == {Outcome.UNCHANGED}
    assert sea.opened == 1


def test_one_worker_goes_one_after_another(council: Council, sea: Sea) -> None:
    night(council, workers=1)
    assert set(sea.threads.values()) == {threading.get_ident()}


def test_a_fault_of_one_leaves_the_other(council: Council, sea: Sea) -> None:
    sea.broken = "decisions"
    found = night(council)
    assert [one.outcome for one in found.ended] == [Outcome.FAILED, Outcome.RELEASED]
    sea.broken = ""
    assert night(council).exit_code is Exit.DONE
    assert council.journal.verify() == ()


def test_asked_to_end_it_begins_nothing_more(council: Council, sea: Sea) -> None:
    sign = StopSign()
    sign.ask()
    found = night(council, sign=sign)
    assert found.stopped
    assert sea.arrived == {}
    assert night(council).exit_code is Exit.DONE
