"""The signatures of the releases in the store, from the first to the newest."""

from __future__ import annotations

from collections.abc import Iterable

from opendata.pipeline.house import House
from opendata.problems import OpendataError, Problem
from opendata.release.manifest import NAME
from opendata.release.signing import chain_problems
from opendata.workspace.public_keys import PublicKey, trusted_keys


def read_signatures(
    house: House, names: Iterable[str], keys: tuple[PublicKey, ...] = ()
) -> tuple[int, list[Problem]]:
    """How many releases have no signature, and what is wrong with the signatures of the others:
    see :func:`opendata.release.signing.chain_problems`.

    ``keys`` are trusted alone where there are any, else those that ``opendata.toml`` names.
    """
    trusted = trusted_keys(house.workspace.keys, keys)
    unsigned, problems = 0, list[Problem]()
    for name in names:
        chain: list[tuple[bytes, bytes | None]] = []
        try:
            for version in house.store.versions(name):
                release = house.store.load(name, version)
                chain.append((house.store.file(release, NAME).read_bytes(), release.signature))
        except (OpendataError, OSError):
            continue  # a release that cannot be read is told of, and there is no chain
        problems += chain_problems(chain, trusted)
        unsigned += sum(signature is None for _, signature in chain)
    return unsigned, problems
