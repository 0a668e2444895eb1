from __future__ import annotations

from typing import Any

import pytest
from asked_portal import FIELDS, STATUS, Asked, failure
from ckan_hands import PASSPORT, VERSIONS, Ckan, on_ckan

from opendata.messages import msg
from opendata.portals.ckan.abilities import Abilities, Fields
from opendata.portals.ckan.client import failures as f
from opendata.portals.ckan.client.address import origin_of
from opendata.portals.ckan.client.client import Client
from opendata.portals.ckan.client.token import Token
from opendata.portals.ckan.profiles import PROFILES
from opendata.portals.ckan.version import has_action, learn_abilities

STOCK, NATIONAL = PROFILES["ckan"], PROFILES["data.gov.ua"]
EMPTY = {"count": 0, "results": []}


def schema(*fields: dict[str, Any]) -> dict[str, Any]:
    return {"dataset_fields": [*fields]}


def datasets(*some: dict[str, Any]) -> dict[str, Any]:
    return {"count": len(some), "results": [*some]}


WITH_SCHEMA = STATUS | {"extensions": ["scheming_datasets"]}
TOP = dict.fromkeys(FIELDS, "x")
EXTRAS = {"extras": [{"key": name, "value": "x"} for name in FIELDS]}


def test_a_stock_ckan_tells_all_of_it_in_two_reads() -> None:
    portal = Asked(package_search=EMPTY)
    assert learn_abilities(portal, STOCK) == Abilities(
        (2, 12, 0), True, Fields.EXTRAS, datastore=True
    )
    assert portal.asked == ["status_show", "package_search"]


def test_groups_are_asked_for_where_the_profile_has_some() -> None:
    portal = Asked(package_search=EMPTY, group_list_authz=[{"name": "derzhava"}])
    assert learn_abilities(portal, NATIONAL).groups == {"derzhava"}
    assert len(portal.asked) == 3


@pytest.mark.parametrize(
    ("said", "revises"),
    [("2.7.2", False), ("2.8.12", False), ("2.9.0", True), ("2.10.11", True), ("2.13.0a0", True)],
)
def test_package_revise_goes_by_the_version(said: str, revises: bool) -> None:
    portal = Asked(status_show=STATUS | {"ckan_version": said}, package_search=EMPTY)
    assert learn_abilities(portal, STOCK).revise is revises


@pytest.mark.parametrize(
    ("answer", "revises"),
    [("Revise a dataset", True), (failure(f.NotFound), False), (failure(f.Denied), False)],
)
def test_a_portal_that_hides_its_version_is_asked_for_the_action(
    answer: object, revises: bool
) -> None:
    """Where it does not say either, the way of writing that works everywhere is taken."""
    portal = Asked(status_show={"site_url": "x"}, package_search=EMPTY, help_show=answer)
    found = learn_abilities(portal, STOCK)
    assert (found.version, found.revise, found.datastore) == ((), revises, False)


@pytest.mark.parametrize("profile", [STOCK, NATIONAL])
def test_a_schema_that_is_shown_tells_places_and_required_fields(profile: Any) -> None:
    shown = schema(
        {"field_name": "title", "required": True, "validators": "if_empty_same_as(name)"},
        {"field_name": "update_frequency", "required": True},
        {"field_name": "spatial", "validators": "not_empty unicode_safe"},
        {"field_name": "theme", "required": True, "validators": "scheming_required one_of(a)"},
        {"field_name": "tag_string", "required": True, "validators": "ignore_missing"},
        {"field_name": "language", "required": False},
        {"start_form_page": {"title": "x"}},
    )
    portal = Asked(status_show=WITH_SCHEMA, scheming_dataset_schema_show=shown)
    found = learn_abilities(portal, profile)
    assert found.fields is Fields.TOP
    assert found.required == {"update_frequency", "spatial", "theme"}
    assert "package_search" not in portal.asked


def test_a_schema_without_our_fields_leaves_them_to_the_extras() -> None:
    shown = schema({"field_name": "title"}, {"field_name": "spatial"})
    portal = Asked(status_show=WITH_SCHEMA, scheming_dataset_schema_show=shown)
    assert learn_abilities(portal, NATIONAL).fields is Fields.EXTRAS


@pytest.mark.parametrize(
    ("profile", "shown", "fields"),
    [
        (STOCK, datasets({}, TOP), Fields.TOP),
        (NATIONAL, datasets({"extras": []}, EXTRAS), Fields.EXTRAS),
        (STOCK, datasets(EXTRAS, TOP), Fields.EXTRAS),
        (NATIONAL, datasets(EXTRAS, TOP), Fields.TOP),
        (STOCK, EMPTY, Fields.EXTRAS),
        (NATIONAL, EMPTY, Fields.TOP),
        (STOCK, failure(f.SearchDown), Fields.EXTRAS),
        (NATIONAL, failure(f.Denied), Fields.TOP),
    ],
)
def test_without_a_schema_the_datasets_tell_and_else_the_profile(
    profile: Any, shown: object, fields: Fields
) -> None:
    assert learn_abilities(Asked(package_search=shown), profile).fields is fields


def test_a_schema_that_is_not_shown_is_looked_for_in_the_datasets() -> None:
    portal = Asked(status_show=WITH_SCHEMA, package_search=datasets(TOP))
    assert learn_abilities(portal, STOCK).fields is Fields.TOP


@pytest.mark.parametrize("kind", [f.Unreachable, f.NoApi, f.ServerFault, f.Denied])
def test_a_portal_that_does_not_answer_is_no_answer(kind: type[f.CkanFailure]) -> None:
    with pytest.raises(kind):
        learn_abilities(Asked(status_show=failure(kind)), STOCK)
    if kind is not f.Denied:
        with pytest.raises(kind):
            learn_abilities(Asked(package_search=failure(kind)), STOCK)


def client(ckan: Ckan) -> Client:
    origin = origin_of(ckan.url)
    assert origin is not None
    return Client(ckan.url, Token(ckan.editor, origin, msg("the test")))


@on_ckan(*VERSIONS, PASSPORT)
def test_real_portals_tell_the_same(ckan: Ckan) -> None:
    ckan.organisation()
    with ckan.client(ckan.sysadmin) as portal:
        portal.action.group_create(name="derzhava")
        users = [{"name": "editor", "capacity": "editor"}]
        portal.action.group_create(name="finansy", users=users)
    passport = ckan.name == PASSPORT
    with client(ckan) as asking:
        found = learn_abilities(asking, NATIONAL)
        assert has_action(asking, "package_revise") is ckan.revises
        assert has_action(asking, "package_fly") is False
    assert found.version[:2] == ckan.version
    assert found.revise is ckan.revises
    # An empty portal without a schema shows nothing, so that the profile is believed.
    assert found.fields is Fields.TOP
    assert ({"update_frequency", "maintainer"} <= found.required) is passport
    assert "tag_string" not in found.required
    assert (found.datastore, found.limit, found.groups) == (True, None, {"finansy"})


@on_ckan()
def test_a_dataset_that_is_there_shows_where_the_fields_stand(ckan: Ckan) -> None:
    organisation = ckan.organisation()
    with ckan.client(ckan.sysadmin) as portal:
        extras = [{"key": name, "value": "x"} for name in FIELDS]
        portal.action.package_create(name="one", owner_org=organisation, extras=extras)
    with client(ckan) as asking:
        assert learn_abilities(asking, NATIONAL).fields is Fields.EXTRAS
