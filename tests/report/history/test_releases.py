from __future__ import annotations

from datetime import timedelta

import pytest
from town import Town

from opendata.journal.journal import Step
from opendata.pipeline.house import open_house
from opendata.report.history.releases import set_history
from opendata.report.register.model import Why
from opendata.workspace.read import read_workspace


def test_releases_with_proofs_runs_and_decisions(town: Town) -> None:
    town.publish()
    house = open_house(read_workspace(town.root))
    forget = {"action": "forget", "values": {}, "read": {}, "before": None}
    documents = [{"sha256": "a" * 64, "path": "a.docx", **forget}]
    sheet = {"who": "Оксана", "sheet": "c" * 64, "file": "a.xlsx", "documents": documents}
    house.journal.record(town.clock, "run", Step.CORRECTED, "decisions", sheet)
    applied = {"what": "applied", "who": "Ігор", "sheet": {"file": "b.xlsx", "sha256": "d" * 64}}
    house.journal.record(town.clock, "run", Step.RECONCILED, "decisions", applied)
    first = town.clock
    (town.documents / "rish 2.txt").unlink()
    town.publish(allow_removals=True)
    found = set_history(house.journal, house.store, "decisions", town.clock)
    assert found.problems == ()
    one, two = found.made
    assert (one.version, one.previous, one.rows_changed) == ("1.0.0", None, (3, 0, 0))
    assert [(seen.portal, seen.at) for seen in one.proofs] == [("site", first)]
    assert (one.decisions, [each.why for each in one.reasons]) == ((), [Why.FIRST])
    assert two.run is not None
    assert two.rows_changed == (0, 0, 1)
    assert [(each.step, each.who, each.file, each.sheet[0]) for each in two.decisions] == [
        ("corrected", "Оксана", "a.xlsx", "c"),
        ("reconciled", "Ігор", "b.xlsx", "d"),
    ]
    assert Why.REMOVALS in [each.why for each in two.reasons]
    past = set_history(house.journal, house.store, "decisions", first)
    assert past.made == (one,)


def test_a_release_that_cannot_be_read_leaves_the_others(town: Town) -> None:
    town.publish()
    town.write("4")
    town.publish()
    (town.root / ".opendata" / "releases" / "decisions" / "1.0.0" / "datapackage.json").unlink()
    house = open_house(read_workspace(town.root))
    found = set_history(house.journal, house.store, "decisions", town.clock)
    assert [one.version for one in found.made] == ["1.1.0"]
    assert [one.code for one in found.problems] == ["release-missing"]


def test_the_moment_of_a_release_is_that_of_the_journal(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What its files carry may be fixed, to make the same bytes on another day."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "4000000000")
    town.publish()
    house = open_house(read_workspace(town.root))
    (one,) = set_history(house.journal, house.store, "decisions", town.clock).made
    assert one.recorded == town.clock
    assert one.created > town.clock
    before = town.clock - timedelta(seconds=1)
    assert set_history(house.journal, house.store, "decisions", before).made == ()
