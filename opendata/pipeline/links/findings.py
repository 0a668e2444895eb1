"""What a person should know of the addresses that were visited."""

from __future__ import annotations

from collections.abc import Iterator

from opendata.messages import msg
from opendata.pipeline.links.account import ALIVE, NO_FILE, DatasetLinks, LinksSummary
from opendata.pipeline.links.found import State, Visit
from opendata.portals.ckan.client.address import shown
from opendata.problems import Place, Problem, Severity
from opendata.release.addresses import Address
from opendata.report.compliance.links import why


def findings(summary: LinksSummary) -> Iterator[Problem]:
    """Dead addresses first, then those that could not be checked, then those that moved."""
    if summary.no_network:
        yield Problem(
            "links-unreachable",
            msg("not one site answered: the network of this computer may be down"),
            found=", ".join(summary.sites),
            remedy=msg("Nothing was recorded. Open one of the sites in a browser, and try again."),
        )
        return
    for one in summary.datasets:
        yield from (_dead(one, address, NO_FILE) for address in one.missing)
        yield from (_dead(one, address, visit.why) for address, visit in one.of(State.DEAD))
    for one in summary.datasets:
        yield from _not_served(one)
        yield from (_unchecked(one, *found) for found in one.of(State.UNCHECKED))
        yield from (_moved(one, *found) for found in one.moved)


def _not_served(of: DatasetLinks) -> Iterator[Problem]:
    if of.served is None:
        return
    bad = next((one for one in (of.served.page, of.served.files) if one and one != ALIVE), None)
    if bad is not None:
        yield Problem(
            "address-not-served",
            msg("the council's own site does not give this set to the public: {why}", why=why(bad)),
            Place(of.dataset),
            remedy=msg("Put the published folder online, and open the page of the set."),
            severity=Severity.WARNING,
        )


def _dead(of: DatasetLinks, address: Address, word: str) -> Problem:
    return Problem(
        "address-dead",
        msg("the address does not work: {why}", why=why(word)),
        _place(of, address),
        address.text,
        remedy=msg("Correct the address in the source, and publish the set again."),
    )


def _unchecked(of: DatasetLinks, address: Address, visit: Visit) -> Problem:
    return Problem(
        "address-unchecked",
        msg("it could not be checked whether the address works: {why}", why=why(visit.why)),
        _place(of, address),
        address.text,
        remedy=msg("Open the address in a browser."),
        severity=Severity.WARNING,
    )


def _moved(of: DatasetLinks, address: Address, visit: Visit) -> Problem:
    return Problem(
        "address-moved",
        msg("the address has moved to {target}", target=shown(visit.target)),
        _place(of, address),
        address.text,
        severity=Severity.NOTE,
    )


def _place(of: DatasetLinks, address: Address) -> Place:
    return Place(f"{of.dataset}/{address.table}", key=address.row, field=address.column)
