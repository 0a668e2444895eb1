"""The table as the site shows it: few columns, newest first, and all rows for the filter."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from opendata.catalogue.schema import Field, TableSchema
from opendata.portals.site.words import short_day
from opendata.release.documents import document_column
from opendata.release.release import DocumentFile
from opendata.release.tables import key_getter, uid_of
from opendata.table import Row, Table

COLUMNS: Final = ("number", "acceptedDate", "type", "title", "status")
"""The columns by which people look for an act, in the order of reading."""
AT_MOST: Final = 5
SHOWN_BY_BROWSERS: Final = (".pdf", ".txt")
"""Documents that a browser only lays out. Others are handed over as files: an HTML document could
hold a script, and would run it in the name of the council's site."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row as shown: its cells as text, and the document to open, relative to the dataset."""

    cells: tuple[str, ...]
    document: str | None


@dataclass(frozen=True, slots=True)
class Preview:
    """The shown columns and all rows, newest first. ``title`` is the column that links."""

    fields: tuple[Field, ...]
    title: int
    lines: tuple[Line, ...]


def preview(table: Table, schema: TableSchema, documents: Sequence[DocumentFile]) -> Preview:
    """What the page of a dataset shows of its newest table."""
    fields = _shown(table, schema)
    places = [table.index(field.name) for field in fields]
    dated = [field.type == "date" for field in fields]
    files = _by_key(documents)
    key = key_getter(table.columns, schema.primary_key)
    named = document_column(table.columns)
    text = table.index(named) if named else None

    def line(row: Row) -> Line:
        cells = tuple(
            short_day(row[place]) if is_date else row[place] or ""
            for place, is_date in zip(places, dated, strict=True)
        )
        return Line(
            cells, _document(files.get(uid_of(key(row))), row[text] if text is not None else None)
        )

    title = next((n for n, field in enumerate(fields) if field.name == "title"), 0)
    return Preview(fields, title, tuple(line(row) for row in _newest_first(table, fields)))


def script(shown: Preview) -> bytes:
    """All rows as a script: unlike a JSON file, a page opened from a folder can load it.

    One row a line, so that two versions of it can be compared; escaped so that the text can stand
    in any script.
    """
    lines = ",\n".join(embed([*line.cells, line.document]) for line in shown.lines)
    return f"window.opendataRows = [\n{lines}\n];\n".encode()


def handed_over(path: str) -> bool:
    """Whether a link saves the document at ``path`` instead of opening it in the browser."""
    return not path.lower().endswith(SHOWN_BY_BROWSERS)


def embed(value: object) -> str:
    """JSON that is safe inside a ``script`` element: no markup, no line separators of old JS."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _shown(table: Table, schema: TableSchema) -> tuple[Field, ...]:
    """The known columns where the table has a title; else its first few."""
    there = [field for field in schema.fields if field.name in table.columns]
    by_name = {field.name: field for field in there}
    known = tuple(by_name[name] for name in COLUMNS if name in by_name)
    return known if "title" in by_name else tuple(there[:AT_MOST])


def _newest_first(table: Table, fields: Sequence[Field]) -> Sequence[Row]:
    dates = [field.name for field in fields if field.type == "date"]
    if not dates:
        return table.rows
    place = table.index(dates[0])
    return sorted(table.rows, key=lambda row: row[place] or "", reverse=True)


def _by_key(documents: Sequence[DocumentFile]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for document in documents:
        found.setdefault(document.uid, []).append(document.path)
    return found


def _document(paths: Sequence[str] | None, name: str | None) -> str | None:
    """The document that the row itself names; else the first that belongs to it."""
    if not paths:
        return None
    named = (path for path in paths if name and path.endswith(f"/{name}"))
    return next(named, paths[0])
