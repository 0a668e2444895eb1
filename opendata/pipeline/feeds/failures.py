"""Why a feed could not be had, and what to do about it."""

from __future__ import annotations

from typing import Final

from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Problem, Severity

LATER: Final = msg("Nothing is lost: the next run asks again. If it stays so, look at the site.")
LOOK: Final = msg("Open the address in a browser, and correct it in datapackage.yaml.")


class FeedFailure(OpendataError):
    """A feed that could not be had. With ``passing`` it may be there the next moment."""

    def __init__(
        self, problem: Problem, *, passing: bool = False, wait: float | None = None
    ) -> None:
        """``wait`` is how many seconds the site wants to be left alone."""
        super().__init__(problem, Exit.INCOMPLETE)
        self.passing = passing
        self.wait = wait


def unreachable(address: str, found: str) -> FeedFailure:
    """No connection, or one that broke off."""
    what = msg("the site did not give the feed {address}", address=address)
    problem = Problem("feed-unreachable", what, found=found, remedy=LATER)
    return FeedFailure(problem, passing=True)


def slow(address: str) -> FeedFailure:
    """Silence, or a trickle."""
    what = msg("the site did not give the feed {address} in time", address=address)
    return FeedFailure(Problem("feed-slow", what, remedy=LATER), passing=True)


def refused(address: str, status: int, wait: float | None = None) -> FeedFailure:
    """An answer that is no success. Those of 5xx and 429 may be one the next moment."""
    what = msg("the site refused the feed {address}", address=address)
    passing = status >= 500 or status == 429
    remedy = LATER if passing else LOOK
    problem = Problem("feed-refused", what, found=f"HTTP {status}", remedy=remedy)
    return FeedFailure(problem, passing=passing, wait=wait)


def elsewhere(address: str, target: str) -> FeedFailure:
    """A redirect to another host, to no address, in circles, or out of encryption."""
    problem = Problem(
        "feed-elsewhere",
        msg("the feed {address} leads to another site", address=address),
        found=target,
        expected=msg("the feed at the address that datapackage.yaml names"),
        remedy=msg("If the site has moved, write its new address into datapackage.yaml."),
    )
    return FeedFailure(problem)


def too_large(address: str, limit: int) -> FeedFailure:
    """``limit`` is in megabytes, unpacked."""
    problem = Problem(
        "feed-too-large",
        msg("the answer at {address} is larger than any feed", address=address),
        expected=msg("at most {limit} MB", limit=limit),
        remedy=LOOK,
    )
    return FeedFailure(problem)


def bad_certificate(address: str, found: str) -> FeedFailure:
    """The site cannot prove that it is the site."""
    problem = Problem(
        "feed-certificate",
        msg("the certificate of the site of {address} is not valid", address=address),
        found=found,
        remedy=msg("Check the clock of this computer; otherwise tell whoever looks after it."),
    )
    return FeedFailure(problem)


def pages_short(address: str, found: int, total: int) -> FeedFailure:
    """Fewer posts than the site says that it has."""
    problem = Problem(
        "feed-pages-short",
        msg("the pages of {address} hold fewer materials than the site has", address=address),
        found=str(found),
        expected=msg("{number}", number=total),
        remedy=LATER,
    )
    return FeedFailure(problem)


def pages_left(address: str, pages: int) -> Problem:
    """There are more pages than are fetched."""
    return Problem(
        "feed-pages-left",
        msg(
            "only the newest {pages} pages of {address} were fetched", pages=pages, address=address
        ),
        remedy=msg("Nothing: what is older is not in the table, and its months are not counted."),
        severity=Severity.WARNING,
    )
