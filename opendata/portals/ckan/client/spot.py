"""What is being asked of whom, for the words of a failure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

READS: Final = (
    "_show",
    "_list",
    "_search",
    "_info",
    "_autocomplete",
    "_list_for_user",
    "_list_authz",
)
"""How the names of CKAN's actions end that change nothing."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One request: ``portal`` is its address for people, ``what`` an action or a file's address.

    ``write`` says whether it may change something there.
    """

    portal: str
    what: str
    write: bool


def is_read(action: str) -> bool:
    """Whether the action only reads, so that it may be asked again without harm."""
    return action.endswith(READS)
