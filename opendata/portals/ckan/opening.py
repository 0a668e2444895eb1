"""From a CKAN in ``opendata.toml`` to the portal: its profile, its token, its clients."""

from __future__ import annotations

from opendata.messages import msg
from opendata.portals.ckan.client.client import Client
from opendata.portals.ckan.portal import CkanPortal
from opendata.portals.ckan.profiles import PROFILES
from opendata.portals.ckan.reading import Portal
from opendata.portals.ckan.tokens import Handed, find_token, variable_name
from opendata.problems import Exit, OpendataError, Place, Problem
from opendata.workspace.workspace import PortalConfig, Workspace


def open_ckan(
    config: PortalConfig, workspace: Workspace, handed: Handed | None = None
) -> CkanPortal:
    """The portal that ``config`` declares; nothing is asked of it yet, nor is a token needed yet.

    ``handed`` is the token, where another program hands it over.
    """
    alone = sum(one.kind == "ckan" for one in workspace.portals.values()) == 1

    def connect(with_token: bool) -> Portal:
        if not with_token:
            return Client(config.url)
        token = find_token(config.name, config.url, descriptor=handed, alone=alone)
        if token is None:
            raise OpendataError(missing_token(config), Exit.CONFIGURATION)
        return Client(config.url, token)

    profile = PROFILES[config.profile]
    return CkanPortal(
        config.name,
        config.url,
        config.organization,
        profile,
        connect=connect,
        datastore=config.datastore,
    )


def missing_token(config: PortalConfig) -> Problem:
    """No place has a token for the portal."""
    return Problem(
        "ckan-token-missing",
        msg("there is no token for the portal «{name}»", name=config.name),
        Place("opendata.toml", key=f"portals.{config.name}"),
        expected=msg(
            "a token in the keyring or in the variable {name}", name=variable_name(config.name)
        ),
        remedy=msg(
            "Make a token on the page of your account on the portal, and give it to «opendata "
            "portal token {name}», or in that variable; the operator’s guide names all the ways.",
            name=config.name,
        ),
    )
