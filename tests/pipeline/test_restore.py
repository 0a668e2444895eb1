from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pipeline_hands import Hands
from privacy_numbers import tax_number
from town import Town

from opendata.collect import reading
from opendata.pipeline import canaries
from opendata.pipeline.restore import copy_release, restore_release
from opendata.pipeline.summary import Summary
from opendata.pipeline.watch import SILENT
from opendata.problems import Exit, OpendataError
from opendata.shipped import shipped
from opendata.workspace.read import read_workspace


def restore(town: Town, version: str) -> Summary:
    workspace = read_workspace(town.root)
    return restore_release(
        workspace, "decisions", version, town.clock, SILENT, allow_removals=False
    )


def restructure(town: Town, change: str) -> None:
    """Another structure for the dataset from now on."""
    path = town.root / "schemas" / "2025" / "legal_acts.json"
    path.parent.mkdir(parents=True)
    schema = json.loads((shipped("schemas") / "2025" / path.name).read_text("utf-8"))
    if change == "fewer":
        schema["fields"] = [one for one in schema["fields"] if one["name"] != "validFrom"]
        descriptor = town.root / "datasets/decisions/datapackage.yaml"
        lines = descriptor.read_text("utf-8").splitlines()
        descriptor.write_text("\n".join(x for x in lines if "validFrom" not in x), "utf-8")
    else:
        more = {"title": "Нове", "description": "Нове.", "type": "string"}
        schema["fields"].append({"name": "novelty", **more, "constraints": {"required": True}})
    path.write_text(json.dumps(schema, ensure_ascii=False), "utf-8")


@pytest.mark.parametrize(("change", "column"), [("fewer", "validFrom"), ("more", "novelty")])
def test_a_release_of_another_structure_is_refused(
    town: Town, tmp_path: Path, change: str, column: str
) -> None:
    town.publish()
    restructure(town, change)
    before = town.snapshot()
    with pytest.raises(OpendataError) as caught:
        restore(town, "1.0.0")
    problem = caught.value.problem
    assert (problem.code, caught.value.exit_code) == ("restore-structure", Exit.CONFIGURATION)
    assert problem.found == column
    assert "--to" in str(problem.remedy)
    assert town.snapshot() == before
    copied = copy_release(read_workspace(town.root), "decisions", "1.0.0", tmp_path / "copy")
    assert (copied / "datapackage.json").is_file()


def test_a_refused_restoration_leaves_no_trace(town: Town, hands: Hands) -> None:
    town.publish()
    town.write("4")
    town.publish()
    before = town.snapshot()
    with pytest.raises(OpendataError) as caught:
        restore(town, "1.0.0")
    assert [p.code for p in caught.value.problems] == ["release-removals", "release-row-removed"]
    assert town.snapshot() == before
    assert hands.codes() == []


def test_reproducing_a_release_does_not_forge_its_evidence(
    town: Town, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    summary = town.publish()
    assert summary.totals == (1, 3)
    manifest = json.loads((hands.release("1.0.0") / "datapackage.json").read_text("utf-8"))
    assert manifest["created"] == "2001-09-09T01:46:40Z"
    text = (hands.release("1.0.0") / "legalActs.csv").read_text("utf-8")
    assert text.count("2001-09-09") == 3  # issuedDate
    events = hands.journal.events()
    assert {event.at for event in events} == {town.clock}
    assert datetime.fromisoformat(hands.journal.events()[-2].data["at"]) == town.clock
    assert town.clock > datetime(2026, 1, 1, tzinfo=UTC)


def test_an_absurd_epoch_stops_before_anything_is_written(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    before = town.snapshot()
    with pytest.raises(OpendataError) as caught:
        town.publish()
    assert (caught.value.problem.code, caught.value.exit_code) == ("clock-epoch", Exit.USAGE)
    assert town.snapshot() == before


def test_links_of_a_restored_release_lead_to_where_the_site_is_today(town: Town) -> None:
    town.publish()
    settings = town.root / "opendata.toml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("rada.example/opendata", "rada.example/dani"), "utf-8")
    town.write("4")
    town.publish()
    run_restore = restore_release(
        read_workspace(town.root), "decisions", "1.0.0", town.clock, SILENT, allow_removals=True
    )
    assert run_restore.changes is not None
    assert [row["uid"] for row in run_restore.changes.removed] == ["4-2024"]
    assert run_restore.changes.changed == ()


def test_a_release_with_personal_data_does_not_come_back(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the screen of its day did not know is found when it would be published again."""
    path = town.write("2")
    text = path.read_text("utf-8")
    number = f"Бойку І. П., РНОКПП {tax_number(31_234)}"
    path.write_text(text.replace("1. Затвердити.", f"1. Допомогти {number}."), "utf-8")
    with monkeypatch.context() as blind:
        blind.setattr(reading, "screened", lambda *_: ())
        blind.setattr(canaries, "must_be_caught", lambda *_: None)
        assert town.publish().version == "1.0.0"
    path.write_text(text, "utf-8")
    assert town.publish().version == "1.1.0"
    before = town.snapshot()
    with pytest.raises(OpendataError) as caught:
        restore(town, "1.0.0")
    assert (caught.value.problem.code, caught.value.exit_code) == (
        "privacy-tax-number",
        Exit.WITHHELD,
    )
    assert town.snapshot() == before
