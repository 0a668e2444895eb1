from __future__ import annotations

import hashlib
import os
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from publications import World, quiet, row

from opendata.portals.portal import Action, Match
from opendata.portals.site import portal as portals
from opendata.portals.site.history import known_versions, must_not_forget
from opendata.portals.site.marker import MARKER, read_marker
from opendata.portals.site.portal import SitePortal
from opendata.problems import Exit, OpendataError
from opendata.release.release import Role


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@pytest.fixture
def portal(released: World) -> SitePortal:
    """A site that serves the newest release."""
    made = SitePortal("site", released.root / "public", "https://data.example/rada")
    again(made, released)
    return made


def again(portal: SitePortal, world: World) -> None:
    publication = world.publication()
    portal.apply(publication, portal.plan(publication), quiet)


def test_the_address_is_the_url_or_else_the_file(released: World, tmp_path: Path) -> None:
    publication = released.publication()
    assert (
        SitePortal("site", tmp_path, "https://data.example/rada/").where(publication)
        == "https://data.example/rada/decisions/"
    )
    address = SitePortal("site", tmp_path).where(publication)
    assert address == str(tmp_path.resolve() / "decisions" / "index.html")


def test_a_file_of_a_person_stays_and_is_reported(portal: SitePortal, released: World) -> None:
    (portal.folder / "CNAME").write_text("data.example", encoding="utf-8")
    (portal.folder / ".well-known").mkdir()
    (portal.folder / ".well-known" / "security.txt").write_text("x", encoding="utf-8")
    (portal.folder / "link").symlink_to("CNAME")
    released.release([row(1), row(2)])
    plan = portal.plan(released.publication())
    assert plan.kept == (".well-known/security.txt", "CNAME", "link")
    assert not [write for write in plan.writes if write.path in plan.kept]
    portal.apply(released.publication(), plan, quiet)
    assert (portal.folder / "CNAME").read_text(encoding="utf-8") == "data.example"
    assert (portal.folder / "link").is_symlink()
    assert (portal.folder / ".well-known" / "security.txt").is_file()
    assert portal.plan(released.publication()).nothing


def test_what_an_older_site_had_and_the_new_has_not_is_deleted(
    portal: SitePortal, released: World
) -> None:
    released.datasets["old"] = released.dataset("old", "Старий набір")
    released.release([row(9)], "old")
    again(portal, released)
    assert (portal.folder / "old" / "index.html").is_file()
    released.datasets["old"] = replace(released.datasets["old"], portals=())
    plan = portal.plan(released.publication())
    gone = [write.path for write in plan.writes if write.action is Action.DELETE]
    assert "old/index.html" in gone
    assert all(path.startswith("old/") for path in gone)
    again(portal, released)
    assert not (portal.folder / "old").exists()


def test_a_file_in_the_way_is_named_and_nothing_is_touched(released: World) -> None:
    portal = SitePortal("site", released.root / "public")
    again(portal, released)
    released.datasets["drafts"] = released.dataset("drafts", "Проєкти")
    released.release([row(5)], "drafts")
    (portal.folder / "drafts").write_text("мій файл", encoding="utf-8")
    with pytest.raises(OpendataError) as caught:
        portal.plan(released.publication())
    assert caught.value.problem.code == "site-file-in-the-way"
    assert caught.value.exit_code is Exit.CONFIGURATION


def test_a_folder_where_a_file_should_be_is_in_the_way(portal: SitePortal, released: World) -> None:
    (portal.folder / "robots.txt").unlink()
    (portal.folder / "robots.txt").mkdir()
    (portal.folder / "robots.txt" / "mine").write_text("x", encoding="utf-8")
    with pytest.raises(OpendataError, match="site-file-in-the-way"):
        portal.plan(released.publication())


def test_a_plan_for_other_data_is_refused(portal: SitePortal, released: World) -> None:
    released.release([row(1)])
    plan = portal.plan(released.publication())
    released.release([row(2)])
    with pytest.raises(OpendataError) as caught:
        portal.apply(released.publication(), plan, quiet)
    assert caught.value.problem.code == "site-plan-stale"
    assert not (portal.folder / "decisions" / "1.3.0").exists()


def test_a_damaged_marker_is_mended(portal: SitePortal, released: World) -> None:
    (portal.folder / MARKER).write_bytes(b"{")
    assert not portal.serves(released.publication())
    plan = portal.plan(released.publication())
    assert [write.path for write in plan.writes] == [MARKER]
    again(portal, released)
    assert portal.serves(released.publication())


@pytest.mark.parametrize("path", ["index.html", "decisions/1.0.0/legalActs.csv", "assets/site.css"])
def test_a_missing_page_is_noticed_by_the_cheap_look_too(
    portal: SitePortal, released: World, path: str
) -> None:
    assert portal.serves(released.publication())
    (portal.folder / path).unlink()
    assert not portal.serves(released.publication())


def test_the_cheap_look_makes_no_page(
    portal: SitePortal, released: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(portals, "site_tree", lambda *_: pytest.fail("the site was made again"))
    anew = SitePortal("site", portal.folder, "https://data.example/rada")
    assert anew.serves(released.publication())


def test_a_marker_that_forgives_another_table_is_not_believed(
    portal: SitePortal, released: World
) -> None:
    table, marker = portal.folder / "decisions/1.0.0/legalActs.csv", portal.folder / MARKER
    old, forged = table.read_bytes(), b"uid\n1\n"
    table.write_bytes(forged)
    text = marker.read_text(encoding="utf-8")
    for before, after in ((sha(old), sha(forged)), (f'bytes": {len(old)},', 'bytes": 6,')):
        assert before in text
        text = text.replace(before, after)
    marker.write_text(text, encoding="utf-8", newline="\n")
    assert not portal.serves(released.publication())
    again(portal, released)
    assert table.read_bytes() == old


def test_a_run_makes_the_site_once(released: World, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    real = portals.site_tree
    monkeypatch.setattr(portals, "site_tree", lambda *a: made.append("site") or real(*a))
    portal = SitePortal("site", released.root / "public")
    again(portal, released)
    assert portal.read_back(released.publication(), quiet).proven
    assert made == ["site"]
    released.release([row(1)])
    again(portal, released)
    assert made == ["site", "site"]
    assert portal.read_back(released.publication(), quiet).proven


def test_a_damaged_store_leaves_the_pages_unchecked_and_the_tables_checked(
    portal: SitePortal, released: World
) -> None:
    first, newest = released.store.releases("decisions")
    file = next(one for one in newest.files if one.role is Role.PASSPORT)
    released.store.file(newest, file.path).write_bytes(b"{}")
    anew = SitePortal("site", portal.folder, "https://data.example/rada")
    receipt = anew.read_back(released.publication(), quiet)
    assert not receipt.proven
    found = {check.path: check.match for check in receipt.checks}
    for release in (first, newest):
        assert {found[f"decisions/{one.path}"] for one in release.files} == {Match.SAME}
    assert found["decisions/index.html"] is Match.UNCHECKED
    assert set(found.values()) == {Match.SAME, Match.UNCHECKED}
    with pytest.raises(OpendataError, match="site-source-damaged"):
        anew.plan(released.publication())


@pytest.mark.parametrize("name", ["public.old", "public.new", "public-copy", ".public.bak"])
def test_a_copy_that_somebody_keeps_beside_the_site_is_left_alone(
    portal: SitePortal, released: World, name: str
) -> None:
    copy = portal.folder.with_name(name)
    shutil.copytree(portal.folder, copy)
    before = {path: path.stat().st_mtime_ns for path in copy.rglob("*")}
    released.release([row(1)])
    again(portal, released)
    assert {path: path.stat().st_mtime_ns for path in copy.rglob("*")} == before
    assert not [path for path in released.root.iterdir() if ".opendata-" in path.name]


def test_without_its_marker_a_site_is_known_by_its_manifests(
    portal: SitePortal, released: World
) -> None:
    (portal.folder / MARKER).write_bytes(b"{")
    with pytest.raises(OpendataError) as caught:
        portal.plan(released.publication(upto=1))
    assert caught.value.problem.code == "site-knows-more"
    assert caught.value.problem.found == "1.1.0"
    (portal.folder / "decisions" / "datapackage-1.1.0.json").write_bytes(b"rotten")
    assert not portal.plan(released.publication()).nothing


def test_every_set_that_would_be_lost_is_named(portal: SitePortal, released: World) -> None:
    released.datasets["drafts"] = released.dataset("drafts", "Проєкти")
    released.release([row(5)], "drafts")
    again(portal, released)
    bare = replace(released.publication(), releases={})
    with pytest.raises(OpendataError) as caught:
        must_not_forget(
            bare, known_versions(portal.folder, read_marker(portal.folder), ()), portal.folder
        )
    assert [(p.place.file, p.found) for p in caught.value.problems] == [
        (str(portal.folder / "decisions"), "1.0.0, 1.1.0"),
        (str(portal.folder / "drafts"), "1.0.0"),
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot limit the size of files")
def test_a_full_disk_leaves_the_old_site_whole_and_nothing_behind(
    portal: SitePortal, released: World
) -> None:
    import resource

    before = {path: path.read_bytes() for path in portal.folder.rglob("*") if path.is_file()}
    released.release([row(number) for number in range(1, 60)])
    plan = portal.plan(released.publication())
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (12_000, limits[1]))
    try:
        with pytest.raises(OpendataError) as caught:
            portal.apply(released.publication(), plan, quiet)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert caught.value.problem.code == "site-unreachable"
    assert caught.value.exit_code is Exit.UNREACHABLE
    assert {p: p.read_bytes() for p in portal.folder.rglob("*") if p.is_file()} == before
    assert [path.name for path in portal.folder.parent.glob("*public*")] == ["public"]
    again(portal, released)
    assert portal.serves(released.publication())


def test_damage_in_the_store_leaves_nothing_half_built(portal: SitePortal, released: World) -> None:
    release = released.release([row(1), row(30)])
    plan = portal.plan(released.publication())
    document = released.store.documents(release)[-1]
    released.store.objects.path(document.sha256).write_bytes(b"rotten")
    with pytest.raises(OpendataError, match="site-source-damaged"):
        portal.apply(released.publication(), plan, quiet)
    assert [path.name for path in portal.folder.parent.glob("*public*")] == ["public"]


def test_a_new_contact_person_is_seen(portal: SitePortal, released: World) -> None:
    contact = replace(released.council.contact, name="Марія Степова")
    released.council = replace(released.council, contact=contact)
    assert not portal.serves(released.publication())
    again(portal, released)
    assert "Марія Степова" in (portal.folder / "index.html").read_text(encoding="utf-8")
    assert portal.serves(released.publication())


def test_unchanged_files_are_linked_from_the_old_site_and_never_from_the_store(
    portal: SitePortal, released: World
) -> None:
    page = portal.folder / "decisions" / "documents" / "1-2020.docx"
    before = page.stat().st_ino
    released.release([row(1), row(2), row(3)])
    again(portal, released)
    assert page.stat().st_ino == before
    assert page.stat().st_nlink == 1
    objects = {p.stat().st_ino for p in released.store.objects.root.rglob("*") if p.is_file()}
    assert page.stat().st_ino not in objects


def test_a_link_to_a_folder_is_followed_and_stays(released: World) -> None:
    real = released.root / "www" / "site"
    real.mkdir(parents=True)
    link = released.root / "public"
    link.symlink_to(real, target_is_directory=True)
    again(SitePortal("site", link), released)
    assert link.is_symlink()
    assert (real / "index.html").is_file()
    assert [path.name for path in real.parent.iterdir()] == ["site"]


@pytest.mark.skipif(
    os.name == "nt" or os.geteuid() == 0, reason="needs permissions that bind this account"
)
def test_a_folder_without_permission_is_a_matter_of_configuration(released: World) -> None:
    (released.root / "locked").mkdir(mode=0o500)
    with pytest.raises(OpendataError) as caught:
        again(SitePortal("site", released.root / "locked" / "public"), released)
    assert caught.value.exit_code is Exit.CONFIGURATION


@pytest.mark.parametrize(
    ("failure", "code", "exit_code"),
    [
        (PermissionError(13, "Permission denied"), "site-not-permitted", Exit.CONFIGURATION),
        (OSError(28, "No space left on device"), "site-unreachable", Exit.UNREACHABLE),
    ],
)
def test_what_the_disk_refuses_is_put_into_words(
    portal: SitePortal,
    released: World,
    monkeypatch: pytest.MonkeyPatch,
    failure: OSError,
    code: str,
    exit_code: Exit,
) -> None:
    def refuse(*_: object) -> None:
        raise failure

    released.release([row(1)])
    publication = released.publication()
    plan = portal.plan(publication)
    monkeypatch.setattr(portals, "fill", refuse)
    with pytest.raises(OpendataError) as caught:
        portal.apply(publication, plan, quiet)
    assert caught.value.problem.code == code
    assert caught.value.exit_code is exit_code
    monkeypatch.undo()
    again(portal, released)
    assert portal.serves(publication)
