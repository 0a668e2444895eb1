"""The portals of ``opendata.toml``, and whether they can stand together.

A site needs a folder to itself, and no two portals may be one and the same place of a CKAN.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any, Final

from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Place, Problem
from opendata.workspace.workspace import PortalConfig

SITE: Final = "site"
CKAN: Final = "ckan"
TAKEN: Final = ("datasets", "schemas", ".opendata")
"""Folders of a workspace that are not for sites."""
BESIDE: Final = ("", ".new", ".old")
"""A site is built in a folder beside its own, of which these are the endings."""


def read_portals(declared: Mapping[str, Any], root: Path) -> dict[str, PortalConfig]:
    """The portals by name. ``root`` is the folder of the workspace, resolved.

    :raises OpendataError: ``portal-folder-…``, exit 4: a site is replaced as a whole, so its folder
        may hold nothing else, and no other site; ``portal-twice``, exit 4.
    """
    portals = {name: _portal(name, one) for name, one in declared.items()}
    sites = [one for one in portals.values() if one.kind == SITE]
    ckans = [one for one in portals.values() if one.kind == CKAN]
    wrong = [fault for one in sites for fault in _faults(one, root)]
    wrong = wrong or [
        _shared(one, other)
        for one, other in combinations(sites, 2)
        if _meet(_folder(one, root), _folder(other, root))
    ]
    wrong += [_twice(one, other) for one, other in combinations(ckans, 2) if _same(one, other)]
    if wrong:
        raise OpendataError(wrong[0], Exit.CONFIGURATION, *wrong[1:])
    return portals


def _portal(name: str, one: Mapping[str, Any]) -> PortalConfig:
    """One portal, as the schema of the file knows it."""
    kind, url = one["kind"], one["url"].rstrip("/")
    if kind == CKAN:
        return PortalConfig(
            name,
            kind,
            "",
            url,
            organization=one["organization"],
            profile=one.get("profile", "ckan"),
            datastore=one.get("datastore", False),
        )
    return PortalConfig(name, kind, one.get("path", "public"), url)


def _same(one: PortalConfig, other: PortalConfig) -> bool:
    """Addresses are compared as people write them: the host may be in capitals."""
    return (one.url.casefold(), one.organization) == (other.url.casefold(), other.organization)


def _twice(one: PortalConfig, other: PortalConfig) -> Problem:
    return Problem(
        "portal-twice",
        msg("two portals are the same organization of the same CKAN: each would undo the other"),
        Place("opendata.toml", key=f"portals.{other.name}"),
        found=other.organization,
        expected=msg("an organization apart from that of the portal «{name}»", name=one.name),
        remedy=msg("Delete one of the two from opendata.toml."),
    )


def _faults(portal: PortalConfig, root: Path) -> Iterator[Problem]:
    folder = _folder(portal, root)
    if _within(root, folder):
        yield Problem(
            "portal-folder-workspace",
            msg("the site would take the place of the whole workspace"),
            _place(portal),
            found=portal.path,
            expected=msg("a folder of its own, such as «public»"),
            remedy=_another(),
        )
    elif any(_within(folder, root / name) for name in TAKEN):
        yield Problem(
            "portal-folder-taken",
            msg("the site would stand among the files of the workspace"),
            _place(portal),
            found=portal.path,
            expected=msg("a folder outside of {names}", names=", ".join(TAKEN)),
            remedy=_another(),
        )
    elif not Path(portal.path).is_absolute() and not _within(folder, root):
        yield Problem(
            "portal-folder-outside",
            msg("the folder of the site is not in the workspace"),
            _place(portal),
            found=portal.path,
            expected=msg("a folder in the workspace, or a whole path from the top of the disk"),
            remedy=msg("If you mean that folder, write: {path}", path=folder.as_posix()),
        )


def _shared(one: PortalConfig, other: PortalConfig) -> Problem:
    return Problem(
        "portal-folder-shared",
        msg("two sites have the same folder, or one stands in the folder of the other"),
        _place(other),
        found=other.path,
        expected=msg("a folder apart from that of the portal «{name}»", name=one.name),
        remedy=_another(),
    )


def _place(portal: PortalConfig) -> Place:
    return Place("opendata.toml", key=f"portals.{portal.name}.path")


def _another() -> Any:
    return msg("Name another folder for the site in opendata.toml.")


def _folder(portal: PortalConfig, root: Path) -> Path:
    return (root / portal.path).resolve()


def _meet(one: Path, other: Path) -> bool:
    """Whether one is in the other, counting the folders beside them in which a site is built."""
    ones = [one.with_name(one.name + ending) for ending in BESIDE]
    others = [other.with_name(other.name + ending) for ending in BESIDE]
    return any(_within(a, b) or _within(b, a) for a in ones for b in others)


def _within(inner: Path, outer: Path) -> bool:
    """Also for names that differ only in case, which Windows and macOS take for the same."""
    within = [part.casefold() for part in inner.parts]
    around = [part.casefold() for part in outer.parts]
    return within[: len(around)] == around
