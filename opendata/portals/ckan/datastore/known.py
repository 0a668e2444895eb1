"""What the journal keeps of a table, so that a night without changes need not ask for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from opendata.portals.ckan.present import PresentResource


@dataclass(frozen=True, slots=True)
class KnownTable:
    """``csv`` is the SHA-256 of the file that the table was proven to be, ``fingerprint`` that of
    its rows, None where the file can be no table. ``hash`` is what the resource said of itself
    then: XLoader and DataPusher write it when they fill the table.
    """

    csv: str
    fingerprint: str | None
    hash: str

    def holds(self, csv: str, resource: PresentResource) -> bool:
        """Whether the portal says what it said then."""
        active = bool(resource.raw.get("datastore_active"))
        return (
            self.csv == csv
            and active == (self.fingerprint is not None)
            and self.hash == hash_of(resource)
        )


def hash_of(resource: PresentResource) -> str:
    """The ``hash`` of a resource, which CKAN itself leaves empty."""
    return str(resource.raw.get("hash") or "")


def tables_to_json(tables: Mapping[str, KnownTable]) -> dict[str, Any]:
    """Plain values for the journal."""
    return {key: [one.csv, one.fingerprint, one.hash] for key, one in sorted(tables.items())}


def tables_from_json(content: Mapping[str, Any]) -> dict[str, KnownTable]:
    """The tables in ``content``; ``ValueError`` or ``AttributeError`` where it has none such."""
    return {
        str(key): KnownTable(str(csv), None if rows is None else str(rows), str(hash_))
        for key, (csv, rows, hash_) in content.items()
    }
