"""The difference between two releases."""

from __future__ import annotations

from typing import Any

from opendata.cli.globals import Settings
from opendata.cli.output import print_json, tell
from opendata.messages import msg
from opendata.problems import visible
from opendata.release.release import Changes


def show(changes: Changes, settings: Settings) -> None:
    """Rows added (+), changed (~, with old and new values) and removed (-)."""
    if settings.json:
        print_json(changes_record(changes))
        return
    _show_table(changes, settings)
    for name, other in changes.others.items():
        tell(settings.say(msg("Table {name}:", name=name)))
        _show_table(other, settings)
    if changes.nothing:
        tell(settings.say(msg("The rows of the two releases are the same")))


def _show_table(changes: Changes, settings: Settings) -> None:
    for column in changes.columns_added:
        tell(settings.say(msg("+ column {name}", name=column)))
    for column in changes.columns_removed:
        tell(settings.say(msg("- column {name}", name=column)))
    for row in changes.added:
        tell("+ " + _short(row))
    for changed in changes.changed:
        tell("~ " + visible(", ".join(changed.key)))
        for column, (old, new) in changed.values.items():
            tell(f"    {column}: {_cell(old)} → {_cell(new)}")
    for row in changes.removed:
        tell("- " + _short(row))


def changes_record(changes: Changes) -> dict[str, Any]:
    """The difference as plain data."""
    return {
        "added": [dict(row) for row in changes.added],
        "changed": [
            {
                "key": list(one.key),
                "values": {
                    name: {"old": old, "new": new} for name, (old, new) in one.values.items()
                },
            }
            for one in changes.changed
        ],
        "removed": [dict(row) for row in changes.removed],
        "columns_added": list(changes.columns_added),
        "columns_removed": list(changes.columns_removed),
        "documents_added": changes.documents_added,
        "documents_removed": changes.documents_removed,
        "metadata": list(changes.metadata),
        **(
            {"tables": {name: changes_record(one) for name, one in changes.others.items()}}
            if changes.others
            else {}
        ),
    }


def _short(row: Any) -> str:
    parts = [row.get("uid"), row.get("acceptedDate"), row.get("title")]
    shown = [part for part in parts if part] or [value for value in row.values() if value]
    return visible("  ".join(shown))


def _cell(value: str | None) -> str:
    return "null" if value is None else f"«{visible(value)}»"
