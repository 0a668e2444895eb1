from __future__ import annotations

import copy

from paper_portal import DATASET_ID, PaperPortal, resource, wanted_of
from test_present import NEW, OLD

from opendata.portals.ckan.identity import resource_id
from opendata.portals.ckan.payload import (
    dataset_patch,
    resource_patch,
    whole_dataset,
    whole_resource,
)
from opendata.portals.ckan.plan import Kind
from opendata.portals.ckan.present import present
from opendata.portals.ckan.values import Change


def test_extras_of_others_go_along() -> None:
    package = copy.deepcopy(NEW)
    package["extras"].append({"key": "theirs", "value": "1"})
    patch = dataset_patch(present(package), [Change("extras:update_frequency", "", "once a year")])
    assert sorted((one["key"], one["value"]) for one in patch["extras"]) == [
        ("opendata_id", "01234567/decisions"),
        ("theirs", "1"),
        ("update_frequency", "once a year"),
    ]


def test_an_extra_without_a_value_is_left_out() -> None:
    patch = dataset_patch(present(NEW), [Change("extras:update_frequency", "once a day", None)])
    assert [one["key"] for one in patch["extras"]] == ["opendata_id"]


def test_tags_are_objects_and_known_ones_stay_as_they_are() -> None:
    patch = dataset_patch(present(OLD), [Change("tags", None, ("рада", "нове"))])
    assert patch == {"tags": [{"name": "рада", "id": "1"}, {"name": "нове"}]}


def test_what_is_empty_is_empty_text() -> None:
    assert dataset_patch(None, [Change("notes", "a", None)]) == {"notes": ""}


def test_a_whole_update_leaves_nothing_out_but_what_is_computed() -> None:
    package = copy.deepcopy(OLD)
    package["resources"] = package["resources"][:1]
    whole = whole_dataset(present(package), [Change("title", "Рішення ради", "Нова назва")])
    assert whole["title"] == "Нова назва"
    assert whole["is_datapackage"] == "true"
    assert whole["tag_string"] == "рада,акти"
    assert not {"revision_id", "metadata_modified", "organization"} & whole.keys()
    (one,) = whole["resources"]
    assert one["size"] == 116760  # else 2.7 writes 0
    assert one["action"] == "True"
    assert not {"resource_revisions", "revision_id"} & one.keys()


def test_tables_of_others_stay_visible_after_a_whole_update() -> None:
    package = copy.deepcopy(OLD)
    first, second = (copy.deepcopy(package["resources"][0]) for _ in range(2))
    package["resources"] = [first, second]
    first["datastore_active"], second["datastore_active"] = True, False
    one, two = whole_dataset(present(package), ())["resources"]
    assert one["datastore_active"] is True
    assert "datastore_active" not in two
    assert "datastore_active" not in whole_resource(first, (), new_file=True)


def test_what_was_true_of_the_old_file_is_not_sent_with_the_new_one() -> None:
    raw = OLD["resources"][0]
    whole = whole_resource(raw, [Change("format", "cvs", "CSV")], new_file=True)
    gone = {"size", "file_size", "file_hash_sum", "last_modified", "hash", "resource_revisions"}
    assert raw.keys() - whole.keys() == gone
    assert whole["format"] == "CSV"


def test_a_new_resource_gets_its_id() -> None:
    step = PaperPortal().plan(wanted_of([resource("passport")])).steps[1]
    assert step.kind is Kind.ADD
    patch = resource_patch(step, DATASET_ID)
    assert patch["id"] == resource_id(DATASET_ID, "passport")
    assert patch["opendata_id"] == "01234567/decisions#passport"
