from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from publications import World

from opendata.portals.site import used as module
from opendata.portals.site.shown import Shown
from opendata.portals.site.tree import site_inputs
from opendata.portals.site.used import FOLDER, Used, facts_of, published, used_by
from opendata.release.release import Release


def saying(release: Release, *tables: object) -> Release:
    """``release`` with a manifest that names ``tables`` as those of its resources."""
    resources = [{"name": str(number), "schema": one} for number, one in enumerate(tables)]
    return replace(release, manifest=dict(release.manifest) | {"resources": resources})


def ours(key: object, edition: object) -> dict[str, object]:
    return {"fields": [], "opendata": {"key": key, "edition": edition}}


def test_a_release_names_its_table(released: World) -> None:
    (newest,) = [released.store.releases("decisions")[-1]]
    assert used_by(newest) == (Used("legal_acts", "2025"),)
    assert used_by(newest)[0].page == f"{FOLDER}/2025/legal_acts/index.html"


def test_several_tables_are_each_named_once_and_others_not(released: World) -> None:
    newest = saying(
        released.store.releases("decisions")[-1],
        ours("posts", "2025"),
        ours("posts", "2025"),
        ours("organizations", "2019"),
        ours("our_own_table", "2025"),
        ours("posts", "2031"),
        ours(None, None),
        {"fields": [], "opendata": "?"},
        {"fields": []},
        "schema.json",
        None,
    )
    assert used_by(newest) == (Used("posts", "2025"), Used("organizations", "2019"))


def test_the_other_editions_of_a_table_have_a_page_too(released: World) -> None:
    def tables(key: str, edition: str) -> tuple[Used, ...]:
        newest = saying(released.store.releases("decisions")[-1], ours(key, edition))
        return published([Shown(released.datasets["decisions"], (newest,))])

    both = (Used("legal_acts", "2025"), Used("legal_acts", "2019"))
    assert tables("legal_acts", "2025") == tables("legal_acts", "2019") == both
    assert tables("legal_bases", "2025") == (Used("legal_bases", "2025"),)
    assert tables("our_own", "2025") == ()


def test_what_ships_about_a_table_is_among_the_inputs_of_the_site(
    released: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    publication = released.publication()
    before = site_inputs(publication, "site", "")
    tables = (Used("legal_acts", "2025"),)
    known = facts_of(tables)
    assert known == facts_of(tables)
    assert facts_of(()) == b""
    assert facts_of((Used("legal_acts", "2019"),)) != known
    for name in ("findings.json", "editions.yaml", "legal_acts.json", "local-self-government.yaml"):

        def other(path: Path, name: str = name) -> bytes:
            return b"other" if path.name == name else b"same"

        monkeypatch.setattr(module, "_hash", lambda _path: b"same")
        same = facts_of(tables)
        monkeypatch.setattr(module, "_hash", other)
        assert facts_of(tables) != same, name
        assert site_inputs(publication, "site", "") != before
