"""The structure of a table as CSVW metadata: what tools of the W3C's «CSV on the Web» read.

Standard: «Metadata Vocabulary for Tabular Data», W3C Recommendation of 17 December 2015.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final
from urllib.parse import quote

from opendata.catalogue.schema import Field, TableSchema
from opendata.release.csvw_datatype import csvw_datatype
from opendata.release.json_table import json_document
from opendata.release.structure import status_of

MEDIATYPE: Final = "application/csvm+json"
CONTEXT: Final = ["http://www.w3.org/ns/csvw", {"@language": "uk"}]

_NOT_IN_NAMES: Final = re.compile(r"[-.~]|^_")


def csvw_bytes(schema: TableSchema, url: str, tables: Mapping[str, str] | None = None) -> bytes:
    """The metadata of the table at ``url``, an address relative to the metadata file.

    ``tables`` are the other tables of the release: name of the resource → address. A link to a
    table that is not among them is left out, as the standard asks that the table be there, and so
    is one from a column that may be empty.
    The same structure gives the same bytes in every release.
    """
    return json_document(csvw(schema, url, tables or {}))


def csvw(schema: TableSchema, url: str, tables: Mapping[str, str]) -> dict[str, Any]:
    """The same as an object; keys are in a fixed order."""
    status = status_of(schema)
    english_title, english_description = schema.english
    described = str(schema.descriptor.get("description", ""))
    found: dict[str, Any] = {
        "@context": CONTEXT,
        "url": url,
        "dc:title": _texts(schema.title, english_title if _has_english(schema) else ""),
    }
    if described:
        found["dc:description"] = _texts(described, english_description)
    found["rdfs:comment"] = _texts(status.uk, status.en)
    found["tableSchema"] = _table_schema(schema, url, tables)
    return found


def column_name(name: str) -> str:
    """A column's name as the standard lets it stand: a variable of RFC 6570, else escaped."""
    escaped = quote(name, safe="")
    return _NOT_IN_NAMES.sub(lambda found: f"%{ord(found.group()):02X}", escaped)


def _has_english(schema: TableSchema) -> bool:
    return any(one.english[0] for one in schema.fields)


def _table_schema(schema: TableSchema, url: str, tables: Mapping[str, str]) -> dict[str, Any]:
    raw = schema.descriptor["fields"]
    found: dict[str, Any] = {
        "null": [_text(one) for one in schema.descriptor.get("missingValues", [""])],
        "columns": [_column(one, said) for one, said in zip(schema.fields, raw, strict=True)],
    }
    # Only a key that the structure declares: what merely tells rows apart is checked by nobody.
    if key := schema.descriptor.get("primaryKey"):
        found["primaryKey"] = _names(_list(key))
    if links := list(_links(schema, url, tables)):
        found["foreignKeys"] = links
    return found


def _column(one: Field, said: Mapping[str, Any]) -> dict[str, Any]:
    # The header of the CSV must be among the titles, or validators refuse the table; «und» is the
    # language of a text that has none, and matches any.
    titles = {"und": one.name, "uk": one.title, "en": one.english[0]}
    column: dict[str, Any] = {
        "name": column_name(one.name),
        "titles": {language: text for language, text in titles.items() if text},
    }
    if one.description:
        column["dc:description"] = _texts(one.description, one.english[1])
    column["datatype"] = csvw_datatype(one, said)
    # Not what the structure file lists: by the standard «null» is no value, and would be refused.
    column["required"] = one.required
    if one.separator:
        column["separator"] = one.separator
    return column


def _links(schema: TableSchema, url: str, tables: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """The links that the standard can hold a right table to: it excuses no empty cell."""
    for link in schema.descriptor.get("foreignKeys", ()):
        # In version 1 of Table Schema the table itself is ""; in version 2 nothing is said.
        resource = link["reference"].get("resource", "")
        target = tables.get(resource) if resource else url
        columns = _list(link["fields"])
        if target and all(schema.field(name).required for name in columns):
            yield {
                "columnReference": _names(columns),
                "reference": {
                    "resource": target,
                    "columnReference": _names(_list(link["reference"]["fields"])),
                },
            }


def _text(missing: str | Mapping[str, Any]) -> str:
    """Table Schema lets a label stand beside a text that means «no value»."""
    return str(missing["value"]) if isinstance(missing, Mapping) else missing


def _list(said: str | list[str]) -> list[str]:
    return [said] if isinstance(said, str) else list(said)


def _names(names: list[str]) -> list[str]:
    return [column_name(name) for name in names]


def _texts(ukrainian: str, english: str) -> list[dict[str, str]]:
    texts = (("uk", ukrainian), ("en", english))
    return [{"@value": text, "@language": language} for language, text in texts if text]
