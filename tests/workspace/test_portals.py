from __future__ import annotations

from pathlib import Path

import pytest

from opendata.problems import Exit, OpendataError
from opendata.workspace.portals import read_portals
from opendata.workspace.workspace import PortalConfig

URL = "https://rada.example/"


def portals(root: Path, *paths: str) -> dict[str, dict[str, str]]:
    del root
    return {f"p{n}": {"kind": "site", "path": path, "url": URL} for n, path in enumerate(paths)}


def codes(root: Path, *paths: str) -> list[tuple[str, str | None]]:
    with pytest.raises(OpendataError) as caught:
        read_portals(portals(root, *paths), root.resolve())
    assert caught.value.exit_code is Exit.CONFIGURATION
    assert all(one.remedy is not None for one in caught.value.problems)
    return [(one.code, one.place.key) for one in caught.value.problems]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        (".", "portal-folder-workspace"),
        ("public/..", "portal-folder-workspace"),
        ("..", "portal-folder-workspace"),
        ("/", "portal-folder-workspace"),
        ("datasets", "portal-folder-taken"),
        ("Datasets/decisions", "portal-folder-taken"),
        ("schemas/site", "portal-folder-taken"),
        (".opendata", "portal-folder-taken"),
        ("public/../.opendata/releases", "portal-folder-taken"),
        ("../public", "portal-folder-outside"),
    ],
)
def test_places_where_no_site_can_stand(tmp_path: Path, path: str, code: str) -> None:
    assert codes(tmp_path, path) == [(code, "portals.p0.path")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("public", "public"),
        ("public", "./public/"),
        ("public", "Public"),
        ("public", "public/inner"),
        ("a/b/c", "a/b"),
        ("public", "public.new"),
        ("public", "public.old/x"),
    ],
)
def test_two_sites_in_one_place(tmp_path: Path, one: str, other: str) -> None:
    for pair in ((one, other), (other, one)):
        assert codes(tmp_path, *pair) == [("portal-folder-shared", "portals.p1.path")]


def test_the_same_place_by_way_of_a_link(tmp_path: Path) -> None:
    (tmp_path / "public").mkdir()
    try:
        (tmp_path / "www").symlink_to(tmp_path / "public", target_is_directory=True)
    except OSError:
        pytest.skip("this account may not make links")
    assert codes(tmp_path, "public", "www") == [("portal-folder-shared", "portals.p1.path")]


def test_sites_apart_from_each_other_are_taken(tmp_path: Path) -> None:
    root, away = tmp_path / "rada", tmp_path / "www"
    declared = portals(root, "public", "publicity", "sites/b", str(away))
    assert [one.path for one in read_portals(declared, root.resolve()).values()] == [
        *("public", "publicity", "sites/b"),
        str(away),
    ]
    assert {one.url for one in read_portals(declared, root.resolve()).values()} == {URL[:-1]}


CKAN = {"kind": "ckan", "url": "https://data.example/", "organization": "rada"}


def test_a_ckan_needs_no_folder(tmp_path: Path) -> None:
    own = CKAN | {"profile": "data.gov.ua", "datastore": True}
    found = read_portals({"one": CKAN, "two": own | {"url": "https://b.example"}}, tmp_path)
    assert found["one"] == PortalConfig(
        "one", "ckan", "", "https://data.example", organization="rada"
    )
    assert (found["two"].profile, found["two"].datastore) == ("data.gov.ua", True)


def test_two_names_for_one_place_on_a_ckan(tmp_path: Path) -> None:
    same = CKAN | {"url": "https://Data.example"}
    with pytest.raises(OpendataError) as caught:
        read_portals({"one": CKAN, "two": same}, tmp_path)
    (fault,) = caught.value.problems
    assert (fault.code, fault.place.key) == ("portal-twice", "portals.two")


def test_two_organizations_of_one_ckan_are_two_places(tmp_path: Path) -> None:
    assert len(read_portals({"one": CKAN, "two": CKAN | {"organization": "b"}}, tmp_path)) == 2
