"""What the portals serve now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from opendata.messages import msg
from opendata.pipeline.house import House
from opendata.pipeline.portals import Portals
from opendata.pipeline.serve import Shelf, open_shelf
from opendata.pipeline.watch import Watcher
from opendata.portals.portal import Portal, Receipt
from opendata.portals.site.portal import SitePortal
from opendata.problems import Exit, OpendataError, Place, Problem, Severity


@dataclass(frozen=True, slots=True)
class Served:
    """The receipts of the portals that answered; ``unchecked``: why the others could not be
    compared.
    """

    receipts: tuple[Receipt, ...]
    problems: tuple[Problem, ...]
    unchecked: tuple[Problem, ...]


def read_portals(
    house: House,
    names: Iterable[str],
    now: datetime,
    watch: Watcher,
    portals: Portals,
    *,
    offline: bool = False,
) -> Served:
    """Read back the newest release of each of ``names`` from its portals.

    A portal that gives no answer does not silence the others.
    """
    receipts, problems, unchecked = list[Receipt](), list[Problem](), list[Problem]()
    for name in names:
        try:
            shelf = open_shelf(house, house.workspace.datasets[name], now, portals)
        except OpendataError as error:
            problems += error.problems
            continue
        for portal in shelf.portals:
            if offline and portal.remote:
                problems.append(_not_asked(portal.name))
                continue
            try:
                portal.must_be_free(shelf.publication)
                if not house.store.versions(name):
                    continue
                _must_be_here(portal)
                receipts.append(_read_back(portal, shelf, watch))
                problems += _strangers(portal, shelf)
            except OpendataError as error:
                (unchecked if _no_telling(error) else problems).extend(error.problems)
    return Served(tuple(receipts), tuple(problems), tuple(unchecked))


def _read_back(portal: Portal, shelf: Shelf, watch: Watcher) -> Receipt:
    with watch.task(msg("Reading back: {portal}", portal=portal.name)) as progress:
        return portal.read_back(shelf.publication, progress)


def _no_telling(error: OpendataError) -> bool:
    """Whether the portal was not seen: no connection, no token on this computer, no rights."""
    code = error.problem.code
    return (
        error.exit_code is Exit.UNREACHABLE
        or code.startswith(("ckan-", "token-"))
        or code in {"site-not-permitted", "site-not-here"}
    )


def _must_be_here(portal: Portal) -> None:
    """A copy of a workspace need not have the folder of its site: then it is not seen."""
    if not isinstance(portal, SitePortal) or portal.standing:
        return
    problem = Problem(
        "site-not-here",
        msg("the folder of the site is not here, so that it could not be compared"),
        Place(portal.shown),
        remedy=msg(
            "In a copy of the workspace: copy the folder too, or verify the address of the site. "
            "Otherwise run «opendata publish»."
        ),
        severity=Severity.WARNING,
    )
    raise OpendataError(problem, Exit.UNREACHABLE)


def _strangers(portal: Portal, shelf: Shelf) -> Iterable[Problem]:
    """Files among the data of a site that no release put there."""
    if not isinstance(portal, SitePortal):
        return
    for path in portal.strangers(shelf.publication):
        among = path.partition("/")[0] in shelf.publication.datasets
        yield Problem(
            "site-stranger",
            msg("a file on the site that opendata did not put there"),
            Place(f"{portal.shown}/{path}"),
            remedy=msg("Find out who put it there; remove it if it is not yours."),
            severity=Severity.WARNING if among else Severity.NOTE,
        )


def _not_asked(name: str) -> Problem:
    return Problem(
        "portal-not-asked",
        msg("the portal «{name}» was not asked, as the network was not to be used", name=name),
        Place("opendata.toml", key=f"portals.{name}"),
        severity=Severity.NOTE,
    )
