"""Reports of Frictionless, and of another way to the same."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

from frictionless import Report, Resource, Schema


def fields(**named: dict[str, Any]) -> dict[str, Any]:
    """A schema of named fields."""
    return {"fields": [{"name": name, **one} for name, one in named.items()]}


def plain(resource: Resource, limit_errors: int) -> Report:
    """Frictionless itself."""
    return resource.validate(limit_errors=limit_errors)


def report(
    check: Callable[..., Report],
    path: Path,
    schema: dict[str, Any],
    encoding: str | None = None,
    limit: int = 0,
) -> Any:
    """What ``check`` says of the file, without the time it took; what it raises, as a text."""
    options = {"encoding": encoding} if encoding else {}
    try:
        resource = Resource(
            path=path.name,
            basepath=str(path.parent),
            schema=Schema.from_descriptor(copy.deepcopy(schema)),
            **options,
        )
        found = check(resource, limit_errors=limit).to_descriptor()
    except Exception as fault:
        return repr(fault)
    found["stats"].pop("seconds")
    for task in found["tasks"]:
        task["stats"].pop("seconds", None)
    return found
