"""What CKAN says no to, in words: one function for each kind of refusal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from opendata.messages import msg
from opendata.portals.ckan.client import failures as f
from opendata.portals.ckan.client.spot import Spot
from opendata.problems import Problem


def denied(spot: Spot, found: str, status: int, *, anonymous: bool) -> f.Denied:
    """403 of CKAN itself. A token that CKAN does not know makes an anonymous visitor."""
    if anonymous:
        what = msg(
            "The portal {portal} does not know who asks: no token, or not a valid one",
            portal=spot.portal,
        )
        remedy = msg("Make a new token on your page on the portal and give it to opendata")
    else:
        what = msg(
            "The owner of the token may not do this on the portal {portal}", portal=spot.portal
        )
        remedy = msg("Ask the portal for the right to edit the datasets of your organisation")
    failure = f.Denied(Problem("ckan-denied", what, found=found, remedy=remedy), status=status)
    failure.anonymous = anonymous
    return failure


def proxy_denied(spot: Spot, found: str, status: int) -> f.ProxyDenied:
    """A refusal that is not CKAN's: Cloudflare, a firewall, a proxy of the council."""
    what = msg(
        "Something that guards {portal} refused the request; the portal itself did not see it",
        portal=spot.portal,
    )
    remedy = msg("Wait and repeat; if it stays so, ask the portal to let this computer through")
    problem = Problem("ckan-proxy-denied", what, found=found, remedy=remedy)
    return f.ProxyDenied(problem, status=status)


def invalid(spot: Spot, found: str, status: int, fields: Mapping[str, Any]) -> f.Invalid:
    """409 with a reason for each field."""
    what = msg(
        "The portal {portal} does not accept what was sent ({what})",
        portal=spot.portal,
        what=spot.what,
    )
    remedy = msg("Correct the fields that are named in datapackage.yaml or opendata.toml")
    problem = Problem("ckan-validation", what, found=found, remedy=remedy)
    return f.Invalid(problem, status=status, fields=fields)


def not_found(spot: Spot, found: str, status: int) -> f.NotFound:
    """404 of CKAN itself, or of a file."""
    what = msg("The portal {portal} does not have this: {what}", portal=spot.portal, what=spot.what)
    remedy = msg("Look whether somebody deleted it on the portal")
    return f.NotFound(Problem("ckan-not-found", what, found=found, remedy=remedy), status=status)


def conflict(spot: Spot, found: str, status: int, fields: Mapping[str, Any]) -> f.Conflict:
    """``match`` of package_revise did not fit."""
    what = msg(
        "Somebody changed the dataset on {portal} in the meantime; nothing was written",
        portal=spot.portal,
    )
    remedy = msg("Look at what was changed there, then repeat")
    problem = Problem("ckan-conflict", what, found=found, remedy=remedy)
    return f.Conflict(problem, status=status, fields=fields)


def no_action(spot: Spot, found: str, status: int) -> f.NoAction:
    """The version of CKAN is too old, or the action is switched off."""
    what = msg(
        "The portal {portal} does not know the action {what}", portal=spot.portal, what=spot.what
    )
    remedy = msg("Run “opendata portal check” to see what this portal can do")
    return f.NoAction(Problem("ckan-no-action", what, found=found, remedy=remedy), status=status)


def bad_request(spot: Spot, found: str, status: int) -> f.BadRequest:
    """400: the request itself is wrong, which should not happen."""
    what = msg(
        "The portal {portal} does not understand the request ({what})",
        portal=spot.portal,
        what=spot.what,
    )
    remedy = msg("Send us this message; the portal may be of an unusual version")
    problem = Problem("ckan-bad-request", what, found=found, remedy=remedy)
    return f.BadRequest(problem, status=status)


def no_api(spot: Spot, found: str, status: int) -> f.NoApi:
    """404 that is not CKAN's: the address leads elsewhere. Says nothing about any dataset."""
    what = msg("There is no CKAN at the address {portal}", portal=spot.portal)
    remedy = msg("Correct the address of the portal in opendata.toml")
    return f.NoApi(Problem("ckan-no-api", what, found=found, remedy=remedy), status=status)


def too_large(spot: Spot, found: str, status: int) -> f.TooLarge:
    """The file is over the limit of the portal, or of the server before it."""
    what = msg("The portal {portal} takes no file of this size", portal=spot.portal)
    remedy = msg("Publish the file in smaller parts, or ask the portal for a higher limit")
    return f.TooLarge(Problem("ckan-too-large", what, found=found, remedy=remedy), status=status)


def search_down(spot: Spot, found: str, status: int) -> f.SearchDown:
    """The index is away. CKAN may keep what it wrote before it noticed."""
    what = msg("The portal {portal} cannot reach its own search index", portal=spot.portal)
    remedy = msg("Repeat later: opendata first looks at what is already there")
    problem = Problem("ckan-search-down", what, found=found, remedy=remedy)
    return f.SearchDown(problem, status=status, maybe_done=spot.write)


def server_fault(spot: Spot, found: str, status: int, wait: float | None) -> f.ServerFault:
    """5xx, with whatever body. What was being done may have been done."""
    what = msg(
        "The portal {portal} has a fault of its own (HTTP {status})",
        portal=spot.portal,
        status=status,
    )
    remedy = msg("Repeat later: opendata first looks at what is already there")
    problem = Problem("ckan-server", what, found=found, remedy=remedy)
    return f.ServerFault(problem, status=status, retry_after=wait, maybe_done=spot.write)


def busy(spot: Spot, found: str, status: int, wait: float | None) -> f.Busy:
    """429: nothing was done."""
    what = msg("The portal {portal} asks for fewer requests", portal=spot.portal)
    remedy = msg("Repeat later: opendata first looks at what is already there")
    problem = Problem("ckan-busy", what, found=found, remedy=remedy)
    return f.Busy(problem, status=status, retry_after=wait)


def elsewhere(spot: Spot, found: str, status: int) -> f.Elsewhere:
    """A redirect that is not followed."""
    what = msg(
        "The portal {portal} sends to another address; the token does not go there",
        portal=spot.portal,
    )
    remedy = msg("If that is the new address of the portal, put it into opendata.toml")
    return f.Elsewhere(Problem("ckan-elsewhere", what, found=found, remedy=remedy), status=status)


def broken(spot: Spot, found: str, status: int | None, *, maybe_done: bool) -> f.BrokenAnswer:
    """No CKAN answers like this, or only a part arrived."""
    what = msg(
        "The answer of {portal} cannot be understood ({what})", portal=spot.portal, what=spot.what
    )
    remedy = msg("Repeat; if it stays so, open this address in a browser and see what answers")
    problem = Problem("ckan-broken-answer", what, found=found, remedy=remedy)
    return f.BrokenAnswer(problem, status=status, maybe_done=maybe_done)
