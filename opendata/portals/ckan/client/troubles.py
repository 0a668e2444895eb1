"""No answer, or not all of it: what went wrong between this computer and the portal."""

from __future__ import annotations

import errno
import ssl
from collections.abc import Iterator
from typing import Final

from opendata.messages import msg
from opendata.portals.ckan.client import failures as f
from opendata.portals.ckan.client.refusals import broken
from opendata.portals.ckan.client.spot import Spot
from opendata.problems import Problem

FULL: Final = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG}


def trouble(error: Exception, spot: Spot) -> f.CkanFailure:
    """The failure that an exception of requests or urllib3 stands for.

    Its own text is not shown: it may name a proxy with its password.
    """
    from requests.exceptions import InvalidHeader, InvalidSchema, InvalidURL, MissingSchema
    from urllib3.exceptions import ConnectTimeoutError, NewConnectionError, ProxyError

    chain = list(_chain(error))
    bad = next((one for one in chain if isinstance(one, ssl.SSLCertVerificationError)), None)
    if bad is not None:
        return bad_certificate(spot, getattr(bad, "verify_message", "") or str(bad.reason))
    unsent = any(
        isinstance(one, (ConnectTimeoutError, NewConnectionError, ProxyError)) for one in chain
    )
    if any(
        isinstance(one, (InvalidURL, InvalidSchema, MissingSchema, InvalidHeader)) for one in chain
    ):
        return unreachable(spot, type(chain[-1]).__name__, sent=False)
    if not unsent and any(_late(one) for one in chain):
        return timed_out(spot)
    cause = next((one for one in reversed(chain) if isinstance(one, OSError)), chain[-1])
    # requests' own errors are OSErrors too, without a number: their name is all they may say.
    words = cause.strerror if isinstance(cause, OSError) and cause.strerror else None
    found = words or type(cause).__name__
    return unreachable(spot, f"proxy: {found}" if _proxy(chain) else found, sent=not unsent)


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error and everything that it was made of, outermost first."""
    seen: set[int] = set()
    todo: list[object] = [error]
    while todo:
        one = todo.pop(0)
        if isinstance(one, BaseException) and id(one) not in seen:
            seen.add(id(one))
            yield one
            # Not __context__: that is whatever the caller was handling when it asked.
            todo += [getattr(one, "reason", None), *one.args, one.__cause__]


def _late(error: BaseException) -> bool:
    from requests.exceptions import Timeout
    from urllib3.exceptions import TimeoutError as LateError

    return isinstance(error, (TimeoutError, Timeout, LateError))


def _proxy(chain: list[BaseException]) -> bool:
    from urllib3.exceptions import ProxyError

    return any(isinstance(one, ProxyError) for one in chain)


def unreachable(spot: Spot, found: str, *, sent: bool) -> f.Unreachable:
    """No connection (``sent`` false), or it broke after something was sent."""
    if sent:
        what = msg(
            "The connection to {portal} broke off ({what})", portal=spot.portal, what=spot.what
        )
    else:
        what = msg("The portal {portal} cannot be reached", portal=spot.portal)
    remedy = msg("See whether the network and the portal work, then repeat")
    problem = Problem("ckan-unreachable", what, found=found, remedy=remedy)
    return f.Unreachable(problem, maybe_done=sent and spot.write)


def timed_out(spot: Spot) -> f.TimedOut:
    """Too slow, or silent. What the portal did with it is unknown."""
    what = msg(
        "The portal {portal} did not answer in time ({what})", portal=spot.portal, what=spot.what
    )
    remedy = msg("Repeat later: opendata first looks at what is already there")
    return f.TimedOut(Problem("ckan-timeout", what, remedy=remedy), maybe_done=spot.write)


def bad_certificate(spot: Spot, found: str) -> f.BadCertificate:
    """The certificate is expired, of another host, or of nobody known."""
    what = msg(
        "{portal} cannot prove that it is the portal: its certificate is not valid",
        portal=spot.portal,
    )
    remedy = msg(
        "Check the clock of this computer; if the council has an authority of its own, "
        "name its certificate in REQUESTS_CA_BUNDLE; otherwise tell the portal. Nothing was sent"
    )
    return f.BadCertificate(Problem("ckan-certificate", what, found=found, remedy=remedy))


def disk_full(spot: Spot) -> f.DiskFull:
    """What is downloaded finds no room."""
    what = msg("There is no room on this computer’s disk for {what}", what=spot.what)
    remedy = msg("Make room on the disk and repeat")
    return f.DiskFull(Problem("disk-full", what, remedy=remedy))


def source_changed(spot: Spot, name: str) -> f.SourceChanged:
    """The file grew, shrank or became another one while it was sent."""
    what = msg("The file changed while it was being sent to {portal}", portal=spot.portal)
    remedy = msg("Repeat when nobody writes the file")
    problem = Problem("ckan-source-changed", what, found=name, remedy=remedy)
    return f.SourceChanged(problem, maybe_done=spot.write)


def too_much(spot: Spot, limit: int) -> f.BrokenAnswer:
    """An answer of more than ``limit`` bytes: not read to its end."""
    found = f"> {limit} B"
    return broken(spot, found, 200, maybe_done=spot.write)
