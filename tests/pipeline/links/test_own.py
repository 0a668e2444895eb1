from __future__ import annotations

from pathlib import Path

import pytest
from town import Town

from opendata.pipeline.links.own import OwnSites
from opendata.workspace.read import read_workspace

BASE = "https://test-rada.example/opendata"


@pytest.fixture
def own(town: Town) -> OwnSites:
    folder = town.root / "public"
    (folder / "decisions" / "documents").mkdir(parents=True)
    for name in ("index.html", "decisions/index.html", "decisions/documents/рішення 1.txt"):
        (folder / name).write_text("", encoding="utf-8")
    return OwnSites(read_workspace(town.root))


def test_what_stands_in_the_folder_is_there(own: OwnSites) -> None:
    addresses = [
        BASE,
        f"{BASE}/",
        f"{BASE}/decisions",
        f"{BASE}/decisions/",
        f"{BASE}/decisions/index.html#top",
        f"{BASE}/decisions/documents/рішення 1.txt",
        f"{BASE}/decisions/documents/%D1%80%D1%96%D1%88%D0%B5%D0%BD%D0%BD%D1%8F%201.txt?x=1",
    ]
    assert own.split(addresses) == (set(addresses), set(), [])


def test_what_does_not_is_gone(own: OwnSites) -> None:
    addresses = [
        f"{BASE}/decisions/documents/2.txt",
        f"{BASE}/decisions/documents/",
        f"{BASE}/../opendata.toml",
        f"{BASE}/%2e%2e/opendata.toml",
        f"{BASE}/decisions/%2E%2E%2F%2E%2E%2Fopendata.toml",
    ]
    assert own.split(addresses) == (set(), set(addresses), [])


def test_other_sites_are_others(own: OwnSites, tmp_path: Path) -> None:
    del tmp_path
    addresses = ["https://test-rada.example/", f"{BASE}2/x", "https://other.example/opendata/"]
    assert own.split(addresses) == (set(), set(), addresses)
