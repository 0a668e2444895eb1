"""What ``opendata history`` is asked about: rows of any table, documents by any of their names."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from parking_hands import Parking
from town import Town

from opendata.pipeline.house import House, open_house
from opendata.pipeline.restore import restore_release
from opendata.pipeline.row_history import history_of_document, history_of_row, history_of_set
from opendata.pipeline.watch import SILENT
from opendata.problems import Exit, OpendataError
from opendata.report.history.model import RowHistory, Turn
from opendata.report.register.model import Why
from opendata.workspace.read import read_workspace


@pytest.fixture
def parking(town: Town) -> Parking:
    return Parking(town)


def house_of(town: Town) -> House:
    return open_house(read_workspace(town.root))


def of_lot(parking: Parking, uid: str) -> RowHistory:
    """The history of a row of the second table."""
    clock = parking.town.clock
    return history_of_row(house_of(parking.town), "parking", [uid], "parkingLots", clock)


def turns(found: RowHistory) -> list[tuple[str, Turn]]:
    return [(one.made.version, one.turn) for one in found.events]


def test_a_row_of_a_second_table_through_a_restore(parking: Parking) -> None:
    uid = parking.lots[-1]["uid"]
    old = parking.lots[-1]["addressPostName"]
    parking.publish()
    parking.lots[-1]["addressPostName"] = "Інша назва"
    parking.write("parkingLots", parking.lots)
    parking.publish()
    parking.write("parkingLots", parking.lots[:1])
    parking.publish(allow_removals=True)
    parking.town.clock += timedelta(hours=1)
    workspace = read_workspace(parking.town.root)
    restore_release(workspace, "parking", "1.0.0", parking.town.clock, SILENT, allow_removals=False)
    found = of_lot(parking, uid)
    assert [turn for _, turn in turns(found)] == [
        Turn.APPEARED,
        Turn.CHANGED,
        Turn.VANISHED,
        Turn.RETURNED,
    ]
    assert found.events[1].values["addressPostName"] == (old, "Інша назва")
    assert found.events[3].row["addressPostName"] == old
    assert [(one.why, one.version) for one in found.events[3].made.reasons] == [
        (Why.RESTORED, "1.0.0")
    ]
    assert all(one.made.proofs for one in found.events)
    assert found.there


def test_a_table_that_is_no_longer_published_keeps_its_history(parking: Parking) -> None:
    parking.publish()
    descriptor = parking.folder / "datapackage.yaml"
    lines = descriptor.read_text("utf-8").splitlines()
    kept = [line for line in lines if "parking_lots:" not in line]
    descriptor.write_text("\n".join(kept) + "\n", "utf-8")
    assert parking.publish().version == "2.0.0"
    found = of_lot(parking, parking.lots[0]["uid"])
    assert turns(found) == [("1.0.0", Turn.APPEARED), ("2.0.0", Turn.VANISHED)]
    assert not found.there


def test_a_table_that_no_release_has_is_refused(parking: Parking) -> None:
    parking.publish()
    with pytest.raises(OpendataError) as told:
        history_of_row(house_of(parking.town), "parking", ["x"], "lots", parking.town.clock)
    assert (told.value.exit_code, told.value.problem.code) == (Exit.USAGE, "history-table")
    assert "operators, parkingLots" in str(told.value.problem.expected)


def test_a_document_by_every_name_that_it_has(town: Town, tmp_path: Path) -> None:
    town.publish()
    house = house_of(town)
    (one, *_) = house.store.documents(house.store.releases("decisions")[0])
    file = tmp_path / "з пошти.bin"
    file.write_bytes(house.store.objects.path(one.sha256).read_bytes())
    asked = [one.path, one.path.replace("/", "\\"), Path(one.path).name, one.sha256, str(file)]
    for text in asked:
        found = history_of_document(house, "decisions", text, town.clock)
        assert [place.path for place in found.events[0].places] == [one.path], text
    with pytest.raises(OpendataError) as told:
        history_of_document(house, "decisions", str(tmp_path / "none"), town.clock)
    assert (told.value.exit_code, told.value.problem.code) == (
        Exit.USAGE,
        "history-document-unknown",
    )


def test_where_a_release_cannot_be_read_nobody_says_that_the_row_never_was(town: Town) -> None:
    town.publish()
    town.write("4")
    town.publish()
    house = house_of(town)
    (house.store.root / "decisions" / "1.0.0" / "datapackage.json").write_bytes(b"{}")
    with pytest.raises(OpendataError) as told:
        history_of_row(house, "decisions", ["99-2024"], "", town.clock)
    assert told.value.exit_code is Exit.CONFIGURATION
    assert told.value.problem.code.startswith("release-")


def test_before_the_first_release_there_is_no_history(town: Town) -> None:
    town.publish()
    house = house_of(town)
    assert [one.version for one in history_of_set(house, "decisions", town.clock).made] == ["1.0.0"]
    with pytest.raises(OpendataError) as told:
        history_of_set(house, "decisions", town.clock - timedelta(days=1))
    assert (told.value.exit_code, told.value.problem.code) == (Exit.USAGE, "history-empty")
