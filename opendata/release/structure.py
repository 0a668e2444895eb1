"""The structure file of Resolution 835: five attributes per column, as CSV."""

from __future__ import annotations

from typing import Any, Final

from opendata.catalogue.schema import TableSchema
from opendata.release.csv_table import csv_bytes

COLUMNS: Final = ("name", "title", "description", "datatype", "required")

STRUCTURE_SCHEMA: Final[dict[str, Any]] = {
    "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
    "fields": [
        {"name": "name", "type": "string", "constraints": {"required": True, "unique": True}},
        {"name": "title", "type": "string"},
        {"name": "description", "type": "string"},
        {"name": "datatype", "type": "string", "constraints": {"required": True}},
        {"name": "required", "type": "boolean", "constraints": {"required": True}},
    ],
    "primaryKey": ["name"],
    "missingValues": ["", "null"],
}
"""The Table Schema of the structure file itself, for the manifest."""


def structure_bytes(schema: TableSchema) -> bytes:
    """The structure file of ``schema``, one line per column, in the order of the columns."""
    rows = [
        (one.name, one.title, one.description, one.datatype, "true" if one.required else "false")
        for one in schema.fields
    ]
    return csv_bytes(COLUMNS, rows)
