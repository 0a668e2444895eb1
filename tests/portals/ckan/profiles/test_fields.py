from __future__ import annotations

from dataclasses import replace

from publications import World

from opendata.portals.ckan.abilities import Abilities, Fields
from opendata.portals.ckan.profiles import PROFILES
from opendata.portals.ckan.profiles.fields import dataset_fields

STOCK, NATIONAL = PROFILES["ckan"], PROFILES["data.gov.ua"]
TOP = Abilities((2, 7, 2), revise=False, fields=Fields.TOP)
EXTRAS = Abilities((2, 12, 0), revise=True, fields=Fields.EXTRAS)


def test_the_passport_stands_where_the_portal_has_it(released: World) -> None:
    top = dataset_fields(released.publication(), NATIONAL, TOP)
    extras = dataset_fields(released.publication(), NATIONAL, EXTRAS)
    own = ("update_frequency", "language", "purpose_of_collecting_information")
    for field in own:
        assert field in top
        assert f"extras:{field}" not in top
        assert extras[f"extras:{field}"] == top[field]
        assert field not in extras
    assert top["maintainer"] == extras["maintainer"] == "Олена Вербицька"


def test_the_national_portal_gets_its_own_words(released: World) -> None:
    fields = dataset_fields(released.publication(), NATIONAL, TOP)
    assert fields["language"] == "ua"
    assert fields["update_frequency"] == "immediately after making changes"
    assert fields["license_id"] == "cc-by"
    assert fields["tag_string"] == "рішення,розпорядження"
    assert fields["tags"] == ("розпорядження", "рішення")  # as CKAN sorts them
    assert fields["version"] == "1.1.0"
    assert fields["extras:opendata_id"] == "01234567/decisions"
    assert "private" not in fields
    assert "author" not in fields


def test_stock_ckan_gets_the_publisher_and_is_opened_by_us(released: World) -> None:
    fields = dataset_fields(released.publication(), STOCK, EXTRAS)
    assert fields["extras:language"] == "uk"
    assert fields["author"] == "Яснозірська міська рада"
    assert fields["extras:publisher_edrpou"] == "01234567"
    assert fields["private"] is False
    assert "tag_string" not in fields


def test_an_apostrophe_in_a_keyword_is_the_letter_that_ckan_takes(released: World) -> None:
    dataset = released.datasets["decisions"]
    said = replace(dataset, keywords=("здоров'я", "здоров’я", "  два   слова "))
    released.datasets["decisions"] = said
    fields = dataset_fields(released.publication(), NATIONAL, TOP)
    assert fields["tag_string"] == "здоровʼя,два слова"


def test_a_licence_is_named_as_the_portal_does(released: World) -> None:
    descriptor = {"licenses": [{"name": "CC-BY-4.0"}]}
    released.datasets["decisions"] = replace(released.datasets["decisions"], descriptor=descriptor)
    assert dataset_fields(released.publication(), STOCK, EXTRAS)["license_id"] == "cc-by"
