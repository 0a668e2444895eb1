"""Web addresses: what belongs together, and what may be shown of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import urljoin

from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Problem

PORTS: Final = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Origin:
    """Scheme, host and port: the place that a token is bound to."""

    scheme: str
    host: str
    port: int

    def __str__(self) -> str:
        usual = PORTS[self.scheme] == self.port
        return (
            f"{self.scheme}://{self.host}" if usual else f"{self.scheme}://{self.host}:{self.port}"
        )


def origin_of(url: str) -> Origin | None:
    """The origin of an ``http`` or ``https`` address; None for everything else.

    It is read by the parser that the requests are made with, so that nobody can write an address
    which means one host to this function and another to the connection.
    """
    from urllib3.exceptions import LocationParseError
    from urllib3.util import parse_url

    try:
        parts = parse_url(url)
    except LocationParseError:
        return None
    if parts.scheme not in PORTS or not parts.host:
        return None
    return Origin(parts.scheme, parts.host.lower(), parts.port or PORTS[parts.scheme])


def portal_address(url: str) -> str:
    """The address of a portal as the client uses it: without a slash at its end.

    :raises OpendataError: ``ckan-address``, exit 4: no address of the web, or one with a password,
        a query or a fragment in it.
    """
    from urllib3.util import parse_url

    if origin_of(url) is not None:
        parts = parse_url(url)
        if parts.auth is None and parts.query is None and parts.fragment is None:
            return url.rstrip("/")
    raise OpendataError(
        Problem(
            "ckan-address",
            msg("The address of the portal cannot be used"),
            found=shown(url),
            expected=msg(
                "an address such as https://data.gov.ua, without a name or password in it"
            ),
            remedy=msg("Correct the address of the portal in opendata.toml"),
        ),
        Exit.CONFIGURATION,
    )


def moved(url: str, location: str) -> str | None:
    """Where an answer at ``url`` that names ``location`` sends the reader; None for no address.

    A page that came encrypted may not send the reader on to one that does not.
    """
    # The letters of a header arrive one byte each; addresses in them are often UTF-8.
    text = location.encode("latin-1", "replace").decode("utf-8", "replace").strip()
    try:
        target = urljoin(url, text).partition("#")[0] if text else ""
    except ValueError:
        return None
    before, after = origin_of(url), origin_of(target)
    if before is None or after is None or (before.scheme, after.scheme) == ("https", "http"):
        return None
    return target


def shown(url: str) -> str:
    """An address for people to read, without what may be secret in it: name, password, query."""
    start, mark, rest = url.partition("://")
    if not mark:
        return url.partition("?")[0].rpartition("@")[2]
    rest = rest.partition("?")[0].partition("#")[0]
    host, slash, path = rest.partition("/")
    return f"{start}://{host.rpartition('@')[2]}{slash}{path}"
