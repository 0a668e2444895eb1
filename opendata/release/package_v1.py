"""Data Package descriptors of version 1 → of version 2, in what a reader of ours looks at.

Version 1 (2017) names its kind in ``profile``, version 2 (2024) in ``$schema``. Councils and
portals have both; the national portal still writes version 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

PROFILE: Final = "https://datapackage.org/profiles/2.0/datapackage.json"
TABULAR: Final = "tabular-data-resource"


def as_v2(package: Mapping[str, Any]) -> dict[str, Any]:
    """``package`` in the words of version 2; one of version 2 comes back equal.

    Pure; nothing is checked. ``LookupError``, ``TypeError`` or ``AttributeError`` where it is no
    descriptor at all.
    """
    found = {name: value for name, value in package.items() if name != "profile"}
    if "$schema" not in found or "profile" in package:
        found["$schema"] = PROFILE
    if "contributors" in found:
        found["contributors"] = [_contributor(one) for one in found["contributors"]]
    found["resources"] = [_resource(one) for one in package["resources"]]
    return found


def _contributor(one: Mapping[str, Any]) -> dict[str, Any]:
    """A list of roles stands where one role stood."""
    found = dict(one)
    if role := found.pop("role", None):
        found.setdefault("roles", [role])
    return found


def _resource(one: Mapping[str, Any]) -> dict[str, Any]:
    found = dict(one)
    if found.pop("profile", None) == TABULAR:
        found.setdefault("type", "table")
    if isinstance(found.get("schema"), Mapping):
        found["schema"] = _schema(found["schema"])
    return found


def _schema(schema: Mapping[str, Any]) -> dict[str, Any]:
    """A key of one column may be a bare name; a column without a type is a string."""
    found = dict(schema)
    found["fields"] = [{"type": "string", **one} for one in schema["fields"]]
    if isinstance(found.get("primaryKey"), str):
        found["primaryKey"] = [found["primaryKey"]]
    return found
