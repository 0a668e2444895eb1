"""Where a published catalogue is read from: a folder here, or an address of the web."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from opendata.messages import msg
from opendata.problems import Place, Problem, Severity

CHUNK = 1 << 18
Sink = Callable[[bytes], None]


class Missing(Exception):
    """There is no such file: an answer, and not the lack of one."""


class TooLong(Exception):
    """The file is longer than it should be; the rest was not read."""


class Unseen(Exception):
    """Nothing can be said of the file; ``problem`` is why."""

    def __init__(self, problem: Problem) -> None:
        """``problem`` names the address and the reason."""
        super().__init__(problem.code)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Seen:
    """A file that was read: its SHA-256 and its size in bytes."""

    sha256: str
    bytes: int


class Source(Protocol):
    """Files by their paths below the catalogue, with slashes; paths are checked by the caller."""

    def read(self, path: str, limit: int, sink: Sink) -> None:
        """Give all bytes of ``path``, at most ``limit``, to ``sink``, in order and once.

        :raises Missing, TooLong, Unseen: see there.
        """
        ...

    def shown(self, path: str) -> str:
        """Where ``path`` is, for people."""
        ...


class Folder:
    """A copy of a published site in a folder of this computer."""

    def __init__(self, root: Path) -> None:
        """``root`` is the folder with ``data.json``."""
        self.root = root

    def read(self, path: str, limit: int, sink: Sink) -> None:
        """See :class:`Source`."""
        number = 0
        try:
            with self.root.joinpath(*path.split("/")).open("rb") as file:
                while block := file.read(CHUNK):
                    number += len(block)
                    if number > limit:
                        raise TooLong(path)
                    sink(block)
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError) as error:
            raise Missing(path) from error
        except (OSError, ValueError) as error:
            found = getattr(error, "strerror", None) or type(error).__name__
            raise Unseen(unread(self.shown(path), found)) from error

    def shown(self, path: str) -> str:
        """See :class:`Source`."""
        return f"{self.root.name}/{path}"


def whole(source: Source, path: str, limit: int) -> bytes:
    """All bytes of a small file.

    :raises Missing, TooLong, Unseen: as :meth:`Source.read`.
    """
    data = bytearray()
    source.read(path, limit, data.extend)
    return bytes(data)


def hashed(source: Source, path: str, limit: int) -> Seen:
    """A file of any size, of which nothing is kept.

    :raises Missing, TooLong, Unseen: as :meth:`Source.read`.
    """
    digest, number = hashlib.sha256(), 0

    def sink(block: bytes) -> None:
        nonlocal number
        digest.update(block)
        number += len(block)

    source.read(path, limit, sink)
    return Seen(digest.hexdigest(), number)


def unread(place: str, found: str) -> Problem:
    """A file that could not be read, or an answer that did not come."""
    return Problem(
        "published-unreachable",
        msg("the file could not be had, so that it could not be checked"),
        Place(place),
        found=found,
        remedy=msg("Repeat the command later; if it stays so, look at the address in a browser."),
        severity=Severity.WARNING,
    )
