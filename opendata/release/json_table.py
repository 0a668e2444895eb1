"""JSON as it is released: an array of objects, one record a line, a missing value as null."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from opendata.table import Table


def json_bytes(table: Table) -> bytes:
    """The table in the order given, columns in order, as UTF-8; ends with a line end."""
    return (json_lines(table.records()) + "\n").encode("utf-8")


def json_lines(items: Iterable[object], indent: str = "") -> str:
    """A JSON array with one item a line, so that people and line-based tools can compare it."""
    lines = [f"{indent}{json.dumps(item, ensure_ascii=False)}" for item in items]
    closing = indent[:-1] if indent else ""
    return "[\n" + ",\n".join(lines) + f"\n{closing}]" if lines else "[]"


def json_object(members: Mapping[str, Any], by_line: Sequence[str]) -> bytes:
    """An object with one member a line; those named in ``by_line`` are arrays, one item a line."""
    lines = [
        f" {json.dumps(name)}: "
        + (json_lines(value, "  ") if name in by_line else json.dumps(value, ensure_ascii=False))
        for name, value in members.items()
    ]
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode("utf-8")


def json_document(value: object) -> bytes:
    """A document for people and programs: indented, in the order given, UTF-8."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
