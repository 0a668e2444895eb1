"""Datasets of tables that a clerk fills in: from the workbooks to the public, and back."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from parking_hands import Parking
from town import Town

from opendata.check.verdict import Status
from opendata.pipeline.check import check_dataset
from opendata.pipeline.collect import Asked, collect_dataset
from opendata.pipeline.history import difference
from opendata.pipeline.house import open_house
from opendata.pipeline.restore import restore_release
from opendata.pipeline.status import status_of
from opendata.pipeline.summary import Result, Summary
from opendata.pipeline.verify import verify_workspace
from opendata.pipeline.watch import SILENT
from opendata.problems import Exit, OpendataError
from opendata.shipped import shipped
from opendata.workspace.read import read_workspace


@pytest.fixture
def parking(town: Town) -> Parking:
    return Parking(town)


def codes(summary: Summary) -> set[str]:
    return {one.code for one in summary.problems}


def test_all_tables_are_one_release(parking: Parking) -> None:
    summary = parking.publish()
    assert (summary.result, summary.exit_code, summary.version) == (
        Result.RELEASED,
        Exit.DONE,
        "1.0.0",
    )
    assert summary.totals == (1, 0)
    every = len(parking.operators) + len(parking.lots)
    assert (summary.tally.rows, summary.tally.valid) == (every, every)
    assert summary.changes is not None
    assert summary.changes.rows == (every, 0, 0)
    manifest = parking.manifest()
    assert manifest["opendata"]["counts"]["rows"] == every
    tables = [one["path"] for one in manifest["resources"] if one.get("format") == "csv"]
    assert tables[:1] == ["1.0.0/operators.csv"]
    assert "1.0.0/parkingLots.csv" in tables
    assert parking.released("1.0.0", "operators") == _shown(parking.operators)
    assert {one["uid"] for one in parking.released("1.0.0", "parkingLots")} == {
        one["uid"] for one in parking.lots
    }


def _shown(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """The rows as they are released: by their key."""
    return sorted(rows, key=lambda one: one["id"])


def test_the_page_shows_every_table(parking: Parking) -> None:
    parking.publish()
    page = (parking.town.root / "public/parking/index.html").read_text("utf-8")
    for one in ("operators CSV", "parkingLots XLSX", "Поля таблиці operators"):
        assert one in page
    assert "Поля таблиці parkingLots" in page
    assert parking.lots[0]["uid"] in page


def test_a_second_time_nothing_is_written(parking: Parking) -> None:
    parking.publish()
    before = parking.town.snapshot()
    assert parking.publish().result is Result.UNCHANGED
    assert parking.town.snapshot() == before


def test_the_release_and_the_site_are_proven(parking: Parking) -> None:
    parking.publish()
    found = verify_workspace(read_workspace(parking.town.root), None, parking.town.clock, SILENT)
    assert found.exit_code is Exit.DONE


def test_a_row_of_the_second_table_is_a_new_version(parking: Parking) -> None:
    parking.publish()
    more = dict(parking.lots[0], uid="another-lot")
    parking.write("parkingLots", [*parking.lots, more])
    summary = parking.publish()
    assert (summary.version, summary.result) == ("1.1.0", Result.RELEASED)
    assert summary.changes is not None
    assert summary.changes.rows == (1, 0, 0)
    assert not summary.changes.added
    (row,) = summary.changes.others["parkingLots"].added
    assert row["uid"] == "another-lot"
    said = json.loads((parking.town.root / "public/parking/1.1.0/changes.json").read_text("utf-8"))
    assert [one["uid"] for one in said["tables"]["parkingLots"]["added"]] == ["another-lot"]
    workspace = read_workspace(parking.town.root)
    house = open_house(workspace)
    told = difference(house.store, workspace.datasets["parking"], "1.0.0", "1.1.0")
    assert told.others == summary.changes.others
    page = (parking.town.root / "public/parking/1.1.0/index.html").read_text("utf-8")
    assert "додано 1" in page


def test_a_value_is_a_patch(parking: Parking) -> None:
    parking.publish()
    parking.lots[0]["addressPostName"] = "Інша назва"
    parking.write("parkingLots", parking.lots)
    summary = parking.publish()
    assert summary.version == "1.0.1"
    assert summary.changes is not None
    assert summary.changes.rows == (0, 1, 0)


def _broken(parking: Parking) -> list[dict[str, str]]:
    return [dict(one, type="") for one in parking.lots]


def test_invalid_rows_stop_the_release(parking: Parking) -> None:
    parking.publish()
    parking.write("parkingLots", [*_broken(parking), dict(parking.lots[0], uid="good-lot")])
    before = parking.manifest()
    summary = parking.publish()
    assert (summary.exit_code, summary.status) == (Exit.INVALID, Status.INVALID)
    assert summary.tally.invalid == len(parking.lots)
    assert parking.manifest() == before


def test_quarantine_keeps_what_was_published_of_them(parking: Parking) -> None:
    parking.publish()
    parking.write("parkingLots", [*_broken(parking), dict(parking.lots[0], uid="good-lot")])
    summary = parking.publish(quarantine=True)
    assert (summary.exit_code, summary.version) == (Exit.INCOMPLETE, "1.1.0")
    assert {"release-invalid-kept", "quarantine-kept"} <= codes(summary)
    lots = {one["uid"]: one["type"] for one in parking.released("1.1.0", "parkingLots")}
    assert lots == {one["uid"]: one["type"] for one in parking.lots} | {
        "good-lot": parking.lots[0]["type"]
    }
    assert (parking.town.root / "quarantine" / "parking.xlsx").is_file()


def test_rows_do_not_vanish_by_the_way(parking: Parking) -> None:
    parking.publish()
    parking.write("parkingLots", parking.lots[:1])
    with pytest.raises(OpendataError) as caught:
        parking.publish()
    assert (caught.value.problem.code, caught.value.exit_code) == (
        "release-removals",
        Exit.WITHHELD,
    )
    summary = parking.publish(allow_removals=True)
    assert summary.version == "1.1.0"
    assert len(parking.released("1.1.0", "parkingLots")) == 1


def test_templates_that_nobody_filled_in_are_not_published(parking: Parking) -> None:
    for stem, rows in (("operators", parking.operators), ("parkingLots", parking.lots)):
        parking.write(stem, [], list(rows[0]))
    summary = parking.publish()
    assert (summary.result, summary.exit_code) == (Result.STOPPED, Exit.INCOMPLETE)
    assert "tables-empty" in codes(summary)
    assert not (parking.town.root / ".opendata" / "releases" / "parking").exists()


def test_an_emptied_workbook_removes_nothing(parking: Parking) -> None:
    parking.publish()
    for stem, rows in (("operators", parking.operators), ("parkingLots", parking.lots)):
        parking.write(stem, [], list(rows[0]))
    before = parking.manifest()
    assert parking.publish().exit_code is Exit.INCOMPLETE
    assert parking.manifest() == before


@pytest.mark.parametrize(
    ("harm", "code"),
    [
        (lambda path: path.unlink(), "register-missing"),
        (lambda path: path.write_bytes(b""), "register-empty"),
        (lambda path: path.write_text("a,b\n1,2\n", "utf-8"), "table-no-header"),
    ],
)
def test_a_table_that_cannot_be_read_stops_the_release(
    parking: Parking, harm: Callable[[Path], Any], code: str
) -> None:
    parking.publish()
    before = parking.manifest()
    harm(parking.folder / "parkingLots.csv")
    with pytest.raises(OpendataError) as caught:
        parking.publish()
    assert caught.value.problem.code == code
    assert parking.manifest() == before


def test_check_says_what_a_publication_would(parking: Parking) -> None:
    parking.write("parkingLots", _broken(parking))
    before = parking.town.snapshot()
    workspace = read_workspace(parking.town.root)
    summary = check_dataset(workspace, "parking", parking.town.clock, SILENT)
    assert (summary.exit_code, summary.result) == (Exit.INVALID, Result.CHECKED)
    assert codes(summary) == {"cell-empty"}
    assert parking.town.snapshot() == before


def test_an_older_release_comes_back_whole(parking: Parking) -> None:
    parking.publish()
    parking.write("parkingLots", parking.lots[:1])
    parking.write("operators", [dict(one, name="Інший") for one in parking.operators])
    parking.publish(allow_removals=True)
    parking.town.clock += timedelta(hours=1)
    workspace = read_workspace(parking.town.root)
    summary = restore_release(
        workspace, "parking", "1.0.0", parking.town.clock, SILENT, allow_removals=False
    )
    assert summary.result is Result.RELEASED
    version = summary.version or ""
    for name in ("operators", "parkingLots"):
        assert parking.released(version, name) == parking.released("1.0.0", name)


def test_a_table_that_is_no_longer_declared_is_a_break(parking: Parking) -> None:
    parking.publish()
    descriptor = parking.folder / "datapackage.yaml"
    lines = descriptor.read_text("utf-8").splitlines()
    text = "\n".join(line for line in lines if "parking_lots:" not in line)
    descriptor.write_text(text + "\n", "utf-8")
    summary = parking.publish()
    assert summary.version == "2.0.0"
    assert summary.changes is not None
    assert summary.changes.others["parkingLots"].columns_removed


def test_a_table_more_is_no_break(parking: Parking) -> None:
    descriptor = parking.folder / "datapackage.yaml"
    whole = descriptor.read_text("utf-8")
    lines = [line for line in whole.splitlines() if "parking_lots:" not in line]
    descriptor.write_text("\n".join(lines) + "\n", "utf-8")
    parking.publish()
    descriptor.write_text(whole, "utf-8")
    summary = parking.publish()
    assert summary.version == "1.1.0"


def test_defaults_fill_blank_cells(parking: Parking) -> None:
    header = [name for name in parking.operators[0] if name != "contactPointName"]
    rows = [{name: one[name] for name in header} for one in parking.operators]
    parking.write("operators", rows)
    descriptor = parking.folder / "datapackage.yaml"
    text = descriptor.read_text("utf-8").replace(
        "  sources:\n", "  defaults: {contactPointName: Довідкова}\n  sources:\n"
    )
    descriptor.write_text(text, "utf-8")
    parking.publish()
    assert {one["contactPointName"] for one in parking.released("1.0.0", "operators")} == {
        "Довідкова"
    }


def test_collect_is_for_acts(parking: Parking) -> None:
    with pytest.raises(OpendataError) as caught:
        collect_dataset(read_workspace(parking.town.root), "parking", Asked(), parking.town.clock)
    assert (caught.value.problem.code, caught.value.exit_code) == (
        "dataset-of-tables",
        Exit.USAGE,
    )
    assert "opendata check parking" in str(caught.value.problem.remedy)


def test_two_tables_of_one_name_are_refused(parking: Parking) -> None:
    """Resources of several tables have one name; in one release they would be one file."""
    descriptor = parking.folder / "datapackage.yaml"
    text = descriptor.read_text("utf-8").replace(
        "    tables:\n",
        "    tables:\n      parking_lots_2: {path: a.csv}\n",
    )
    own = parking.town.root / "schemas" / "2025"
    own.mkdir(parents=True)
    schema = json.loads((shipped("schemas") / "2025" / "parking_lots.json").read_text("utf-8"))
    (own / "parking_lots_2.json").write_text(json.dumps(schema), "utf-8")
    descriptor.write_text(text, "utf-8")
    with pytest.raises(OpendataError) as caught:
        read_workspace(parking.town.root)
    assert caught.value.problem.code == "dataset-table-twice"


def test_the_status_says_that_it_is_published(parking: Parking) -> None:
    def wants() -> list[str]:
        status = status_of(read_workspace(parking.town.root))
        (state,) = [one for one in status.datasets if one.dataset == "parking"]
        return [str(one) for one in state.wants]

    assert "never published" in wants()[0]
    parking.publish()
    assert wants() == []
