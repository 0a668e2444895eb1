from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from opendata.portals.ckan import opening
from opendata.workspace.workspace import PortalConfig


@pytest.mark.parametrize("asked", [True, False])
def test_what_opendata_toml_asks_for_reaches_the_portal(
    asked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[dict[str, Any]] = []
    monkeypatch.setattr(opening, "CkanPortal", lambda *_, **named: made.append(named))
    config = PortalConfig("local", "ckan", "", "https://ckan.example", datastore=asked)
    workspace: Any = SimpleNamespace(portals={"local": config})
    opening.open_ckan(config, workspace)
    assert [one["datastore"] for one in made] == [asked]
