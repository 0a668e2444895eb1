"""The fields of a dataset and of a resource in one form that can be compared.

A key is CKAN's own (``title``), or ``extras:<key>`` for an extra. A value is text, a truth value,
or a tuple of texts (tags, groups). What is empty is None: CKAN shows no difference.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

Value = str | bool | tuple[str, ...] | None
Values = Mapping[str, Value]

EXTRA: Final = "extras:"
"""How the key of an extra begins."""

MARK: Final = "opendata_id"
"""Our own field: on a dataset (an extra) whose it is, on a resource which of its parts it is."""
CONTENT: Final = "opendata_sha256"
"""Our own field of a resource: the SHA-256 of the file that we uploaded last. Never a proof."""
WITHDRAWN: Final = "opendata_withdrawn"
"""Our own field of a resource that is not published any more; its file is a notice."""
OWN: Final = frozenset({MARK, CONTENT, WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Change:
    """One field: what the portal has and what it will have."""

    field: str
    before: Value
    after: Value


def empty_as_none(value: Value) -> Value:
    """``""`` and ``()`` are None."""
    return None if value in ("", ()) else value


def shown(value: Value) -> str:
    """A value on one line, for people."""
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else ", ".join(value)
