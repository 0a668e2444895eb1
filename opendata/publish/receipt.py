"""A receipt as JSON, for the journal and for people who check it; and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from opendata.portals.portal import Check, Match, Receipt
from opendata.release.release import Version


def receipt_to_json(receipt: Receipt) -> dict[str, Any]:
    """The receipt as plain values; ``proven`` stands in it for those who only look."""
    return {
        "portal": receipt.portal,
        "dataset": receipt.dataset,
        "version": str(receipt.version),
        "at": receipt.at.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "proven": receipt.proven,
        "checks": [
            {
                "path": check.path,
                "expected": check.expected,
                "found": check.found,
                "match": check.match.value,
            }
            for check in receipt.checks
        ],
    }


def receipt_from_json(content: Mapping[str, Any]) -> Receipt:
    """The receipt in ``content``; what it proves is worked out again and never taken from it.

    :raises KeyError, ValueError: when ``content`` is no receipt.
    """
    return Receipt(
        portal=content["portal"],
        dataset=content["dataset"],
        version=Version.parse(content["version"]),
        at=datetime.fromisoformat(content["at"]),
        checks=tuple(
            Check(one["path"], one["expected"], one["found"], Match(one["match"]))
            for one in content["checks"]
        ),
    )
