"""From a portal in ``opendata.toml`` to the code that serves it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from opendata.messages import msg
from opendata.portals.ckan.tokens import Handed
from opendata.portals.portal import Portal
from opendata.problems import Exit, OpendataError, Place, Problem
from opendata.workspace.workspace import PortalConfig, Workspace

Opener = Callable[[PortalConfig, Workspace, Handed | None], Portal]


def open_portal(config: PortalConfig, workspace: Workspace, handed: Handed | None = None) -> Portal:
    """The portal that ``config`` declares; nothing is read or written yet.

    ``handed`` is its token, if another program hands it over, where portals of its kind have any.

    :raises OpendataError: ``portal-unknown-kind``, exit 4.
    """
    opener = KINDS.get(config.kind)
    if opener is None:
        raise OpendataError(
            Problem(
                "portal-unknown-kind",
                msg("There is no such kind of portal"),
                Place("opendata.toml", key=f"portals.{config.name}.kind"),
                found=config.kind,
                expected=msg("one of: {kinds}", kinds=", ".join(sorted(KINDS))),
                remedy=msg("Correct the kind of this portal in opendata.toml"),
            ),
            Exit.CONFIGURATION,
        )
    return opener(config, workspace, handed)


def _site(config: PortalConfig, workspace: Workspace, _handed: Handed | None) -> Portal:
    from opendata.portals.site.portal import SitePortal

    return SitePortal(config.name, workspace.root / config.path, config.url)


def _ckan(config: PortalConfig, workspace: Workspace, handed: Handed | None) -> Portal:
    from opendata.portals.ckan.opening import open_ckan

    return open_ckan(config, workspace, handed)


KINDS: Final[Mapping[str, Opener]] = MappingProxyType({"ckan": _ckan, "site": _site})
"""The kinds of portal that this program knows."""
