"""A dataset of two tables on a real CKAN: all files, both in its DataStore, nothing sent twice."""

from __future__ import annotations

from typing import Any

import pytest
from ckan_hands import Ckan, on_ckan
from parking_hands import Parking
from town import Town

from opendata.pipeline.summary import Result
from opendata.problems import Exit

NAME = "parking-99000005"


@pytest.fixture
def parking(ckan: Ckan, town: Town, monkeypatch: pytest.MonkeyPatch) -> Parking:
    ckan.organisation()
    monkeypatch.setenv("OPENDATA_PORTAL_LOCAL_TOKEN", ckan.editor)
    path = town.root / "opendata.toml"
    head = path.read_text("utf-8").partition("[portals.")[0].rpartition("\n#")[0]
    lines = ["", "[portals.local]", 'kind = "ckan"', f'url = "{ckan.url}"', 'organization = "rada"']
    path.write_text("\n".join([head, *lines, ""]), "utf-8")
    return Parking(town)


def resources(ckan: Ckan) -> dict[str, dict[str, Any]]:
    with ckan.client(ckan.editor) as api:
        shown = api.call_action("package_show", {"id": NAME})
    return {one["opendata_id"].partition("#")[2]: one for one in shown["resources"]}


def _sha(resource: dict[str, Any]) -> str:
    found = resource["opendata_sha256"]
    assert isinstance(found, str)
    return found


@on_ckan("2.12.0", "2.8.12")
def test_two_tables_stand_on_the_portal(parking: Parking, ckan: Ckan) -> None:
    summary = parking.publish()
    assert (summary.exit_code, summary.result) == (Exit.DONE, Result.RELEASED), summary.problems
    first = resources(ckan)
    tables = [
        f"table:{name}:{kind}"
        for kind in ("csv", "xlsx", "json")
        for name in ("operators", "parkingLots")
    ]
    assert [name for name in first if name.startswith("table:")] == tables
    assert [name for name in first if name.startswith("structure:")] == [
        "structure:csv",
        "structure:parkingLots:csv",
        "structure:json",
        "structure:parkingLots:json",
    ]
    assert first["structure:parkingLots:csv"]["name"] == "Структура набору даних: parkingLots"
    assert parking.publish().result is Result.UNCHANGED

    parking.lots[0]["addressPostName"] = "Інша назва"
    parking.write("parkingLots", parking.lots)
    again = parking.publish()
    assert (again.exit_code, again.version) == (Exit.DONE, "1.0.1"), again.problems
    second = resources(ckan)
    assert {name: one["id"] for name, one in second.items()} == {
        name: one["id"] for name, one in first.items()
    }
    moved = {name for name in first if _sha(first[name]) != _sha(second[name])}
    assert moved == {f"table:parkingLots:{kind}" for kind in ("csv", "xlsx", "json")} | {"passport"}
