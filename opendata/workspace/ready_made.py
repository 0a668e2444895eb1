"""The sets of tables that ship with a descriptor, for a council to begin with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from opendata.shipped import shipped
from opendata.workspace.read import DESCRIPTOR


@dataclass(frozen=True, slots=True)
class ReadyMade:
    """A shipped descriptor: its text, and what of it has to be known before it is copied.

    ``tables`` are the files that the clerk fills in, by the keys of their tables. ``requirement``
    is empty for a set that Resolution 835 does not ask for.
    """

    text: str
    requirement: str
    edition: str
    tables: Mapping[str, str]


@cache
def ready_made() -> Mapping[str, ReadyMade]:
    """The shipped sets of tables that a clerk fills in, by name."""
    import yaml

    found = {}
    for path in sorted(shipped("datasets").glob(f"*/{DESCRIPTOR}")):
        text = path.read_text(encoding="utf-8")
        own = yaml.safe_load(text)["opendata"]
        tables = own["sources"].get("tables")
        if tables:
            files = {key: one["path"] for key, one in tables.items()}
            found[path.parent.name] = ReadyMade(
                text, own.get("requirement", ""), own["edition"], files
            )
    return found
