"""Every release in the store, with all its files and documents."""

from __future__ import annotations

from collections.abc import Iterable

from opendata.pipeline.verify.objects import Objects
from opendata.problems import OpendataError, Problem
from opendata.release.store import ReleaseStore


def read_releases(
    store: ReleaseStore, names: Iterable[str], objects: Objects
) -> tuple[int, list[Problem]]:
    """How many releases there are, and every file of them that is not as it was written.

    ``objects`` were read before: a document of a hundred releases is hashed once.
    """
    number, problems = 0, list[Problem]()
    for name in names:
        for version in store.versions(name):
            number += 1
            try:
                problems += store.verify(store.load(name, version), objects.hash_of)
            except OpendataError as error:
                problems += error.problems
    return number, problems
