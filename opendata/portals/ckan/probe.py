"""A portal looked at before anything is sent there: what it can do, and what the token may do.

Reads alone. On a CKAN a token that it does not know makes an anonymous visitor, who may read: so it
is asked what the token may write, and where that is nothing, whether the portal knows who asks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final

from opendata.messages import msg
from opendata.portals.ckan.abilities import Abilities, Fields
from opendata.portals.ckan.client import failures as f
from opendata.portals.ckan.client.address import Origin, origin_of
from opendata.portals.ckan.opening import missing_token
from opendata.portals.ckan.profiles.findings import unknown_field
from opendata.portals.ckan.profiles.profile import Profile
from opendata.portals.ckan.version import (
    REVISES,
    UNTOLD,
    Asks,
    Schema,
    Status,
    abilities_of,
    has_action,
    learn_groups,
    learn_schema,
    learn_status,
)
from opendata.problems import Place, Problem, Severity
from opendata.workspace.workspace import PortalConfig

TELLS_WHO: Final = (2, 10)
"""The first version whose ``user_show`` tells who asks."""
BY_CKAN: Final = frozenset({"name", "owner_org", "type", "private", "state", "id"})
"""Fields that are not of the passport, and that we always send where they are needed."""
_AT_HOME: Final = ("localhost", "127.0.0.1", "[::1]", "::1")


class Holder(StrEnum):
    """Whom the portal takes us for."""

    NOBODY = "nobody"
    """There is no token."""
    STRANGER = "stranger"
    """There is one, and the portal does not know it."""
    KNOWN = "known"
    UNTOLD = "untold"
    """There is one, it may write nothing, and the portal does not say whether it knows it."""


@dataclass(frozen=True, slots=True)
class Organization:
    """An organization of a portal; ``name`` stands in its address."""

    id: str
    name: str
    title: str


@dataclass(frozen=True, slots=True)
class Probed:
    """What was learned. ``organizations`` are those into which the token may put datasets,
    ``shown`` is the one that was asked for, if the portal has it.
    """

    status: Status
    schema: Schema
    abilities: Abilities
    holder: Holder
    organizations: tuple[Organization, ...]
    shown: Organization | None

    def writable(self, organization: str) -> Organization | None:
        """The organization of this name or id, if the token may put datasets into it."""
        return next((one for one in self.organizations if organization in (one.name, one.id)), None)


def probe(portal: Asks, organization: str, profile: Profile, *, with_token: bool) -> Probed:
    """Look at a portal, in three to seven reads. ``organization`` is a name or an id, empty if none
    is chosen yet; ``with_token`` says whether ``portal`` has a token.

    :raises CkanFailure: the portal cannot be reached, or is none.
    """
    status = learn_status(portal)
    schema = learn_schema(portal, status, profile)
    told = status.version >= REVISES if status.version else None
    revise = has_action(portal, "package_revise") if told is None else told
    groups = learn_groups(portal) if with_token and profile.groups else frozenset[str]()
    abilities = abilities_of(status, schema, profile, revise=revise, groups=groups)
    if status.extensions is None:
        abilities = replace(abilities, datastore=bool(has_action(portal, "datastore_create")))
    organizations = _organizations(portal) if with_token else ()
    found = Probed(
        status,
        schema,
        abilities,
        _holder(portal, status, organizations) if with_token else Holder.NOBODY,
        organizations,
        None,
    )
    shown = found.writable(organization) or (_shown(portal, organization) if organization else None)
    return replace(found, shown=shown)


def findings(probed: Probed, config: PortalConfig, profile: Profile) -> Iterator[Problem]:
    """What stands in the way of publishing to a portal (errors), and what should be known of it.

    The organization of ``config`` may still be empty.
    """
    yield from _of_token(probed, config)
    missing = probed.abilities.required - {rule.field for rule in profile.rules} - BY_CKAN
    for field in sorted(missing):
        yield unknown_field(field, profile)
    if lost := homeless(probed, profile):
        yield Problem(
            "portal-fields-lost",
            msg("the portal has no place for some fields of the passport: they would vanish there"),
            _place(config),
            found=", ".join(lost),
            remedy=msg("Choose another profile for this portal, or ask its administrator."),
            severity=Severity.WARNING,
        )
    yield from _of_address(probed, config)
    if config.datastore and not probed.abilities.datastore:
        yield Problem(
            "portal-datastore",
            msg("the portal has no DataStore, though opendata.toml asks for it"),
            _place(config, "datastore"),
            remedy=msg("Delete the line; the table is published as a file all the same."),
            severity=Severity.WARNING,
        )


def homeless(probed: Probed, profile: Profile) -> tuple[str, ...]:
    """Fields of the passport that the schema of the portal does not have, though it has others."""
    if probed.schema.known is None or probed.abilities.fields is not Fields.TOP:
        return ()
    own = (rule.field for rule in profile.rules if rule.own)
    return tuple(field for field in own if field not in probed.schema.known)


def _organizations(portal: Asks) -> tuple[Organization, ...]:
    try:
        every = portal.call("organization_list_for_user", {"permission": "create_dataset"})
    except UNTOLD:
        return ()
    return tuple(_organization(one) for one in every)


def _organization(one: Any) -> Organization:
    name = str(one["name"])
    return Organization(str(one["id"]), name, str(one.get("title") or name))


def _shown(portal: Asks, organization: str) -> Organization | None:
    few = {"include_datasets": False, "include_users": False}
    try:
        return _organization(portal.call("organization_show", {"id": organization, **few}))
    except UNTOLD:
        return None


def _holder(portal: Asks, status: Status, organizations: tuple[Organization, ...]) -> Holder:
    if organizations:
        return Holder.KNOWN
    # Each of the two exists in some versions only, or tells it in some only.
    if not status.version or status.version >= TELLS_WHO:
        try:
            return Holder.KNOWN if portal.call("user_show") else Holder.UNTOLD
        except (f.NotFound, f.Denied):
            if status.version:
                return Holder.STRANGER
        except UNTOLD:
            pass
    try:
        portal.call("dashboard_activity_list", {"limit": 1})
    except f.Denied:
        return Holder.STRANGER
    except UNTOLD:
        return Holder.UNTOLD
    return Holder.KNOWN


def _of_token(probed: Probed, config: PortalConfig) -> Iterator[Problem]:
    wanted = config.organization
    if wanted and probed.shown is None:
        yield Problem(
            "portal-organization-unknown",
            msg("the portal shows no such organization"),
            _place(config, "organization"),
            found=wanted,
            expected=_names(probed),
            remedy=msg("Take the name from the address of the organization’s page on the portal."),
        )
    if probed.holder is Holder.NOBODY:
        yield missing_token(config)
    elif probed.holder is Holder.STRANGER:
        yield Problem(
            "portal-token-unknown",
            msg("the portal does not know the token, and takes us for a visitor"),
            _place(config),
            expected=msg("a token that is valid on this portal"),
            remedy=msg(
                "Make a new token on your page on the portal and give it to «opendata portal token "
                "{name}», or to «portal add» once more.",
                name=config.name,
            ),
        )
    elif not probed.organizations or (wanted and probed.shown and not probed.writable(wanted)):
        yield Problem(
            "portal-organization-denied",
            msg("the owner of the token may not put datasets into this organization")
            if wanted
            else msg("the owner of the token may put datasets into no organization"),
            _place(config, "organization"),
            found=wanted or None,
            expected=_names(probed),
            remedy=msg(
                "Ask the organization’s administrator on the portal to make the owner of the token "
                "an editor of it."
            ),
        )


def _names(probed: Probed) -> Any:
    names = ", ".join(one.name for one in probed.organizations)
    return msg("one of: {names}", names=names) if names else None


def _of_address(probed: Probed, config: PortalConfig) -> Iterator[Problem]:
    ours, theirs = origin_of(config.url), origin_of(probed.status.site_url)
    if ours is not None and theirs is not None and _plain(ours) != _plain(theirs):
        yield Problem(
            "portal-address-other",
            msg("the portal calls itself by another address"),
            _place(config, "url"),
            found=str(theirs),
            expected=msg("{name}", name=str(ours)),
            remedy=msg(
                "Its files stand there, and the token does not go there: if that is its "
                "address, write it into opendata.toml; else tell the portal."
            ),
            severity=Severity.WARNING,
        )
    if ours is not None and ours.scheme == "http" and ours.host not in _AT_HOME:
        yield Problem(
            "portal-http",
            msg("the address is not encrypted: anybody on the way can read the token"),
            _place(config, "url"),
            found=config.url,
            expected=msg("an address that starts with https://"),
            remedy=msg("Ask the portal for such an address, and make a new token."),
            severity=Severity.WARNING,
        )


def _plain(origin: Origin) -> Origin:
    """Addresses of one host are written with a dot at the end too."""
    return replace(origin, host=origin.host.rstrip("."))


def _place(config: PortalConfig, key: str = "") -> Place:
    tail = f".{key}" if key else ""
    return Place("opendata.toml", key=f"portals.{config.name}{tail}")
