"""``changes.json``: the difference of a release to the one before, for people and programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from opendata.release.json_table import json_object
from opendata.release.release import Changed, Changes, Version


def changes_bytes(
    changes: Changes, dataset: str, version: Version, previous: Version | None, key: Sequence[str]
) -> bytes:
    """The file. Against nothing (``previous`` is None) every row of the release is an added one.

    ``key`` is that of the first table; the others stand under ``tables``, by their names.
    """
    members: dict[str, Any] = {
        "dataset": dataset,
        "version": str(version),
        "previous": str(previous) if previous else None,
        "key": list(key),
        "metadata": list(changes.metadata),
        "columns_added": list(changes.columns_added),
        "columns_removed": list(changes.columns_removed),
        "documents_added": changes.documents_added,
        "documents_removed": changes.documents_removed,
        "added": changes.added,
        "changed": [_changed(one) for one in changes.changed],
        "removed": changes.removed,
    }
    if changes.others:
        members["tables"] = {name: _table(one) for name, one in sorted(changes.others.items())}
    return json_object(members, by_line=("added", "changed", "removed"))


def read_changes(data: bytes) -> Changes:
    """The difference in such a file; ``ValueError`` if it is none."""
    try:
        members: dict[str, Any] = json.loads(data)
        return Changes(
            added=tuple(members["added"]),
            changed=tuple(_read_changed(one) for one in members["changed"]),
            removed=tuple(members["removed"]),
            columns_added=tuple(members["columns_added"]),
            columns_removed=tuple(members["columns_removed"]),
            documents_added=members["documents_added"],
            documents_removed=members["documents_removed"],
            metadata=tuple(members["metadata"]),
            others={name: _read_table(one) for name, one in members.get("tables", {}).items()},
        )
    except (LookupError, TypeError, AttributeError) as error:
        raise ValueError("not a list of changes") from error


def _table(changes: Changes) -> dict[str, Any]:
    """A further table: its rows and columns; documents and metadata are of the whole release."""
    return {
        "columns_added": list(changes.columns_added),
        "columns_removed": list(changes.columns_removed),
        "added": list(changes.added),
        "changed": [_changed(one) for one in changes.changed],
        "removed": list(changes.removed),
    }


def _read_table(one: dict[str, Any]) -> Changes:
    return Changes(
        added=tuple(one["added"]),
        changed=tuple(_read_changed(row) for row in one["changed"]),
        removed=tuple(one["removed"]),
        columns_added=tuple(one["columns_added"]),
        columns_removed=tuple(one["columns_removed"]),
    )


def _changed(one: Changed) -> dict[str, Any]:
    values = {column: {"old": old, "new": new} for column, (old, new) in one.values.items()}
    return {"key": list(one.key), "values": values}


def _read_changed(one: dict[str, Any]) -> Changed:
    values = {column: (pair["old"], pair["new"]) for column, pair in one["values"].items()}
    return Changed(tuple(one["key"]), values)
