"""The public keys of the council on its site, for whoever checks signatures."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Final

from opendata.workspace.public_keys import ALGORITHM, PublicKey

KEYS: Final = "keys.json"
"""All keys with their days; one that is retired stays, as it verifies the releases of its days."""


def key_files(keys: Sequence[PublicKey]) -> Iterator[tuple[str, bytes]]:
    """The list of keys, and each as a file that OpenSSL reads; none where there are no keys.

    A site serves them for convenience: who doubts the site has to get them by another way.
    """
    if not keys:
        return
    listed = [
        {
            "id": key.id,
            "algorithm": ALGORITHM,
            "public": key.text,
            "file": file_of(key),
            "from": key.since.isoformat() if key.since else None,
            "until": key.until.isoformat() if key.until else None,
        }
        for key in keys
    ]
    yield KEYS, (json.dumps({"keys": listed}, ensure_ascii=False, indent=1) + "\n").encode()
    for key in keys:
        yield file_of(key), key.pem


def file_of(key: PublicKey) -> str:
    """The path of the key on the site."""
    return f"key-{key.id}.pem"
