"""A receipt as JSON, for the journal and for people who check it; and what can be read from it.

A site of ten thousand documents has more than ten thousand checks, and the journal gets a receipt
at every publication. So it keeps their number, one hash over what should be served and one over
what was found, and by name only checks that did not go well. Where the two hashes are equal, the
list behind them can be made again from the releases, or from the folder itself.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from opendata.portals.portal import Check, Match, Receipt
from opendata.release.release import Version

NAMED: Final = 100
"""Checks that a receipt names at most; ``matches`` counts all of them."""


@dataclass(frozen=True, slots=True)
class RecordedReceipt:
    """What the journal keeps of a receipt.

    ``checks`` is the number of files read back, ``matches`` their number by how they compared;
    ``expected_sha256`` and ``found_sha256`` stand for the two whole lists (see :func:`list_hash`);
    ``wrong`` are the first of the checks that are not the same; ``waiting``: a moderator had not
    let the public see it.
    """

    portal: str
    dataset: str
    version: Version
    at: datetime
    checks: int
    matches: Mapping[Match, int]
    expected_sha256: str
    found_sha256: str
    wrong: tuple[Check, ...]
    waiting: bool = False

    @property
    def proven(self) -> bool:
        """True when all that was read back, and that is something, was the same, for the public."""
        return (
            not self.waiting
            and 0 < self.checks == self.matches.get(Match.SAME, 0) == sum(self.matches.values())
            and self.expected_sha256 == self.found_sha256
            and not self.wrong
        )


def recorded(receipt: Receipt) -> RecordedReceipt:
    """What is kept of ``receipt``."""
    return RecordedReceipt(
        portal=receipt.portal,
        dataset=receipt.dataset,
        version=receipt.version,
        at=receipt.at,
        checks=len(receipt.checks),
        matches=Counter(check.match for check in receipt.checks),
        expected_sha256=list_hash((check.path, check.expected) for check in receipt.checks),
        found_sha256=list_hash((check.path, check.found) for check in receipt.checks),
        wrong=tuple(check for check in receipt.checks if check.match is not Match.SAME)[:NAMED],
        waiting=receipt.waiting,
    )


def list_hash(files: Iterable[tuple[str, str | None]]) -> str:
    """The SHA-256 of the list that ``sha256sum`` would print of ``files``, sorted by path.

    ``-`` stands for the hash of a file that is not there.
    """
    found = sorted((path, sha256 or "-") for path, sha256 in files)
    lines = (f"{sha256}  {path}\n" for path, sha256 in found)
    return hashlib.sha256("".join(lines).encode("utf-8", "surrogateescape")).hexdigest()


def receipt_to_json(receipt: Receipt) -> dict[str, Any]:
    """The receipt as plain values; ``proven`` stands in it for those who only look."""
    kept = recorded(receipt)
    return {
        "portal": kept.portal,
        "dataset": kept.dataset,
        "version": str(kept.version),
        "at": kept.at.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "proven": receipt.proven,
        **({"waiting": True} if receipt.waiting else {}),
        "checks": kept.checks,
        "matches": {match.value: count for match, count in sorted(kept.matches.items())},
        "expected_sha256": kept.expected_sha256,
        "found_sha256": kept.found_sha256,
        "wrong": [
            {
                "path": check.path,
                "expected": check.expected,
                "found": check.found,
                "match": check.match.value,
            }
            for check in kept.wrong
        ],
        **({} if receipt.memory is None else {"memory": receipt.memory}),
    }


def receipt_from_json(content: Mapping[str, Any]) -> RecordedReceipt:
    """The receipt in ``content``; what it proves is worked out again and never taken from it.

    :raises KeyError, ValueError: when ``content`` is no receipt.
    """
    return RecordedReceipt(
        portal=content["portal"],
        dataset=content["dataset"],
        version=Version.parse(content["version"]),
        at=datetime.fromisoformat(content["at"]),
        checks=int(content["checks"]),
        matches={Match(match): int(count) for match, count in content["matches"].items()},
        expected_sha256=content["expected_sha256"],
        found_sha256=content["found_sha256"],
        wrong=tuple(
            Check(one["path"], one["expected"], one["found"], Match(one["match"]))
            for one in content["wrong"]
        ),
        waiting=content.get("waiting") is True,
    )
