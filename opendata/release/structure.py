"""What a release says of its structure: the file with five attributes per column, and its edition.

The five attributes and their words are those of the recommendations for Resolution 835. The other
form of the same, CSVW, is made by :mod:`opendata.release.structure_csvw`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from opendata.catalogue.data_files import Text
from opendata.catalogue.editions import edition
from opendata.catalogue.schema import TableSchema
from opendata.release.csv_table import csv_bytes

COLUMNS: Final = ("name", "title", "description", "datatype", "required")
TRUTH: Final = {True: "True", False: "False"}
"""As the official files of 2025 spell it."""

STRUCTURE_SCHEMA: Final[dict[str, Any]] = {
    "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
    "fields": [
        {"name": "name", "type": "string", "constraints": {"required": True, "unique": True}},
        {"name": "title", "type": "string"},
        {"name": "description", "type": "string"},
        {"name": "datatype", "type": "string", "constraints": {"required": True}},
        {
            "name": "required",
            "type": "boolean",
            "trueValues": [TRUTH[True]],
            "falseValues": [TRUTH[False]],
            "constraints": {"required": True},
        },
    ],
    "primaryKey": ["name"],
    "missingValues": ["", "null"],
}
"""The Table Schema of the structure file itself, for the manifest."""

OWN: Final = Text("власна структура розпорядника інформації", "a structure of the publisher's own")

_NOT_SAID: Final = frozenset({"$schema", "name", "opendata", "primaryKey"})
"""What a descriptor has for programs. The key is compared as :class:`TableSchema` has it."""


def structure_bytes(schema: TableSchema) -> bytes:
    """The structure file of ``schema``, one line per column, in the order of the columns.

    ``required`` is what the recommendation lists: there ``null`` counts as a value.
    """
    rows = [
        (one.name, one.title, one.description, one.datatype, TRUTH[one.listed_required])
        for one in schema.fields
    ]
    return csv_bytes(COLUMNS, rows)


def status_of(schema: TableSchema) -> Text:
    """What the structure is and how sure that is, short enough for a passport."""
    return status_in(schema.edition) or OWN


def status_in(key: str | None) -> Text | None:
    """The same of the structures of the edition ``key``; None where nothing is known of it."""
    try:
        return edition(key).structures if key else None
    except KeyError:  # a workspace may bring structures of an edition that nobody has written of
        return None


def edition_of(schema: TableSchema) -> dict[str, Any]:
    """The edition of ``schema`` for the manifest and the passport; None is one's own structure."""
    return {"edition": schema.edition or None, "status": status_of(schema).uk}


def same_structure(old: TableSchema, new: TableSchema) -> bool:
    """Whether two structures say the same to whoever reads the table or its structure file.

    Columns, types, rules, labels and descriptions count. What stands under our own key does not,
    nor a technical name: a newer program may know more of a table, and that is no new release.
    """
    return _said(old) == _said(new)


def _said(schema: TableSchema) -> dict[str, Any]:
    descriptor = schema.descriptor
    said = {name: value for name, value in descriptor.items() if name not in _NOT_SAID}
    said["fields"] = [_without_ours(one) for one in descriptor["fields"]]
    said["listed"] = [(one.datatype, one.listed_required) for one in schema.fields]
    said["key"] = schema.primary_key
    return said


def _without_ours(field: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in field.items() if name != "opendata"}
