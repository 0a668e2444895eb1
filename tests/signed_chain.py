"""Signed releases as an auditor gets them: manifests and signatures, chained."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime, timedelta

from opendata.release.signing import SigningKey, previous_facts

SEED = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
"""The secret of the first test of RFC 8032, section 7.1."""
BEGUN = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)

Signed = tuple[bytes, bytes | None]


def manifest(
    number: int,
    before: Signed | None,
    *,
    name: str = "decisions",
    created: datetime | None = None,
    said: bool = True,
) -> bytes:
    """The manifest of version 1.<number>.0, a day after the one before; ``said``: with its facts
    of the one before."""
    facts = {}
    if before is not None and said:
        facts = previous_facts(hashlib.sha256(before[0]).hexdigest(), before[1])
    content = {
        "name": name,
        "version": f"1.{number}.0",
        "created": (created or BEGUN + timedelta(days=number)).isoformat(),
        "opendata": {"previous": f"1.{number - 1}.0" if number else None, **facts},
    }
    return json.dumps(content).encode()


def chain(*keys: SigningKey | None) -> list[Signed]:
    """A release for each key, signed with it; unsigned for None."""
    made: list[Signed] = []
    for number, key in enumerate(keys):
        data = manifest(number, made[-1] if made else None)
        made.append((data, key.sign(data) if key else None))
    return made
