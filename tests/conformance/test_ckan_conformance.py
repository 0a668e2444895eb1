"""What every CKAN must keep, whichever way it is written to; laws of all portals in its words.

A CKAN has no folder that could be looked into and no moment at which all of it changes at once, so
the laws say what the public sees, and look between any two writes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from ckan_kit import NAME, CkanKit, View, must_be_whole, quiet
from ckan_kits import every_ckan, opened
from publications import World, row

from opendata.portals.portal import Action, Match
from opendata.problems import Exit, OpendataError, Problem

ROWS = [row(1), row(2), row(3)]
CHANGED = [row(1, status="Втратив чинність"), row(2), row(6)]
"""The act of 2022 is gone, and one of 2025 is new."""
TABLE, PASSPORT = "table:legalActs:csv", "passport"
PLAIN = {
    "notes": "Опис",
    "tag_string": "рада",
    "maintainer": "Сусід",
    "maintainer_email": "susid@rada.example",
    "purpose_of_collecting_information": "Закон",
    "update_frequency": "once a year",
    "language": "ua",
}
"""What a dataset that others make must say where the passport is asked for."""


@pytest.fixture
def kit(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[CkanKit]:
    """A council with one release and an empty portal."""
    monkeypatch.setattr("os.sync", lambda: None, raising=False)
    world = World(tmp_path)
    world.release(ROWS)
    with opened(request, world) as kit:
        yield kit


def addresses(view: View | None) -> dict[str, tuple[str, str]]:
    assert view is not None
    return {key: (one.id, one.url) for key, one in view.parts.items()}


def wrong(kit: CkanKit) -> dict[str, Match]:
    """What a run that only reads finds wrong."""
    found = kit.receipt()
    assert kit.writes == []
    return {one.path: one.match for one in found.checks if one.match is not Match.SAME}


def by_hand(problems: Sequence[Problem]) -> int:
    """How many edits by hand are told; beside those nothing but what the portal itself dropped."""
    found = [one.code for one in problems]
    assert set(found) <= {"portal-hand-edit", "portal-field-kept"}
    return found.count("portal-hand-edit")


def codes(problem: OpendataError) -> list[str]:
    return [one.code for one in problem.problems]


@every_ckan
def test_a_first_publication_is_whole_and_the_same_again_writes_nothing(kit: CkanKit) -> None:
    assert {one.match for one in kit.receipt().checks} == {Match.MISSING}
    assert not kit.serves()
    with kit.portal() as portal:
        plan = portal.plan(kit.publication())
        assert NAME in portal.where(kit.publication())
    assert not plan.nothing
    assert {one.action for one in plan.writes} <= {Action.CREATE, Action.UPDATE}
    assert kit.writes == []
    assert kit.view() is None

    first = kit.publish()
    assert first.receipt is not None
    assert first.receipt.proven
    view = kit.view()
    must_be_whole(kit, view)
    assert view is not None
    served = {one.url: one.sha256 for one in view.parts.values()}
    files = {one.path: one.expected for one in first.receipt.checks if one.path in served}
    assert files == served, "what is proven is what the public gets"

    assert kit.serves()
    assert kit.asked == ["package_search"], "a night without news is one read"
    assert kit.downloads == 0
    again = kit.publish()
    assert again.plan.nothing
    assert again.receipt is not None
    assert again.receipt.proven
    assert kit.writes == []
    assert kit.view() == view


@every_ckan
def test_exactly_the_difference_is_written_and_addresses_stay(kit: CkanKit) -> None:
    kit.publish()
    before = kit.view()
    kit.world.release(CHANGED)
    assert not kit.serves()
    done = kit.publish()
    assert done.receipt is not None
    assert done.receipt.proven
    after = kit.view()
    must_be_whole(kit, after)
    assert before is not None
    assert after is not None
    assert after.shown["id"] == before.shown["id"]
    assert set(before.parts) <= set(after.parts), "no address is lost"
    assert {key: after.parts[key].id for key in before.parts} == {
        key: one.id for key, one in before.parts.items()
    }
    gone = {key for key, one in after.parts.items() if one.shown.get("opendata_withdrawn")}
    assert gone == {"documents:2022"}
    kept = set(before.parts) - gone
    assert {key: after.parts[key].url for key in kept} == {
        key: before.parts[key].url for key in kept
    }

    new = {key for key in kept if after.parts[key].data != before.parts[key].data}
    assert TABLE in new
    assert PASSPORT in new
    assert "documents:2021" not in new, "its acts are the same"
    stamps = [
        {key: one.parts[key].shown["last_modified"] for key in kept} for one in (before, after)
    ]
    assert {key for key in kept if stamps[0][key] != stamps[1][key]} == new
    sent = {one.sha256 for one in done.plan.writes if one.sha256}
    assert sent == {one.sha256 for key, one in after.parts.items() if key not in kept - new}
    assert kit.serves()


@every_ckan
def test_a_reader_never_sees_a_passport_of_data_that_are_not_there(kit: CkanKit) -> None:
    seen: list[View | None] = []
    kit.look = lambda: seen.append(kit.view())
    for rows in (None, CHANGED):
        if rows:
            kit.world.release(rows)
        seen.clear()
        kit.publish()
        whole = kit.view()
        assert whole is not None
        assert len(seen) == 2 * len(kit.writes)
        assert whole == seen[-1]
        for view in seen:
            if view is not None:
                must_be_true(view, whole, told=rows is not None or kit.profile == "ckan")


def must_be_true(view: View, whole: View, *, told: bool) -> None:
    """Whatever of the new is told of at a moment is there.

    ``told``: the fields of the dataset are told by us. Where a moderator opens new datasets, it is
    theirs when the public sees one for the first time.
    """
    assert [key for key, one in view.parts.items() if one.data is None] == []
    files = {
        key: one.data
        for key, one in whole.parts.items()
        if not one.shown.get("opendata_withdrawn") and key != PASSPORT
    }
    there = {key: view.parts[key].data for key in files if key in view.parts}
    passport = view.parts.get(PASSPORT)
    if passport is not None and passport.data == whole.parts[PASSPORT].data:
        assert there == files, "the passport speaks of files that are not there"
    if told and view.shown["version"] == whole.shown["version"]:
        assert there == files, "the fields speak of files that are not there"


@every_ckan
def test_what_was_done_behind_the_back_is_told_and_mended(kit: CkanKit) -> None:
    kit.publish()
    before = kit.view()
    assert before is not None
    assert wrong(kit) == {}

    table = before.parts[TABLE]
    kit.act("editor", "resource_delete", id=table.id)
    away = {f"{NAME}#{TABLE}": Match.MISSING}
    assert away.items() <= wrong(kit).items() <= (away | {f"{NAME}#order": Match.DIFFERS}).items()
    assert not kit.serves()
    kit.publish()
    assert addresses(kit.view()) == addresses(before)
    must_be_whole(kit, kit.view())
    assert kit.serves()

    name = before.parts[PASSPORT].shown["name"]
    kit.act("editor", "resource_patch", id=before.parts[PASSPORT].id, name="Інша назва")
    kit.act("editor", "package_patch", id=before.shown["id"], notes="Інший опис")
    assert by_hand(kit.receipt().problems) == 2
    assert not kit.serves()
    told = kit.publish()
    assert by_hand(told.problems) == 2
    now = kit.view()
    assert now is not None
    assert now.parts[PASSPORT].shown["name"] == "Інша назва", "it is left to people"
    assert kit.serves(), "it was told once"
    kit.publish(kit.publication(force=True))
    now = kit.view()
    assert now is not None
    assert now.parts[PASSPORT].shown["name"] == name
    assert now.shown["notes"] == before.shown["notes"]
    assert {key: one.data for key, one in now.parts.items()} == {
        key: one.data for key, one in before.parts.items()
    }


@every_ckan
def test_files_of_others_stop_a_run_and_their_resources_stay(kit: CkanKit) -> None:
    kit.publish()
    before = kit.view()
    assert before is not None
    id_ = before.shown["id"]
    theirs = {"package_id": id_, "name": "Лист", "description": "Від сусідів"}
    kit.send("editor", "resource_create", "letter.csv", b"a,b", **theirs)
    kit.act("editor", "resource_create", **{**theirs, "name": "Карта", "url": "https://m.example"})
    view = kit.view()
    assert view is not None
    letter = next(one.id for one in view.others if one.data)
    kit.act("editor", "package_resource_reorder", id=id_, order=[letter])
    others = others_of(kit)
    assert [one[1] for one in others] == ["Лист", "Карта"]
    assert [one[0] for one in others] == [0, len(before.parts) + 1]
    assert kit.publish().plan.nothing
    kit.world.release(CHANGED)
    kit.publish()
    assert others_of(kit) == others

    table = before.parts[TABLE]
    mine = {key: one for key, one in table.shown.items() if isinstance(one, str)}
    kit.send("editor", "resource_update", "legalActs.csv", b"other", **mine)
    assert wrong(kit)[table.url] is Match.DIFFERS
    harmed = kit.view()
    with kit.portal() as portal:
        plan = portal.plan(kit.publication())
    assert plan.stopped
    assert not plan.writes
    assert [one.code for one in plan.problems] == ["portal-hand-file"]
    with pytest.raises(OpendataError) as caught:
        kit.publish()
    assert (codes(caught.value), caught.value.exit_code) == (["portal-hand-file"], Exit.DIFFERS)
    assert kit.writes == []
    kit.world.release(ROWS)
    with pytest.raises(OpendataError) as caught:
        kit.publish()
    assert codes(caught.value) == ["portal-hand-file"]
    assert kit.view() == harmed, "nothing at all was written"
    kit.publish(kit.publication(force=True))
    assert others_of(kit) == others
    view = kit.view()
    must_be_whole(kit, view)
    assert addresses(view)[TABLE] == (table.id, table.url)


@every_ckan
def test_a_release_is_never_followed_by_an_older_or_another_of_its_number(kit: CkanKit) -> None:
    with kit.portal() as portal:
        early = portal.plan(kit.publication())
        kit.world.release(CHANGED)
        other = replace(kit, asked=[])
        other.publish()  # somebody was faster
        before = kit.view()
        with pytest.raises(OpendataError) as caught:
            portal.apply(kit.publication(upto=1), early, quiet)
    assert codes(caught.value) == ["portal-knows-more"]
    newest = kit.publication().release
    rewritten = replace(newest, manifest_sha256="0" * 64)
    publication = kit.publication()
    first = publication.releases["decisions"][0]
    for releases in ((first,), (first, rewritten), (replace(first, manifest_sha256="0" * 64),)):
        fewer = replace(publication, releases={"decisions": releases})
        assert not kit.serves(fewer)
        with kit.portal() as portal:
            for act in (portal.must_be_free, portal.plan):
                with pytest.raises(OpendataError) as caught:
                    act(fewer)
                assert codes(caught.value) == ["portal-knows-more"]
                assert caught.value.exit_code is Exit.CONFIGURATION
        assert kit.writes == []
    assert kit.view() == before
    assert kit.publish().plan.nothing


@every_ckan
def test_what_belongs_to_somebody_else_is_refused(kit: CkanKit) -> None:
    def refused(*expected: str) -> None:
        before = kit.act("sysadmin", "package_show", id=NAME)
        with pytest.raises(OpendataError) as caught:
            kit.publish()
        assert codes(caught.value) == list(expected)
        assert kit.writes == []
        assert kit.act("sysadmin", "package_show", id=NAME) == before

    def make(**fields: Any) -> None:
        kit.act("sysadmin", "package_create", **{**PLAIN, "name": NAME, **fields})

    make(title="Чужий набір", owner_org="insha", private=True)
    refused("ckan-denied")
    kit.act("sysadmin", "package_patch", id=NAME, private=False)
    refused("portal-dataset-foreign")
    kit.act("sysadmin", "package_patch", id=NAME, name="insha-1")

    make(title="Набір від руки", owner_org="rada")
    refused("portal-dataset-foreign")
    mark = {"key": "opendata_id", "value": "99999999/decisions"}
    kit.act("sysadmin", "package_patch", id=NAME, extras=[mark])
    refused("portal-dataset-foreign")
    title = kit.publication().dataset.title
    kit.act("sysadmin", "package_patch", id=NAME, name="rada-1", extras=[], title=title)
    with pytest.raises(OpendataError) as caught:
        kit.publish()
    assert codes(caught.value) == ["portal-dataset-alike"]
    assert kit.writes == []
    kit.act("sysadmin", "package_patch", id="rada-1", title="Зовсім інше")
    kit.publish()
    must_be_whole(kit, kit.view())


def others_of(kit: CkanKit) -> list[tuple[Any, ...]]:
    """The resources of others: where, what, and their files."""
    view = kit.view()
    assert view is not None
    places = [one["id"] for one in view.shown["resources"]]
    return [
        (
            places.index(one.id),
            one.shown["name"],
            one.shown["description"],
            one.id,
            one.url,
            hashed(one.data),
        )
        for one in view.others
    ]


def hashed(data: bytes | None) -> str | None:
    return None if data is None else hashlib.sha256(data).hexdigest()
