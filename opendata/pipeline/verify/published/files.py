"""One file of a published catalogue, compared with the hash that it should have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from hashlib import sha256
from threading import Lock
from typing import Final

from opendata.messages import msg
from opendata.pipeline.verify.published.source import (
    Missing,
    Seen,
    Source,
    TooLong,
    Unseen,
    hashed,
    whole,
)
from opendata.portals.portal import Check, Match
from opendata.problems import Place, Problem, Severity

READERS: Final = 3
"""Files that are downloaded at the same time: more is unkind to a site, and hardly faster."""
LARGEST: Final = 4_000_000_000
"""Bytes of one file that are downloaded at most."""
LONGEST: Final = 255


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file by its path below the catalogue, with the hash and size that it should have."""

    path: str
    sha256: str
    bytes: int


@dataclass(slots=True)
class Account:
    """What was found so far; filled by several threads."""

    source: Source
    problems: list[Problem] = field(default_factory=list)
    unchecked: list[Problem] = field(default_factory=list)
    seen: dict[str, Check] = field(default_factory=dict)
    """Every file that was asked for, by its path: nothing is asked for twice."""
    taken: dict[str, Seen] = field(default_factory=dict)
    """Files that were read before it was known what they should be."""
    listing: Mapping[str, Wanted] | None = None
    """What the list of the site says of its files; None where the site has no such list."""
    _lock: Lock = field(default_factory=Lock)

    def compare(self, wanted: Wanted) -> Check:
        """Read the file and compare it."""
        if wanted.bytes > LARGEST:
            self.wonder(_huge(self.source.shown(wanted.path), wanted.bytes))
            return self._keep(wanted, None, Match.UNCHECKED)
        if wanted.path in self.taken:
            return self._of(wanted, lambda: self.taken[wanted.path])
        return self._of(wanted, lambda: hashed(self.source, wanted.path, wanted.bytes))

    def take(self, path: str, limit: int) -> bytes:
        """The bytes of a file of which it is not known yet what it should be.

        :raises Missing, TooLong, Unseen: as :meth:`Source.read`.
        """
        data = whole(self.source, path, limit)
        self.taken[path] = Seen(sha256(data).hexdigest(), len(data))
        return data

    def fetch(self, wanted: Wanted) -> bytes | None:
        """The bytes of the file if they are the right ones; else it is accounted, and None."""
        kept: list[bytes] = []

        def read() -> Seen:
            kept.append(whole(self.source, wanted.path, wanted.bytes))
            return Seen(sha256(kept[0]).hexdigest(), len(kept[0]))

        check = self._of(wanted, read)
        return kept[0] if check.match is Match.SAME else None

    def wonder(self, problem: Problem) -> None:
        """Note why something could not be checked."""
        with self._lock:
            self.unchecked.append(problem)

    def keep(self, check: Check) -> Check:
        """Account for a file."""
        with self._lock:
            self.seen[check.path] = check
        return check

    def listed(self, path: str) -> str | None:
        """The SHA-256 of a file in the list of the site."""
        wanted = (self.listing or {}).get(path)
        return wanted.sha256 if wanted else None

    def _of(self, wanted: Wanted, read: Callable[[], Seen]) -> Check:
        try:
            seen = read()
        except Missing:
            return self._keep(wanted, None, Match.MISSING)
        except TooLong:
            return self._keep(wanted, f"> {wanted.bytes}", Match.DIFFERS)
        except Unseen as error:
            self.wonder(error.problem)
            return self._keep(wanted, None, Match.UNCHECKED)
        same = (seen.sha256, seen.bytes) == (wanted.sha256, wanted.bytes)
        return self._keep(wanted, seen.sha256, Match.SAME if same else Match.DIFFERS)

    def _keep(self, wanted: Wanted, found: str | None, match: Match) -> Check:
        return self.keep(Check(wanted.path, wanted.sha256, found, match))


def compare_all(
    account: Account, wanted: Sequence[Wanted], progress: Callable[[int, int], None]
) -> tuple[Check, ...]:
    """Compare files a few at a time; checks in the order of ``wanted``."""
    done: list[Check] = []
    with ThreadPoolExecutor(READERS) as pool:
        try:
            for check in pool.map(account.compare, wanted):
                done.append(check)
                progress(len(done), len(wanted))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return tuple(done)


def is_path(path: str) -> bool:
    """Whether a path that a catalogue names stays below it, on every system."""
    return all(
        part and part not in {".", ".."} and len(part) <= LONGEST and _plain(part)
        for part in path.split("/")
    )


def strange_paths(place: str, paths: Iterable[str]) -> list[Problem]:
    """A problem for each path that leads out of the catalogue, or into nothing."""
    return [
        Problem(
            "published-path",
            msg("the catalogue names a file outside of itself; it was not asked for"),
            Place(place),
            found=path,
            expected=msg("a path below the folder of the dataset"),
            remedy=ASK,
        )
        for path in paths
        if not is_path(path)
    ]


ASK: Final = msg(
    "Compare with a copy that you have kept, or with a backup, and ask the council what happened."
)


def _plain(part: str) -> bool:
    return part.isprintable() and not {*'\\:*?"<>|'} & {*part}


def _huge(place: str, number: int) -> Problem:
    return Problem(
        "published-huge",
        msg("the file is said to be larger than is downloaded"),
        Place(place),
        found=str(number),
        expected=msg("at most {number} bytes", number=LARGEST),
        severity=Severity.WARNING,
    )
