"""Where each dataset stands, told from the journal alone."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from sync_hands import ORDERS, Council, with_orders
from town import Town

from opendata.journal.journal import Journal, Step
from opendata.pipeline.status import State, Status, status_of
from opendata.pipeline.sync.metrics import families, write_figures
from opendata.problems import OpendataError
from opendata.workspace.read import read_workspace


def status(town: Town) -> Status:
    return status_of(read_workspace(town.root))


def state(town: Town, name: str = "decisions") -> State:
    return next(one for one in status(town).datasets if one.dataset == name)


def wants(town: Town, name: str = "decisions") -> str:
    return "\n".join(map(str, state(town, name).wants))


def test_before_the_first_publication(town: Town) -> None:
    found = state(town)
    assert (found.version, found.released, found.last_run) == (None, None, None)
    assert [(one.portal, one.version) for one in found.portals] == [("site", None)]
    assert "never published" in wants(town)
    assert not (town.root / ".opendata").exists(), "it only reads"


def test_after_a_good_night_nothing_needs_a_person(town: Town) -> None:
    council = with_orders(town)
    council.sync()
    before = town.snapshot()
    found = state(town, ORDERS)
    assert town.snapshot() == before
    assert (found.version, found.documents, found.released) == ("1.0.0", 2, town.clock)
    assert [(one.portal, one.version, one.at) for one in found.portals] == [
        ("site", "1.0.0", town.clock)
    ]
    assert found.last_run is not None
    assert (found.last_run.at, found.last_run.exit_code) == (town.clock, 0)
    assert found.wants == ()


def test_what_a_refused_night_left_is_told(town: Town) -> None:
    council = Council(town)
    council.sync()
    for number in "12":
        (town.documents / f"rish {number}.txt").unlink()
    (town.documents / "rish 3.txt").write_bytes(b"")
    council.sync()
    assert "ended with 3" in wants(town)


def test_a_run_that_was_killed_shows(town: Town) -> None:
    council = Council(town)
    council.sync()
    council.journal.record(town.clock, "killed", Step.STARTED, "decisions", {"fingerprint": "x"})
    found = state(town)
    assert found.last_run is not None
    assert found.last_run.exit_code is None
    assert "was killed" in wants(town)


def test_a_version_that_no_portal_was_seen_to_serve_shows(town: Town) -> None:
    council = Council(town)
    council.sync()
    folder = town.root / ".opendata" / "releases" / "decisions"
    shutil.copytree(folder / "1.0.0", folder / "1.0.1")
    manifest = folder / "1.0.1" / "datapackage.json"
    content = json.loads(manifest.read_text("utf-8").replace('"1.0.0', '"1.0.1'))
    manifest.write_text(json.dumps(content), "utf-8")
    assert "site serves version 1.0.1" in wants(town)


def test_figures_know_of_nights_that_left_no_trace(town: Town) -> None:
    council = Council(town)
    council.settings('\n[sync]\nmetrics = "figures.prom"\n')
    council.sync()
    shutil.rmtree(town.documents)
    night = council.sync()  # it cannot begin, so that the journal does not hear of it
    workspace = read_workspace(town.root)
    figures = families(night, workspace.council.edrpou, {}, workspace.datasets)
    write_figures(town.root / "figures.prom", figures)
    found = status(town)
    assert found.last_run == town.clock
    last = found.datasets[0].last_run
    assert last is not None
    assert (last.at, last.exit_code) == (town.clock, 4)
    assert "ended with 4" in wants(town)


def test_a_damaged_journal_is_told(town: Town) -> None:
    town.publish()
    Path(town.root / ".opendata/journal.sqlite").unlink()
    with pytest.raises(OpendataError) as caught:
        status(town)
    assert caught.value.problem.code == "journal-truncated"


def test_it_is_fast_with_many_nights(town: Town) -> None:
    """Only the newest events of a step are read, but for receipts."""
    Council(town).sync()
    seen: list[Step | None] = []
    real = Journal.each

    def counted(self: Journal, **wanted: object) -> object:
        seen.append(wanted.get("step"))  # type: ignore[arg-type]
        return real(self, **wanted)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Journal, "each", counted)
        status(town)
    assert seen == [Step.RECEIPT]
