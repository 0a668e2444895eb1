from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from publications import World, quiet, row

from opendata.portals.portal import Action
from opendata.portals.site import portal as portals
from opendata.portals.site.marker import MARKER
from opendata.portals.site.portal import SitePortal
from opendata.problems import Exit, OpendataError


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


def test_the_cheap_look_reads_no_document(
    portal: SitePortal, released: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Path] = []
    real = portals.hash_file
    monkeypatch.setattr(portals, "hash_file", lambda path: read.append(path) or real(path))
    assert portal.serves(released.publication())
    assert read
    assert not [path for path in read if path.parent.name == "documents"]


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
