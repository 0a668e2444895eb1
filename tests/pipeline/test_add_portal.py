from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from keyring.errors import KeyringLocked, NoKeyringError
from keyring_hands import Ring, ring  # noqa: F401
from town import Town

sys.path.insert(0, str(Path(__file__).parents[1] / "portals" / "ckan"))

from asked_portal import ORGANIZATION, STATUS, Asked, failure

from opendata.pipeline.add_portal import (
    Added,
    add_portal,
    remove_token,
    renew_token,
    tidy_address,
    wanted_portal,
)
from opendata.pipeline.look_portals import look_at_portals
from opendata.portals.ckan.client import failures as f
from opendata.portals.ckan.client.token import HIDDEN, Token
from opendata.portals.ckan.tokens import Typed, find_token, keep_token
from opendata.problems import Exit, OpendataError
from opendata.workspace.read import read_workspace
from opendata.workspace.workspace import Workspace

URL = "https://data.example"
SECRET = "0f5c1a2b-secret-of-the-test-4e6d"
OTHER = {"id": "b4dea70a-0e68-4bfb-ab3d-7d1bf6fd879e", "name": "other", "title": "Інша"}
USUAL = {
    "package_search": {"count": 0, "results": []},
    "organization_list_for_user": [ORGANIZATION],
}


class Net:
    """What is connected to: which tokens came along, and the portal that answers."""

    def __init__(self, portal: Asked) -> None:
        self.portal = portal
        self.tokens: list[Token | None] = []

    def __call__(self, url: str, token: Token | None) -> Asked:
        assert url == URL
        self.tokens.append(token)
        return self.portal


def net(**answers: Any) -> Net:
    return Net(Asked(USUAL | answers))


@pytest.fixture
def workspace(town: Town) -> Iterator[Workspace]:
    """Nothing of what is done writes the token into a file."""
    yield read_workspace(town.root)
    for path in town.root.rglob("*"):
        assert not path.is_file() or SECRET.encode() not in path.read_bytes()


def add(workspace: Workspace, to: Net, secret: str | None = SECRET, **more: Any) -> Added:
    words = {key: more.pop(key) for key in ("organization", "profile") if key in more}
    config = wanted_portal(workspace, "national", URL, **words)
    given = Typed(secret) if secret else None
    return add_portal(workspace, config, given, connect=to, **more)


def refusal(workspace: Workspace, to: Net, **more: Any) -> tuple[str, Exit]:
    before = (workspace.root / "opendata.toml").read_bytes()
    with pytest.raises(OpendataError) as caught:
        add(workspace, to, **more)
    assert (workspace.root / "opendata.toml").read_bytes() == before
    assert SECRET not in str(caught.value.problems)
    return caught.value.problem.code, caught.value.exit_code


def test_a_portal_is_added_with_the_only_organization(workspace: Workspace, ring: Ring) -> None:  # noqa: F811
    to = net()
    added = add(workspace, to)
    portal = read_workspace(workspace.root).portals["national"]
    assert (portal.url, portal.organization, portal.profile) == (URL, "rada", "ckan")
    assert (added.written, added.kept, added.unkept) == (True, True, None)
    assert list(ring.kept.values()) == [SECRET]
    found = find_token("national", URL, environment={})
    assert found is not None
    assert found.for_address(URL) == SECRET
    assert to.portal.closed


def test_a_rehearsal_keeps_nothing(workspace: Workspace, ring: Ring) -> None:  # noqa: F811
    added = add(workspace, net(), dry_run=True)
    assert (added.written, added.kept, ring.kept) == (False, False, {})
    assert "[portals.national]" in added.table
    assert "national" not in read_workspace(workspace.root).portals


@pytest.mark.usefixtures("ring")
def test_several_organizations_are_chosen_from(workspace: Workspace) -> None:
    to = net(organization_list_for_user=[ORGANIZATION, OTHER])
    assert refusal(workspace, to) == ("portal-organization-choose", Exit.CONFIGURATION)
    added = add(workspace, to, organization="other")
    assert added.looked.config.organization == "other"


@pytest.mark.usefixtures("ring")
def test_what_would_be_wrong_at_night_is_refused_now(workspace: Workspace) -> None:
    nothing = {"organization_list_for_user": []}
    stranger = net(**nothing, user_show=failure(f.NotFound))
    assert refusal(workspace, stranger) == ("portal-token-unknown", Exit.CONFIGURATION)
    nobody = net(**nothing, user_show={"name": "a"})
    assert refusal(workspace, nobody) == ("portal-organization-denied", Exit.CONFIGURATION)
    away = net(status_show=failure(f.Unreachable))
    assert refusal(workspace, away) == ("ckan-test", Exit.UNREACHABLE)
    assert refusal(workspace, net(), secret="short") == ("ckan-token-shape", Exit.CONFIGURATION)


@pytest.mark.usefixtures("ring")
def test_a_portal_may_be_there_before_its_token(workspace: Workspace) -> None:
    to = net(organization_show=ORGANIZATION)
    assert refusal(workspace, to, secret=None)[0] == "ckan-token-missing"
    added = add(workspace, to, secret=None, organization="rada")
    assert [one.code for one in added.looked.problems] == ["ckan-token-missing"]
    assert (added.written, added.kept, to.tokens) == (True, False, [None, None])
    with pytest.raises(OpendataError):
        add(read_workspace(workspace.root), to, secret=None, organization="nobody")


@pytest.mark.usefixtures("ring")
def test_without_a_token_the_organization_must_be_there(workspace: Workspace) -> None:
    gone = net(organization_show=failure(f.NotFound))
    code, _ = refusal(workspace, gone, secret=None, organization="nobody")
    assert code == "portal-organization-unknown"


@pytest.mark.parametrize("fault", [NoKeyringError(), KeyringLocked()])
def test_without_a_keyring_the_portal_is_there_and_the_token_is_not_kept(
    workspace: Workspace,
    ring: Ring,  # noqa: F811
    fault: Exception,
) -> None:
    ring.fault = fault
    added = add(workspace, net())
    assert (added.written, added.kept) == (True, False)
    assert added.unkept is not None
    assert added.unkept.code == "ckan-token-keyring"
    assert "national" in read_workspace(workspace.root).portals


def test_a_token_that_is_known_already_is_used(
    workspace: Workspace,
    ring: Ring,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OPENDATA_PORTAL_NATIONAL_TOKEN", SECRET)
    to = net()
    added = add(workspace, to, secret=None)
    assert (added.kept, ring.kept) == (False, {})
    assert to.tokens[0] is not None
    assert to.tokens[0].for_address(URL) == SECRET


@pytest.mark.usefixtures("ring")
@pytest.mark.parametrize(
    ("name", "url", "profile", "code", "code_of_exit"),
    [
        ("Національний", URL, "", "portal-name", Exit.USAGE),
        ("-a", URL, "", "portal-name", Exit.USAGE),
        ("site", URL, "", "portal-taken", Exit.CONFIGURATION),
        ("national", URL, "dgu", "portal-profile", Exit.USAGE),
        ("national", "https://a:b@data.example", "", "ckan-address", Exit.CONFIGURATION),
        ("national", "", "", "ckan-address", Exit.CONFIGURATION),
    ],
)
def test_what_cannot_be_added_is_not_asked_about(
    workspace: Workspace, name: str, url: str, profile: str, code: str, code_of_exit: Exit
) -> None:
    with pytest.raises(OpendataError) as caught:
        wanted_portal(workspace, name, url, profile=profile)
    assert (caught.value.problem.code, caught.value.exit_code) == (code, code_of_exit)
    assert caught.value.problem.remedy is not None
    assert "a:b" not in str(caught.value.problem)


@pytest.mark.parametrize(
    ("typed", "address", "profile"),
    [
        (" data.gov.ua/ ", "https://data.gov.ua", "data.gov.ua"),
        ("https://test.data.gov.ua.", "https://test.data.gov.ua.", "data.gov.ua"),
        ("https://data.gov.ua/api/3/action/", "https://data.gov.ua", "data.gov.ua"),
        ("https://data.gov.ua/dataset/abc", "https://data.gov.ua", "data.gov.ua"),
        ("https://notdata.gov.ua", "https://notdata.gov.ua", "ckan"),
        ("https://a.example/ckan", "https://a.example/ckan", "ckan"),
        ("http://127.0.0.1:5000/apiary", "http://127.0.0.1:5000/apiary", "ckan"),
    ],
)
def test_addresses_as_people_copy_them(town: Town, typed: str, address: str, profile: str) -> None:
    assert tidy_address(typed) == address
    found = wanted_portal(read_workspace(town.root), "national", typed)
    assert (found.url, found.profile) == (address, profile)


def test_a_token_is_renewed_and_forgotten(
    workspace: Workspace,
    ring: Ring,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    add(workspace, net())
    found = read_workspace(workspace.root)
    new = "another-" + SECRET
    renewed = renew_token(found, "national", Typed(new), net())
    assert (renewed.kept, renewed.written, list(ring.kept.values())) == (True, False, [new])
    stranger = net(organization_list_for_user=[], user_show=failure(f.NotFound))
    with pytest.raises(OpendataError):
        renew_token(found, "national", Typed(SECRET), stranger)
    assert list(ring.kept.values()) == [new]
    monkeypatch.setenv("OPENDATA_PORTAL_NATIONAL_TOKEN", SECRET)
    removed = remove_token(found, "national")
    assert (removed.forgotten, removed.variable, ring.kept) == (
        True,
        "OPENDATA_PORTAL_NATIONAL_TOKEN",
        {},
    )
    assert not remove_token(found, "national").forgotten
    for name, code in (("site", "portal-without-token"), ("nowhere", "portal-unknown")):
        with pytest.raises(OpendataError) as caught:
            remove_token(found, name)
        assert caught.value.problem.code == code


@pytest.mark.usefixtures("ring")
def test_each_portal_is_looked_at_whatever_became_of_the_one_before(workspace: Workspace) -> None:
    add(workspace, net())
    found = read_workspace(workspace.root)
    site, national = look_at_portals(found, (), connect=net())
    assert (site.config.name, site.probed, site.exit_code) == ("site", None, Exit.DONE)
    assert (national.exit_code, national.problems) == (Exit.DONE, ())
    away = look_at_portals(found, ("national",), connect=net(status_show=failure(f.Unreachable)))
    assert [one.exit_code for one in away] == [Exit.UNREACHABLE]
    nothing = {"organization_list_for_user": [], "organization_show": ORGANIZATION}
    denied = net(**nothing, user_show=failure(f.NotFound))
    (look,) = look_at_portals(found, ("national",), connect=denied)
    assert (look.exit_code, [one.code for one in look.problems]) == (
        Exit.CONFIGURATION,
        ["portal-token-unknown"],
    )


@pytest.mark.usefixtures("ring")
def test_what_a_portal_writes_back_is_cleared_of_the_token(workspace: Workspace) -> None:
    keep_token("national", URL, SECRET)
    echo = ORGANIZATION | {"title": f"Рада {SECRET}", SECRET: [SECRET]}
    to = net(status_show=STATUS | {"site_title": SECRET}, organization_list_for_user=[echo])
    added = add(workspace, to, secret=None)
    assert added.looked.probed is not None
    assert added.looked.probed.status.title == HIDDEN
    assert SECRET not in repr(added)
