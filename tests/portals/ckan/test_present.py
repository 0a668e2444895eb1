from __future__ import annotations

from typing import Any

import pytest

from opendata.portals.ckan.present import Stamp, present

OLD: dict[str, Any] = {
    # the shape of CKAN 2.7 with fields of its own beside the title
    "id": "0a6f6b3e-5d4a-4a0f-9d5d-111111111111",
    "name": "c2a7b1de-aaaa-bbbb-cccc-222222222222",
    "title": "Рішення ради",
    "state": "active",
    "private": False,
    "owner_org": "77777777-0000-0000-0000-000000000000",
    "organization": {"id": "77777777-0000-0000-0000-000000000000", "name": "rada", "title": "Рада"},
    "update_frequency": "once a month",
    "tag_string": "рада,акти",
    "tags": [{"name": "рада", "id": "1"}, {"name": "акти", "id": "2"}],
    "groups": [],
    "url": None,
    "revision_id": "9",
    "metadata_modified": "2026-09-21T08:49:28.086412",
    "is_datapackage": "true",
    "resources": [
        {
            "id": "01825845-4d62-4611-b9a6-d2a43d27cd0e",
            "name": "legalActs",
            "format": "cvs",
            "size": 116760,
            "file_size": "114594",
            "file_hash_sum": "d8df3fdb0c1799bce83cba3e2c90a21d",
            "url_type": "upload",
            "url": "https://portal.example/dataset/a/resource/b/download/legalacts.csv",
            "last_modified": "2026-04-23T16:28:41.789735",
            "hash": "",
            "action": "True",
            "resource_revisions": [{"url": "…"}],
        },
        {"id": "gone", "state": "deleted"},
    ],
}
NEW: dict[str, Any] = {
    # the shape of CKAN 2.12 as it comes
    "id": "1",
    "name": "decisions-01234567",
    "title": "Рішення ради",
    "private": True,
    "owner_org": "o",
    "organization": None,
    "extras": [
        {"key": "opendata_id", "value": "01234567/decisions"},
        {"key": "update_frequency", "value": "once a day"},
    ],
    "tags": [],
    "resources": [
        {
            "id": "r",
            "opendata_id": "01234567/decisions#passport",
            "opendata_sha256": "ab",
            "opendata_withdrawn": "true",
            "url": "https://elsewhere.example/",
            "url_type": None,
        }
    ],
}


def test_a_dataset_of_2_7() -> None:
    found = present(OLD)
    assert (found.id, found.name) == (OLD["id"], OLD["name"])
    assert found.mark is None
    assert found.fields["update_frequency"] == "once a month"
    assert found.fields["tags"] == ("акти", "рада")
    assert found.fields["groups"] is None
    assert found.organization == {"rada", "77777777-0000-0000-0000-000000000000"}
    assert "revision_id" not in found.fields
    (one,) = found.resources
    assert (one.file_name, one.uploaded, one.withdrawn) == ("legalacts.csv", True, False)
    assert one.stamp == Stamp("2026-04-23T16:28:41.789735", OLD["resources"][0]["url"])
    assert one.raw is OLD["resources"][0]
    assert found.raw is OLD


def test_a_dataset_of_2_12() -> None:
    found = present(NEW)
    assert found.mark == "01234567/decisions"
    assert found.fields["extras:update_frequency"] == "once a day"
    assert found.fields["private"] is True
    (one,) = found.resources
    assert (one.mark, one.claimed) == ("01234567/decisions#passport", "ab")
    assert one.withdrawn
    assert not one.uploaded


def test_what_was_downloaded_is_added() -> None:
    found = present(OLD).with_served({"01825845-4d62-4611-b9a6-d2a43d27cd0e": "ff"})
    assert found.resources[0].served == "ff"


@pytest.mark.parametrize("package", [{}, {"id": "1"}, []])
def test_no_dataset_at_all(package: Any) -> None:
    with pytest.raises((KeyError, TypeError, AttributeError)):
        present(package)


def test_a_deleted_dataset_is_not_active() -> None:
    assert not present(OLD | {"state": "deleted"}).active
