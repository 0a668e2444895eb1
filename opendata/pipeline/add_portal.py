"""``opendata portal add`` and ``opendata portal remove``: a portal of CKAN, and its token."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, replace
from typing import Final

from opendata.messages import Message, msg
from opendata.pipeline.look_portals import Connect, Looked, connected, looked
from opendata.pipeline.portals import portal_of
from opendata.portals.ckan.client.address import origin_of, portal_address
from opendata.portals.ckan.client.token import Token
from opendata.portals.ckan.probe import Holder, Organization, Probed, findings
from opendata.portals.ckan.profiles import PROFILES
from opendata.portals.ckan.tokens import (
    Handed,
    Typed,
    find_token,
    forget_token,
    keep_token,
    variable_name,
)
from opendata.problems import Exit, OpendataError, Place, Problem, Severity
from opendata.workspace.portals import CKAN
from opendata.workspace.settings import append_portal
from opendata.workspace.workspace import PortalConfig, Workspace

Given = Handed | Typed
"""A token that is given now, and is not kept anywhere yet."""
_NAME: Final = re.compile(r"[a-z][a-z0-9-]*")
NATIONAL: Final = "data.gov.ua"
"""The national portal: its host, and the name of its profile."""
_API: Final = re.compile(r"/(?:api|dataset)(?:/.*)?$")


@dataclass(frozen=True, slots=True)
class Added:
    """A portal that is in the settings now (or would be, with ``written`` False), ``table`` is what
    was written there. ``kept``: its token is in the keyring; if it is not, ``unkept`` says why not,
    None where it need not be.
    """

    looked: Looked
    table: str
    written: bool
    kept: bool
    unkept: Problem | None = None


@dataclass(frozen=True, slots=True)
class Removed:
    """``forgotten``: the keyring had a token. ``variable`` is set where a variable has one still;
    ``datasets`` name the portal in their descriptors.
    """

    config: PortalConfig
    forgotten: bool
    variable: str | None
    datasets: tuple[str, ...]


def wanted_portal(
    workspace: Workspace, name: str, url: str, organization: str = "", profile: str = ""
) -> PortalConfig:
    """The portal as it was asked for, with what can be told from its address.

    :raises OpendataError: ``portal-name``, ``portal-profile``, exit 2; ``portal-taken``,
        ``ckan-address``, exit 4.
    """
    if not _NAME.fullmatch(name):
        raise OpendataError(_bad_name(name), Exit.USAGE)
    if profile and profile not in PROFILES:
        raise OpendataError(_bad_profile(profile), Exit.USAGE)
    if name in workspace.portals:
        raise OpendataError(_taken(name), Exit.CONFIGURATION)
    address = portal_address(tidy_address(url))
    return PortalConfig(
        name, CKAN, "", address, organization=organization, profile=profile or _profile(address)
    )


def tidy_address(url: str) -> str:
    """An address as people copy it → that of the portal: no stray blanks, no path of its API."""
    text = url.strip()
    text = text if "://" in text or not text else f"https://{text}"
    return _API.sub("", text.rstrip("/")).rstrip("/")


def known_token(workspace: Workspace, config: PortalConfig) -> Token | None:
    """The token that is known already: of a variable, a credential, the keyring.

    :raises OpendataError: ``ckan-token-…``, exit 4.
    """
    alone = not any(one.kind == CKAN for one in workspace.portals.values())
    return find_token(config.name, config.url, alone=alone)


def add_portal(
    workspace: Workspace,
    config: PortalConfig,
    given: Given | None,
    *,
    dry_run: bool = False,
    connect: Connect = connected,
) -> Added:
    """Look at the portal, write it into the settings, and its token into the keyring.

    ``config`` is of :func:`wanted_portal`; without an organization it is the only one that the
    token may write to. ``given`` is a token that was typed or handed over, None where one is known
    already or there is none yet.

    :raises OpendataError: what is wrong with the portal or with the token, exit 4 or 5; nothing is
        written then.
    """
    token = _token(config, given) if given else known_token(workspace, config)
    probed = looked(config, token, connect)
    if not config.organization:
        only = _only(config, probed)
        config, probed = replace(config, organization=only.name), replace(probed, shown=only)
    found = tuple(findings(probed, config, PROFILES[config.profile]))
    errors = [one for one in found if one.severity is Severity.ERROR]
    # A portal may be there before its token; all else that is wrong now would be wrong at night.
    if errors and (probed.holder is not Holder.NOBODY or len(errors) > 1):
        raise OpendataError(errors[0], Exit.CONFIGURATION, *errors[1:])
    table = append_portal(workspace.root, config, dry_run=dry_run)
    code = Exit.CONFIGURATION if errors else Exit.DONE
    done = Looked(config, probed, token.place if token else None, found, code)
    if given is None or dry_run:
        return Added(done, table, not dry_run, kept=False)
    unkept = _keep(config, given)
    return Added(done, table, written=True, kept=unkept is None, unkept=unkept)


def renew_token(
    workspace: Workspace, name: str, given: Given, connect: Connect = connected
) -> Added:
    """Put another token of the portal ``name`` into the keyring, after a look what it may do.

    :raises OpendataError: as :func:`add_portal`; ``portal-unknown``, ``portal-without-token``,
        exit 4. Nothing is changed then.
    """
    config = _ckan(workspace, name)
    token = _token(config, given)
    probed = looked(config, token, connect)
    found = tuple(findings(probed, config, PROFILES[config.profile]))
    errors = [one for one in found if one.severity is Severity.ERROR]
    if errors:
        raise OpendataError(errors[0], Exit.CONFIGURATION, *errors[1:])
    unkept = _keep(config, given)
    done = Looked(config, probed, token.place, found, Exit.DONE)
    return Added(done, "", written=False, kept=unkept is None, unkept=unkept)


def _keep(config: PortalConfig, given: Given) -> Problem | None:
    """Why the token could not be put into the keyring; None where it could."""
    try:
        keep_token(config.name, config.url, given.read())
    except OpendataError as error:
        return error.problem
    return None


def remove_token(workspace: Workspace, name: str) -> Removed:
    """Take the token of the portal ``name`` out of the keyring. Nothing else is changed.

    :raises OpendataError: ``portal-unknown``, ``portal-without-token``, ``ckan-token-keyring``,
        exit 4.
    """
    config = _ckan(workspace, name)
    forgotten = forget_token(config.name, config.url)
    variable = variable_name(config.name)
    naming = (
        one.name
        for one in workspace.datasets.values()
        if name in one.descriptor["opendata"].get("portals", ())
    )
    known = variable if os.environ.get(variable) else None
    return Removed(config, forgotten, known, tuple(naming))


def _ckan(workspace: Workspace, name: str) -> PortalConfig:
    config = portal_of(workspace, name)
    if config.kind != CKAN:
        raise OpendataError(_no_ckan(config), Exit.CONFIGURATION)
    return config


def _token(config: PortalConfig, given: Given) -> Token:
    origin = origin_of(config.url)
    assert origin is not None  # noqa: S101  portal_address refuses what has none
    return Token(given.read(), origin, given.where)


def _profile(address: str) -> str:
    origin = origin_of(address)
    host = origin.host.rstrip(".") if origin else ""
    return NATIONAL if host == NATIONAL or host.endswith(f".{NATIONAL}") else "ckan"


def _only(config: PortalConfig, probed: Probed) -> Organization:
    """The one organization that the token may write to."""
    if len(probed.organizations) == 1:
        return probed.organizations[0]
    stands = [*findings(probed, config, PROFILES[config.profile])]
    errors = [one for one in stands if one.severity is Severity.ERROR]
    problem = errors[0] if errors else _choose(probed)
    if probed.holder is Holder.NOBODY:
        problem = replace(problem, remedy=_name_it())
    raise OpendataError(problem, Exit.CONFIGURATION)


def _choose(probed: Probed) -> Problem:
    names = ", ".join(one.name for one in probed.organizations)
    return Problem(
        "portal-organization-choose",
        msg("the owner of the token may put datasets into several organizations"),
        expected=msg("one of: {names}", names=names),
        remedy=msg("Name the council’s: {example}", example="--organization NAME"),
    )


def _name_it() -> Message:
    return msg(
        "Give a token, or name the organization (--organization NAME) and give the token later."
    )


def _bad_name(name: str) -> Problem:
    return Problem(
        "portal-name",
        msg("a portal cannot be called this"),
        found=name,
        expected=msg("Latin lower-case letters, digits and hyphens"),
        remedy=msg(
            "Write it like this: {example}",
            example="opendata portal add national https://data.gov.ua",
        ),
    )


def _bad_profile(profile: str) -> Problem:
    return Problem(
        "portal-profile",
        msg("there is no such profile of portals"),
        found=profile,
        expected=msg("one of: {names}", names=", ".join(PROFILES)),
        remedy=msg("Leave --profile out: the address tells it."),
    )


def _taken(name: str) -> Problem:
    return Problem(
        "portal-taken",
        msg("opendata.toml has a portal of this name already"),
        Place("opendata.toml", key=f"portals.{name}"),
        remedy=msg(
            "Choose another name. A new token for this one: «opendata portal token {name}»; to "
            "change more, delete its part of opendata.toml and repeat.",
            name=name,
        ),
    )


def _no_ckan(config: PortalConfig) -> Problem:
    return Problem(
        "portal-without-token",
        msg("this portal is a site, and has no token"),
        Place("opendata.toml", key=f"portals.{config.name}"),
        found=config.name,
        remedy=msg("To publish there no more, delete its part of opendata.toml."),
    )
