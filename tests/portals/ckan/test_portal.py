"""A dataset on a real CKAN, from its first publication on. The laws stand in tests/conformance."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from ckan_hands import PASSPORT, VERSIONS, Ckan, on_ckan
from publications import World, row

from opendata.journal.objects import ObjectStore
from opendata.messages import msg
from opendata.portals.ckan.client.address import origin_of
from opendata.portals.ckan.client.client import Client
from opendata.portals.ckan.client.token import Token
from opendata.portals.ckan.content import Archive, Content, open_content
from opendata.portals.ckan.portal import CkanPortal
from opendata.portals.ckan.profiles import PROFILES
from opendata.portals.portal import Publication
from opendata.problems import OpendataError
from opendata.publish.run import Publishing, publish

NAME = "decisions-01234567"
WRITES = {"package_create", "package_revise", "package_update", "resource_create"} | {
    "resource_update",
    "package_resource_reorder",
}


@dataclass
class Town:
    """A council with releases, a journal, and the portal as it is opened for each run."""

    ckan: Ckan
    world: World
    profile: str
    events: list[tuple[str, Mapping[str, Any]]] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)

    def connect(self, with_token: bool) -> Client:
        town = self

        class Counted(Client):
            def call(self, action: str, data: Mapping[str, Any] | None = None) -> Any:
                town.calls.append(action)
                return super().call(action, data)

            def upload_all(self, action: str, *more: Any) -> Any:
                town.calls.append(action)
                return super().upload_all(action, *more)

        origin = origin_of(self.ckan.url)
        assert origin is not None
        token = Token(self.ckan.editor, origin, msg("a test")) if with_token else None
        return Counted(self.ckan.url, token)

    @contextmanager
    def portal(self) -> Iterator[CkanPortal]:
        self.calls.clear()
        made = CkanPortal(
            "local", self.ckan.url, "rada", PROFILES[self.profile], connect=self.connect
        )
        try:
            yield made
        finally:
            made.close()

    def recall(self, _portal: str) -> Mapping[str, Any] | None:
        found = [said["memory"] for _, said in self.events if "memory" in said]
        return json.loads(json.dumps(found[-1])) if found else None

    def publication(self, **changes: Any) -> Publication:
        return replace(self.world.publication(), recall=self.recall, **changes)

    def publish(self, **changes: Any) -> Publishing:
        with self.portal() as portal:
            return publish(
                portal,
                self.publication(**changes),
                record=lambda step, said: self.events.append((step, said)),
                progress=lambda done, total: None,
            )

    def serves(self) -> bool:
        with self.portal() as portal:
            return portal.serves(self.publication())

    def show(self) -> dict[str, Any]:
        with self.ckan.client(self.ckan.sysadmin) as api:
            found = api.call_action("package_show", {"id": NAME})
        assert isinstance(found, dict)
        return found

    def act(self, action: str, **data: Any) -> Any:
        """What an editor does by hand."""
        with self.ckan.client(self.ckan.editor) as api:
            return api.call_action(action, data)


@pytest.fixture
def town(ckan: Ckan, tmp_path: Path) -> Town:
    ckan.organisation()
    world = World(tmp_path)
    world.release([row(1), row(2), row(3)])
    return Town(ckan, world, "data.gov.ua" if ckan.name == PASSPORT else "ckan")


@on_ckan(*VERSIONS, PASSPORT)
def test_a_dataset_through_its_life(town: Town) -> None:
    first = town.publish()
    assert first.receipt is not None
    assert first.receipt.proven
    assert len([one for one in town.calls if one in WRITES]) == (2 if town.ckan.revises else 12)
    before = {one["opendata_id"]: (one["id"], one["url"]) for one in town.show()["resources"]}
    assert town.serves()
    assert town.calls == ["package_search"]

    assert town.publish().plan.nothing
    assert not WRITES & set(town.calls)

    town.world.release([row(1, status="Втратив чинність"), row(2), row(6)])
    assert not town.serves()
    second = town.publish()
    assert second.receipt is not None
    assert second.receipt.proven
    after = town.show()
    ids = {one["opendata_id"]: one["id"] for one in after["resources"]}
    urls = {one["opendata_id"]: one["url"] for one in after["resources"]}
    assert {key: ids[key] for key in before} == {key: id_ for key, (id_, _) in before.items()}
    gone = [one for one in after["resources"] if one.get("opendata_withdrawn")]
    assert [one["opendata_id"] for one in gone] == ["01234567/decisions#documents:2022"]
    kept = set(before) - {gone[0]["opendata_id"]}
    assert {key: urls[key] for key in kept} == {key: before[key][1] for key in kept}
    for one in after["resources"]:
        assert int(one["size"]) > 0
        assert one["mimetype"], one["name"]
    assert town.serves()


@on_ckan("2.12.0", "2.8.12")
def test_what_was_edited_by_hand_is_left_and_told_once(town: Town) -> None:
    town.publish()
    whole = town.show()
    town.act("package_patch", id=whole["id"], notes="Інший опис")
    assert not town.serves()
    told = town.publish()
    assert [one.code for one in told.problems] == ["portal-hand-edit"]
    assert town.show()["notes"] == "Інший опис"
    assert town.serves(), "it was told"
    with town.portal() as portal:
        assert not portal.serves(town.publication(force=True))
    town.publish(force=True)
    assert town.show()["notes"] == whole["notes"]
    assert town.serves()


@on_ckan(PASSPORT)
def test_what_a_moderator_has_not_approved_waits(town: Town) -> None:
    def moderate(*, private: bool) -> None:
        with town.ckan.client(town.ckan.sysadmin) as api:
            api.call_action("package_patch", {"id": NAME, "private": private})

    town.publish()
    moderate(private=True)
    assert not town.serves()
    waiting = town.publish()
    assert waiting.receipt is not None
    assert waiting.receipt.right
    assert not waiting.receipt.proven
    assert [one.code for one in waiting.problems] == ["portal-waiting"]
    assert not town.serves(), "it is asked about again"
    moderate(private=False)
    approved = town.publish()
    assert approved.plan.nothing
    assert approved.receipt is not None
    assert approved.receipt.proven
    assert town.serves()


@on_ckan("2.12.0", "2.8.12")
def test_a_lost_journal_is_made_again_from_what_the_portal_serves(town: Town) -> None:
    town.publish()
    town.world.release([row(1), row(2), row(3), row(4)])
    town.publish()
    before = {one["opendata_id"]: one["id"] for one in town.show()["resources"]}
    town.events.clear()
    assert not town.serves()
    assert town.publish().plan.nothing
    assert {one["opendata_id"]: one["id"] for one in town.show()["resources"]} == before
    assert town.serves()


@on_ckan("2.12.0", "2.8.12")
def test_a_deleted_dataset_is_not_made_again_by_itself(town: Town) -> None:
    town.publish()
    old = town.show()["id"]
    town.act("package_delete", id=old)
    assert not town.serves()
    with pytest.raises(OpendataError) as caught:
        town.publish()
    assert caught.value.problem.code == "portal-dataset-gone"


@on_ckan("2.12.0")
def test_a_plan_of_another_moment_is_not_carried_out(town: Town) -> None:
    """Somebody edits between plan and writes: the portal refuses, and nothing is mixed."""
    town.publish()
    town.world.release([row(1), row(2), row(3), row(4)])
    with town.portal() as portal:
        plan = portal.plan(town.publication())
        town.act("package_patch", id=NAME, author="Хтось інший")
        with pytest.raises(OpendataError) as caught:
            portal.apply(town.publication(), plan, lambda done, total: None)
    assert caught.value.problem.code == "ckan-conflict"
    assert town.show()["version"] == "1.0.0"
    assert [one.code for one in town.publish().problems] == ["portal-hand-edit"]
    assert town.show()["version"] == "1.1.0"


@on_ckan("2.12.0")
def test_an_archive_is_made_once_to_be_measured_and_never_again(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Archive] = []

    def counted(content: Content, objects: ObjectStore) -> BinaryIO:
        if isinstance(content, Archive):
            made.append(content)
        return open_content(content, objects)

    monkeypatch.setattr("opendata.portals.ckan.content.open_content", counted)
    town.publish()
    assert len(made) == 3
    assert town.serves()
    assert town.publish().plan.nothing
    assert len(made) == 3


@on_ckan("2.12.0", "2.8.12")
def test_a_dataset_is_found_by_its_mark_whatever_its_name(town: Town) -> None:
    """As of one that was adopted, when the journal is lost; of two that bear it, none is taken."""
    town.publish()
    first = town.show()["id"]
    town.act("package_patch", id=first, name="rishennya-rady")
    town.events.clear()
    assert town.publish().plan.nothing
    assert town.act("package_search")["count"] == 1
    with town.portal() as portal:
        assert portal.where(town.publication()).endswith("/dataset/rishennya-rady")
    mark = {"key": "opendata_id", "value": "01234567/decisions"}
    town.act("package_create", name="kopiya", title="Копія", owner_org="rada", extras=[mark])
    town.events.clear()
    with pytest.raises(OpendataError) as caught:
        town.publish()
    assert caught.value.problem.code == "portal-identity-contradiction"
    assert not WRITES & set(town.calls)
