"""Steps as CKAN's actions want them: dictionaries. What is not ours is never left out of a list.

``package_patch`` and ``package_revise`` replace the whole list of extras; a full update (the only
one of 2.7 and 2.8 that keeps several writers apart) replaces everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from opendata.portals.ckan.identity import resource_id
from opendata.portals.ckan.plan import Step
from opendata.portals.ckan.present import COMPUTED, FROM_FILE, RESOURCE_COMPUTED, Present
from opendata.portals.ckan.values import EXTRA, Change, Value

_TABLE: Final = ("datastore_active", "datastore_contains_all_records_of_source_file")
"""Written by the DataStore on a resource. 2.8 forgets them in a ``package_update`` without them,
and hides the table, whoever filled it; it keeps them itself where one resource is updated.
"""


def dataset_patch(present: Present | None, changes: Iterable[Change]) -> dict[str, Any]:
    """The fields of ``changes`` for ``package_create``, ``package_patch`` or ``package_revise``.

    The extras are all of them: those of others as they are.
    """
    patch: dict[str, Any] = {}
    extras = _extras(present.raw if present else {})
    before = dict(extras)
    for one in changes:
        if one.field.startswith(EXTRA):
            key = one.field.removeprefix(EXTRA)
            extras.pop(key, None)
            if one.after is not None:
                extras[key] = one.after
        elif one.field in ("tags", "groups"):
            patch[one.field] = _named(present, one)
        else:
            patch[one.field] = "" if one.after is None else one.after
    if extras != before:
        patch["extras"] = [{"key": key, "value": value} for key, value in extras.items()]
    return patch


def resource_patch(step: Step, dataset_id: str) -> dict[str, Any]:
    """The fields of a resource for ``resource_create``, ``resource_patch`` or ``package_revise``.

    The ids are in it: a resource that is added gets the one that it will always have.
    """
    id_ = step.resource_id or resource_id(dataset_id, step.identity or "")
    return {"id": id_, **_plain(step.changes)}


def whole_dataset(present: Present, changes: Iterable[Change]) -> dict[str, Any]:
    """The whole dataset for ``package_update``, with all resources and unknown fields."""
    whole = {key: value for key, value in present.raw.items() if key not in COMPUTED}
    whole["resources"] = [
        whole_resource(one.raw, ()) | {key: one.raw[key] for key in _TABLE if one.raw.get(key)}
        for one in present.resources
    ]
    return whole | dataset_patch(present, changes)


def whole_resource(
    raw: Mapping[str, Any], changes: Iterable[Change], *, new_file: bool = False
) -> dict[str, Any]:
    """The whole resource for a full update; what is said of a file goes with the file."""
    stale = RESOURCE_COMPUTED | (FROM_FILE if new_file else frozenset())
    return {key: value for key, value in raw.items() if key not in stale} | _plain(changes)


def _plain(changes: Iterable[Change]) -> dict[str, Any]:
    return {one.field: "" if one.after is None else one.after for one in changes}


def _extras(raw: Mapping[str, Any]) -> dict[str, Any]:
    return {str(one["key"]): one.get("value") for one in raw.get("extras") or ()}


def _named(present: Present | None, change: Change) -> list[dict[str, Any]]:
    """Tags or groups; one that stays is sent as the portal gave it."""
    names: Value = change.after or ()
    there = (present.raw.get(change.field) if present else None) or ()
    known = {one["name"]: dict(one) for one in there}
    return [known.get(name, {"name": name}) for name in (names if isinstance(names, tuple) else ())]
