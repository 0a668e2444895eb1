from __future__ import annotations

from typing import Any

import pytest
from asked_portal import ORGANIZATION, STATUS, Asked, failure
from ckan_hands import PASSPORT, VERSIONS, Ckan, on_ckan

from opendata.messages import msg
from opendata.portals.ckan.client import failures as f
from opendata.portals.ckan.client.address import origin_of
from opendata.portals.ckan.client.client import Client
from opendata.portals.ckan.client.token import Token
from opendata.portals.ckan.probe import Holder, Probed, findings, probe
from opendata.portals.ckan.profiles import PROFILES
from opendata.problems import Severity
from opendata.workspace.workspace import PortalConfig

CONFIG = PortalConfig("national", "ckan", "", "https://data.example", organization="rada")
STOCK, NATIONAL = PROFILES["ckan"], PROFILES["data.gov.ua"]
EMPTY = {"count": 0, "results": []}
OTHER = {"id": "b4dea70a-0e68-4bfb-ab3d-7d1bf6fd879e", "name": "other", "title": "Інша"}


def asked(**answers: Any) -> Asked:
    """A portal whose token may put datasets into one organization."""
    usual = {"package_search": EMPTY, "organization_list_for_user": [ORGANIZATION]}
    return Asked(usual | answers)


def look(portal: Asked, *, config: PortalConfig = CONFIG, with_token: bool = True) -> Probed:
    profile = PROFILES[config.profile]
    return probe(portal, config.organization, profile, with_token=with_token)


def codes(found: Probed, config: PortalConfig = CONFIG) -> dict[str, Severity]:
    problems = [*findings(found, config, PROFILES[config.profile])]
    assert all(one.remedy is not None for one in problems)
    return {one.code: one.severity for one in problems}


def test_where_all_is_well_three_reads_tell_it() -> None:
    portal = asked()
    found = look(portal)
    assert portal.asked == ["status_show", "package_search", "organization_list_for_user"]
    assert (found.holder, codes(found)) == (Holder.KNOWN, {})
    assert found.shown is not None
    assert found.shown == found.writable("rada") == found.writable(ORGANIZATION["id"])


def test_a_portal_is_looked_at_without_a_token_too() -> None:
    portal = asked(organization_show=ORGANIZATION)
    found = look(portal, with_token=False)
    assert portal.asked == ["status_show", "package_search", "organization_show"]
    assert codes(found) == {"ckan-token-missing": Severity.ERROR}


@pytest.mark.parametrize(
    ("version", "user", "dashboard", "holder", "code"),
    [
        ("2.12.0", {"name": "a"}, None, Holder.KNOWN, "portal-organization-denied"),
        ("2.12.0", failure(f.NotFound), None, Holder.STRANGER, "portal-token-unknown"),
        ("2.8.12", None, [], Holder.KNOWN, "portal-organization-denied"),
        ("2.8.12", None, failure(f.Denied), Holder.STRANGER, "portal-token-unknown"),
        ("", failure(f.NotFound), [], Holder.KNOWN, "portal-organization-denied"),
        ("", failure(f.NotFound), failure(f.Denied), Holder.STRANGER, "portal-token-unknown"),
        ("", failure(f.NotFound), failure(f.NoAction), Holder.UNTOLD, "portal-organization-denied"),
    ],
)
def test_a_token_that_may_nothing_is_known_or_not(
    version: str, user: object, dashboard: object, holder: Holder, code: str
) -> None:
    """A bad token reads all the same, as an anonymous visitor."""
    portal = asked(
        status_show=STATUS | {"ckan_version": version},
        organization_list_for_user=[],
        organization_show=ORGANIZATION,
        help_show="x",
        user_show=user,
        dashboard_activity_list=dashboard,
    )
    found = look(portal)
    assert (found.holder, codes(found)) == (holder, {code: Severity.ERROR})


def test_an_organization_of_others_and_one_that_is_not_there() -> None:
    found = look(asked(organization_list_for_user=[OTHER], organization_show=ORGANIZATION))
    assert codes(found) == {"portal-organization-denied": Severity.ERROR}
    (problem,) = findings(found, CONFIG, STOCK)
    assert "other" in str(problem.expected)
    found = look(asked(organization_list_for_user=[OTHER], organization_show=failure(f.NotFound)))
    assert codes(found) == {"portal-organization-unknown": Severity.ERROR}


def schema(*required: str) -> dict[str, Any]:
    fields = ("title", "update_frequency", "language", *required)
    return {"dataset_fields": [{"field_name": one, "required": True} for one in fields]}


def test_required_fields_that_nobody_fills_and_fields_that_would_vanish() -> None:
    with_schema = STATUS | {"extensions": ["scheming_datasets"]}
    portal = asked(status_show=with_schema, scheming_dataset_schema_show=schema("spatial"))
    found = look(portal)
    assert codes(found) == {
        "portal-field-unknown": Severity.ERROR,
        "portal-fields-lost": Severity.WARNING,
    }
    lost = next(x for x in findings(found, CONFIG, STOCK) if x.code == "portal-fields-lost")
    assert "purpose_of_collecting_information" in str(lost.found)


@pytest.mark.parametrize(
    ("said", "url", "code"),
    [
        ("https://data.example/", "https://data.example", None),
        ("https://data.example.", "https://data.example", None),
        ("https://DATA.example/sub", "https://data.example/sub", None),
        ("", "https://data.example", None),
        ("not an address", "https://data.example", None),
        ("http://data.example", "https://data.example", "portal-address-other"),
        ("https://www.data.example", "https://data.example", "portal-address-other"),
        ("http://data.example", "http://data.example", "portal-http"),
        ("http://127.0.0.1:5000", "http://127.0.0.1:5000", None),
        ("http://localhost", "http://localhost", None),
    ],
)
def test_the_address_that_a_portal_has_for_itself(said: str, url: str, code: str | None) -> None:
    config = PortalConfig("national", "ckan", "", url, organization="rada")
    found = look(asked(status_show=STATUS | {"site_url": said}), config=config)
    assert codes(found, config) == ({code: Severity.WARNING} if code else {})


def test_a_datastore_that_is_not_there() -> None:
    config = PortalConfig("p", "ckan", "", CONFIG.url, organization="rada", datastore=True)
    assert codes(look(asked(), config=config), config) == {}
    bare = look(asked(status_show=STATUS | {"extensions": []}), config=config)
    assert codes(bare, config) == {"portal-datastore": Severity.WARNING}
    hidden = asked(status_show={"ckan_version": "2.10"}, help_show="Adds a new table")
    assert look(hidden, config=config).abilities.datastore


def client(ckan: Ckan, secret: str | None) -> Client:
    origin = origin_of(ckan.url)
    assert origin is not None
    return Client(ckan.url, Token(secret, origin, msg("the test")) if secret else None)


@on_ckan(*VERSIONS, PASSPORT)
def test_real_portals(ckan: Ckan) -> None:
    config = PortalConfig("local", "ckan", "", ckan.url, organization="rada")

    def found(secret: str | None, organization: str = "rada") -> tuple[Holder, set[str]]:
        with client(ckan, secret) as asking:
            probed = probe(asking, organization, NATIONAL, with_token=secret is not None)
        asked_for = PortalConfig("local", "ckan", "", ckan.url, organization=organization)
        errors = findings(probed, asked_for, NATIONAL)
        return probed.holder, {one.code for one in errors}

    ckan.organisation()
    with ckan.client(ckan.sysadmin) as portal:
        portal.action.organization_create(name="other", title="Інша")
    assert found(ckan.editor) == (Holder.KNOWN, set())
    assert found(ckan.sysadmin, "other") == (Holder.KNOWN, set())
    assert found(ckan.editor, "other") == (Holder.KNOWN, {"portal-organization-denied"})
    assert found(ckan.editor, "nobody") == (Holder.KNOWN, {"portal-organization-unknown"})
    assert found("0f5c-no-token-of-anybody") == (Holder.STRANGER, {"portal-token-unknown"})
    assert found(None) == (Holder.NOBODY, {"ckan-token-missing"})
    with ckan.client(ckan.sysadmin) as portal:
        portal.action.organization_member_delete(id="rada", username="editor")
    assert found(ckan.editor) == (Holder.KNOWN, {"portal-organization-denied"})
    with client(ckan, ckan.editor) as asking:
        lost = probe(asking, "rada", PROFILES["ckan"], with_token=True)
    codes = {one.code for one in findings(lost, config, STOCK)}
    assert ("portal-fields-lost" in codes) is (ckan.name == PASSPORT)
