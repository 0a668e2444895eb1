"""``opendata portal check``: what portals can do, and whether we could publish there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from opendata.messages import Message
from opendata.pipeline.portals import Portals, portal_of
from opendata.portals.ckan.client.token import Token
from opendata.portals.ckan.probe import Probed, findings, probe
from opendata.portals.ckan.profiles import PROFILES
from opendata.portals.ckan.reading import Portal
from opendata.portals.ckan.tokens import Handed, find_token
from opendata.portals.ckan.version import Asks
from opendata.problems import Exit, OpendataError, Problem, Severity
from opendata.workspace.portals import CKAN
from opendata.workspace.workspace import PortalConfig, Workspace

Connect = Callable[[str, Token | None], Portal]
"""Makes the client of a portal at an address."""


@dataclass(frozen=True, slots=True)
class Looked:
    """One portal after a look at it. ``probed`` is None where there was nothing to ask, or no
    answer; ``token`` says where its token was found. ``exit_code`` is not 0 where we could not
    publish.
    """

    config: PortalConfig
    probed: Probed | None
    token: Message | None
    problems: tuple[Problem, ...]
    exit_code: Exit


def look_at_portals(
    workspace: Workspace,
    names: Sequence[str],
    handed: Handed | None = None,
    connect: Connect | None = None,
) -> tuple[Looked, ...]:
    """A look at the portals ``names``, or at all. Reads alone; what is wrong is in the result.

    :raises OpendataError: ``portal-unknown``, exit 4; ``token-fd-portal``, exit 2.
    """
    Portals(workspace, names, handed)  # refuses a token of which it is not clear whose it is
    every = [portal_of(workspace, name) for name in names] or list(workspace.portals.values())
    alone = sum(one.kind == CKAN for one in workspace.portals.values()) == 1
    return tuple(_look(one, handed, alone, connect or connected) for one in every)


def connected(url: str, token: Token | None) -> Portal:
    """The client of a portal; nothing is asked of it yet."""
    from opendata.portals.ckan.client.client import Client

    return Client(url, token)


def _look(config: PortalConfig, handed: Handed | None, alone: bool, connect: Connect) -> Looked:
    if config.kind != CKAN:
        return Looked(config, None, None, (), Exit.DONE)
    token = None
    try:
        token = find_token(config.name, config.url, descriptor=handed, alone=alone)
        probed = looked(config, token, connect)
    except OpendataError as error:
        where = token.place if token else None
        return Looked(config, None, where, tuple(error.problems), error.exit_code)
    found = tuple(findings(probed, config, PROFILES[config.profile]))
    wrong = any(one.severity is Severity.ERROR for one in found)
    where = token.place if token else None
    return Looked(config, probed, where, found, Exit.CONFIGURATION if wrong else Exit.DONE)


def looked(config: PortalConfig, token: Token | None, connect: Connect) -> Probed:
    """What the portal says of itself, and of the token.

    :raises CkanFailure: it cannot be reached, or is none.
    """
    portal = connect(config.url, token)
    asked = portal if token is None else _Discreet(portal, token)
    try:
        profile = PROFILES[config.profile]
        return probe(asked, config.organization, profile, with_token=token is not None)
    finally:
        portal.close()


class _Discreet:
    """A portal whose answers are cleared of the token: what it says of itself is shown to people,
    and some write back what was sent to them.
    """

    def __init__(self, portal: Asks, token: Token) -> None:
        self._portal = portal
        self._token = token

    def call(self, action: str, data: Mapping[str, Any] | None = None) -> Any:
        """The result of an action."""
        return self._cleared(self._portal.call(action, data))

    def _cleared(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._token.hide(value)
        if isinstance(value, list):
            return [self._cleared(one) for one in value]
        if isinstance(value, dict):
            return {self._token.hide(key): self._cleared(one) for key, one in value.items()}
        return value
