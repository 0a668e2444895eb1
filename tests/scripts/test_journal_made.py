"""The journal of the benchmarks is one that the product could have written."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from opendata.journal.journal import Journal, Step
from opendata.pipeline.house import open_house
from opendata.problems import Severity
from opendata.publish.receipt import receipt_from_json
from scripts.benchmarks.journal_made import END, PAST, Plan, make_town, name_of, write_journal

PLAN = Plan(events=3_000, datasets=5, documents=321)


def test_the_town_opens_and_its_chain_holds(tmp_path: Path) -> None:
    workspace = make_town(tmp_path / "town", PLAN)
    house = open_house(workspace)
    found = house.journal.verify()
    assert not [one for one in found if one.severity is not Severity.NOTE]
    assert len(house.journal.events()) == PLAN.events
    assert tuple(workspace.datasets) == house.journal.datasets()
    receipts = house.journal.events(step=Step.RECEIPT)
    assert all(receipt_from_json(one.data).proven == one.data["proven"] for one in receipts)


@pytest.mark.parametrize("until", [PAST, END])
def test_the_releases_in_force_are_in_the_store(tmp_path: Path, until: datetime) -> None:
    workspace = make_town(tmp_path / "town", PLAN)
    house = open_house(workspace)
    documents = 0
    for name in workspace.datasets:
        event = house.journal.latest(name, Step.RELEASED, until)
        assert event is not None
        version = next(v for v in house.store.versions(name) if str(v) == event.data["version"])
        release = house.store.load(name, version)
        assert release.manifest_sha256 == event.data["manifest"]
        assert len(house.store.documents(release)) == release.counts.documents
        assert dict(release.counts.by_kind) == event.data["counts"]["by_kind"]
        assert house.store.passport(release)["identifier"]["value"] == name
        documents += release.counts.documents
    assert (documents == PLAN.documents) == (until == END)


def test_the_same_plan_is_the_same_journal(tmp_path: Path) -> None:
    heads = []
    for one in ("a", "b"):
        write_journal(tmp_path / one / "journal.sqlite", PLAN)
        heads.append((tmp_path / one / "journal.head").read_bytes())
    assert heads[0] == heads[1]
    assert len(Journal(tmp_path / "a" / "journal.sqlite").events(dataset=name_of(0))) > 0
