"""What goes into a client of a portal and what comes out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO


@dataclass(frozen=True, slots=True)
class Timeouts:
    """How long to wait for a portal, in seconds.

    ``connect`` is for the connection, and for each block of an upload to be taken; ``read`` for
    the next bytes of an answer, so it must cover what the portal thinks about. One exchange may
    take ``total``, and more only as long as it moves ``slowest`` bytes a second on the average.
    """

    connect: float = 20
    read: float = 120
    total: float = 300
    slowest: float = 4096


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be sent: read in blocks when it is sent, and again when it is sent again.

    ``name`` is the file name that the portal sees, ``bytes`` the exact length. With ``sha256``
    (hex) given, a file that is another one by now is not sent to its end.
    """

    name: str
    bytes: int
    open: Callable[[], BinaryIO]
    type: str = "application/octet-stream"
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Downloaded:
    """A file that came whole: ``sha256`` in hex, ``url`` where it came from after redirects."""

    sha256: str
    bytes: int
    status: int
    type: str
    url: str
