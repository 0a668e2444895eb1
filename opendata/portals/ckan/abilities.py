"""What a portal can do: learned from the portal itself, asked for wherever portals differ."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Fields(StrEnum):
    """Where a portal has the fields of the passport that CKAN itself does not know."""

    TOP = "top"
    """Beside the title: the portal has a schema of its own. As extras they are refused there."""
    EXTRAS = "extras"
    """In the list of extras: stock CKAN. Beside the title they are dropped without a word."""


@dataclass(frozen=True, slots=True)
class Abilities:
    """``version`` is CKAN's (``(2, 9, 11)``); ``revise``: it has ``package_revise``; ``required``
    are the fields without which it refuses a dataset; ``limit`` is its largest upload in bytes,
    None where that could not be learned; ``datastore``: it has a DataStore; ``groups`` are those
    into which the token may put a dataset (``group_list_authz``): with another one CKAN answers 404
    to an editor and makes no dataset.
    """

    version: tuple[int, ...]
    revise: bool
    fields: Fields
    required: frozenset[str] = frozenset()
    limit: int | None = None
    datastore: bool = False
    groups: frozenset[str] = frozenset()
