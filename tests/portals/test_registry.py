from __future__ import annotations

from pathlib import Path

import pytest
from publications import World

from opendata.portals.registry import open_portal
from opendata.portals.site.portal import SitePortal
from opendata.problems import Exit, OpendataError
from opendata.workspace.workspace import PortalConfig, Workspace


def workspace(world: World) -> Workspace:
    return Workspace(world.root, "uk", world.council, world.datasets, {})


def test_a_site_is_written_below_the_workspace(world: World) -> None:
    config = PortalConfig("site", "site", "public", "https://data.example/rada")
    portal = open_portal(config, workspace(world))
    assert isinstance(portal, SitePortal)
    assert portal.name == "site"
    assert portal.folder == (world.root / "public").resolve()
    assert portal.base == "https://data.example/rada/"


def test_an_absolute_folder_is_taken_as_it_is(world: World, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    portal = open_portal(PortalConfig("site", "site", str(folder), ""), workspace(world))
    assert isinstance(portal, SitePortal)
    assert portal.folder == folder.resolve()


def test_an_unknown_kind_is_explained(world: World) -> None:
    with pytest.raises(OpendataError) as caught:
        open_portal(PortalConfig("big", "gopher", "", ""), workspace(world))
    problem = caught.value.problem
    assert caught.value.exit_code is Exit.CONFIGURATION
    assert problem.code == "portal-unknown-kind"
    assert problem.found == "gopher"
    assert problem.place.key == "portals.big.kind"
    assert "site" in str(problem.expected)
