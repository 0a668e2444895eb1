from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from publications import World

from opendata.portals.ckan.abilities import Abilities, Fields
from opendata.portals.ckan.profiles import PROFILES
from opendata.portals.ckan.profiles.fields import dataset_fields
from opendata.portals.ckan.profiles.findings import file_finding, findings, heading_findings
from opendata.problems import Problem

NATIONAL = PROFILES["data.gov.ua"]
TOP = Abilities((2, 7, 2), revise=False, fields=Fields.TOP)


def found(
    world: World, abilities: Abilities = TOP, name: str = "acts-1", /, **changes: Any
) -> list[Problem]:
    world.datasets["decisions"] = replace(world.datasets["decisions"], **changes)
    publication = world.publication()
    fields = dataset_fields(publication, NATIONAL, abilities)
    return list(findings(publication, NATIONAL, abilities, name, fields))


def test_a_dataset_that_is_right_has_none(released: World) -> None:
    assert found(released) == []


@pytest.mark.parametrize(
    ("changes", "code", "key"),
    [
        ({"title": "Р" * 255}, "portal-field-long", "title"),
        ({"purpose": "П" * 513}, "portal-field-long", "opendata.purpose"),
        ({"description": "  "}, "portal-field-missing", "description"),
        ({"update": "sometimes"}, "portal-field-code", "opendata.update"),
        ({"title": "Рішення\x00ради"}, "portal-field-character", "title"),
        ({"keywords": ("акти, рішення",)}, "portal-field-tag", "keywords"),
        ({"keywords": ("я",)}, "portal-field-tag", "keywords"),
        ({"descriptor": {"licenses": [{"name": "own"}]}}, "portal-field-licence", "licenses"),
    ],
)
def test_what_the_portal_refuses_is_found(
    released: World, changes: dict[str, Any], code: str, key: str
) -> None:
    (problem,) = found(released, **changes)
    assert (problem.code, problem.place.key) == (code, key)
    assert problem.place.file == "datasets/decisions/datapackage.yaml"


def test_keywords_are_required_in_both_fields(released: World) -> None:
    codes = [one.code for one in found(released, keywords=())]
    assert codes == ["portal-field-missing", "portal-field-missing"]


def test_the_longest_that_is_allowed_is_no_finding(released: World) -> None:
    assert found(released, title="Р" * 254, purpose="П" * 512) == []


def test_the_contact_is_a_matter_of_the_settings(released: World) -> None:
    contact = replace(released.council.contact, email="дані@рада.укр")
    released.council = replace(released.council, contact=contact)
    (problem,) = found(released)
    assert problem.code == "portal-field-email"
    assert (problem.place.file, problem.place.key) == ("opendata.toml", "council.contact.email")


def test_a_portal_that_wants_more_than_its_profile_has(released: World) -> None:
    abilities = replace(TOP, required=frozenset({"title", "owner_org", "koatuu"}))
    (problem,) = found(released, abilities)
    assert (problem.code, problem.found) == ("portal-field-unknown", "koatuu")


def test_a_name_that_ckan_keeps_for_itself(released: World) -> None:
    (problem,) = found(released, TOP, "search")
    assert problem.code == "portal-field-name"


def test_headings_are_shorter_when_one_is_cyrillic() -> None:
    assert not list(heading_findings(["a" * 63, "b"], NATIONAL))
    assert [one.place.field for one in heading_findings(["a" * 64], NATIONAL)] == ["a" * 64]
    assert [one.place.field for one in heading_findings(["a" * 34, "назва"], NATIONAL)] == [
        "a" * 34
    ]
    assert not list(heading_findings(["a" * 33, "назва"], NATIONAL))
    assert not list(heading_findings(["a" * 34, "назва"], PROFILES["ckan"]))


def test_a_file_larger_than_the_limit() -> None:
    limited = replace(TOP, limit=100)
    assert not list(file_finding("a.zip", 100, limited))
    assert not list(file_finding("a.zip", 10**12, TOP))
    assert [one.code for one in file_finding("a.zip", 101, limited)] == ["portal-file-large"]
