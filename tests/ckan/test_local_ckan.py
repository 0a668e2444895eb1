"""What a publisher needs of a portal, done on each real CKAN by ckanapi alone."""

from __future__ import annotations

import io
import urllib.request
from typing import Any

import pytest
from ckan_hands import PASSPORT, VERSIONS, Ckan, on_ckan
from ckanapi import CKANAPIError, NotAuthorized, NotFound, RemoteCKAN, ValidationError

CONTENT = "id,назва\n00123,Рішення\n".encode()


def dataset(portal: RemoteCKAN, organisation: str) -> dict[str, Any]:
    return portal.action.package_create(
        name="rishennia",
        title="Рішення ради",
        owner_org=organisation,
        tags=[{"name": "рішення"}],
        extras=[{"key": "update_frequency", "value": "once a month"}],
    )


@on_ckan(*VERSIONS, PASSPORT)
def test_it_is_the_version_that_it_says(ckan: Ckan) -> None:
    with ckan.client() as portal:
        status = portal.action.status_show()
    assert status["ckan_version"] == ckan.name.partition("-")[0]
    assert status["site_url"] == ckan.url


@on_ckan()
def test_a_file_comes_back_as_it_was_sent(ckan: Ckan) -> None:
    organisation = ckan.organisation()
    with ckan.client(ckan.editor) as portal:
        made = dataset(portal, organisation)
        upload = io.BytesIO(CONTENT)
        upload.name = "rishennia.csv"
        resource = portal.action.resource_create(
            package_id=made["id"], name="Рішення", format="CSV", upload=upload
        )
        found = portal.action.package_search(q="рішення", fq="organization:rada")
        shown = portal.action.package_show(id="rishennia")
    assert found["count"] == 1
    assert [one["id"] for one in shown["resources"]] == [resource["id"]]
    with urllib.request.urlopen(resource["url"], timeout=30) as answer:  # noqa: S310
        assert answer.read() == CONTENT


@on_ckan()
def test_a_revision_holds_against_what_was_read(ckan: Ckan) -> None:
    organisation = ckan.organisation()
    with ckan.client(ckan.editor) as portal:
        made = dataset(portal, organisation)
        match = {"id": made["id"], "metadata_modified": made["metadata_modified"]}
        revision = {"match": match, "update": {"notes": "Опис"}}
        if not ckan.revises:
            with pytest.raises(CKANAPIError, match="Action name not known"):
                portal.call_action("package_revise", revision)
            return
        revised = portal.call_action("package_revise", revision)
        assert revised["package"]["notes"] == "Опис"
        with pytest.raises(ValidationError):
            portal.call_action("package_revise", revision)


@on_ckan()
def test_a_table_keeps_its_zeros(ckan: Ckan) -> None:
    organisation = ckan.organisation()
    with ckan.client(ckan.editor) as portal:
        made = dataset(portal, organisation)
        table = portal.action.datastore_create(
            resource={"package_id": made["id"], "name": "Таблиця"},
            fields=[{"id": "id", "type": "text", "info": {"label": "Номер"}}],
            primary_key=["id"],
            records=[{"id": "00123456"}],
        )
        found = portal.action.datastore_search(resource_id=table["resource_id"])
    assert [row["id"] for row in found["records"]] == ["00123456"]


@on_ckan()
def test_the_editor_may_not_do_everything(ckan: Ckan) -> None:
    with ckan.client(ckan.sysadmin) as portal:
        foreign = portal.action.organization_create(name="other")["id"]
    with ckan.client(ckan.editor) as portal, pytest.raises(NotAuthorized):
        dataset(portal, foreign)


@on_ckan()
@pytest.mark.parametrize("turn", [1, 2])
def test_each_test_finds_it_empty(ckan: Ckan, turn: int) -> None:
    with ckan.client(ckan.sysadmin) as portal:
        assert portal.action.package_list() == []
        assert portal.action.organization_list() == []
        assert portal.action.package_search()["count"] == 0
        assert {user["name"] for user in portal.action.user_list()} >= {"admin", "editor"}
        assert "newcomer" not in {user["name"] for user in portal.action.user_list()}
        with pytest.raises(NotFound):
            portal.action.datastore_search(resource_id="00000000-0000-0000-0000-000000000000")
        portal.action.user_create(name="newcomer", email="n@lab.example", password="long-enough")
        dataset(portal, ckan.organisation())
    assert turn in {1, 2}


@on_ckan()
def test_without_its_search_a_portal_says_so_and_the_next_test_finds_it_mended(ckan: Ckan) -> None:
    organisation = ckan.organisation()
    ckan.stop("solr")
    with ckan.client(ckan.editor) as portal:
        with pytest.raises(CKANAPIError):
            dataset(portal, organisation)
        ckan.start("solr")
        assert dataset(portal, organisation)["name"] == "rishennia"


@on_ckan("2.12.0", "2.8.12")
def test_settings_hold_until_the_end_of_the_test(ckan: Ckan) -> None:
    ckan.configure({"ckan.site_title": "Інший"})
    with ckan.client() as portal:
        assert portal.action.status_show()["site_title"] == "Інший"


@on_ckan(PASSPORT)
def test_the_passport_wants_its_fields(ckan: Ckan) -> None:
    organisation = ckan.organisation()
    with ckan.client(ckan.editor) as portal:
        with pytest.raises(ValidationError) as refused:
            dataset(portal, organisation)
        assert {"language", "maintainer", "purpose_of_collecting_information"} <= set(
            refused.value.error_dict
        )
        made = portal.action.package_create(
            name="rishennia",
            title="Рішення ради",
            notes="Опис",
            owner_org=organisation,
            tag_string="рішення",
            license_id="cc-by",
            language="ua",
            update_frequency="once a month",
            maintainer="Олена Вербицька",
            maintainer_email="data@rada.example",
            purpose_of_collecting_information="Закон",
        )
    assert made["update_frequency"] == "once a month"
