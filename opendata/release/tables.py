"""A table as it is released: arranged by its schema, sorted by its key, in three formats."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from opendata.catalogue.schema import TableSchema
from opendata.messages import msg
from opendata.problems import Exit, OpendataError, Place, Problem
from opendata.release.csv_table import csv_bytes, to_row
from opendata.release.csvw_datatype import FALSE, TRUE, truth_words
from opendata.release.json_table import json_bytes
from opendata.release.xlsx_table import xlsx_bytes
from opendata.table import Cell, Row, Table

FORMATS: Final[Mapping[str, str]] = {
    "csv": "text/csv",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""The formats of a released table with their media types, in the order of listing."""

Key = tuple[Cell, ...]


def arrange(table: Table, schema: TableSchema) -> Table:
    """The table as it is published: columns of ``schema`` in its order, rows sorted by key.

    A column that the table lacks is empty. ``""`` and ``null`` become None, as nobody could tell
    them apart in the CSV; truth is spelled in one way, as CSVW knows no more. ``ValueError`` for a
    column that the schema does not have; ``OpendataError`` for text that UTF-8 cannot hold.
    """
    unknown = set(table.columns) - set(schema.columns)
    if unknown:
        raise ValueError(f"columns without a place in the structure: {sorted(unknown)}")
    at = [table.columns.index(c) if c in table.columns else None for c in schema.columns]
    rows = tuple(to_row(None if i is None else row[i] for i in at) for row in table.rows)
    rows = _one_truth(rows, schema)
    _check_text(schema.columns, rows)
    return sort_rows(Table(schema.columns, rows, table.origins), schema.primary_key)


def _one_truth(rows: tuple[Row, ...], schema: TableSchema) -> tuple[Row, ...]:
    """The rows with the first word for true, and for false, of each boolean column."""
    words = {
        at: _truth(said)
        for at, said in enumerate(schema.descriptor["fields"])
        if schema.fields[at].type == "boolean"
    }
    if not words:
        return rows
    return tuple(
        tuple(
            words[at].get(cell, cell) if at in words and cell is not None else cell
            for at, cell in enumerate(row)
        )
        for row in rows
    )


def _truth(said: Mapping[str, Any]) -> dict[str, str]:
    """Every word of a boolean column → the word that is published."""
    true, false = truth_words(said)
    found = {str(word): true for word in said.get("trueValues") or TRUE}
    return found | {str(word): false for word in said.get("falseValues") or FALSE}


def sort_rows(table: Table, key: Sequence[str]) -> Table:
    """The rows by ``key``: cell by cell, None first, then by code point; origins go along.

    Without a key the whole row is the key.
    """
    of = key_getter(table.columns, key or table.columns)
    order = sorted(range(len(table)), key=lambda number: sort_key(of(table.rows[number])))
    rows = tuple(table.rows[number] for number in order)
    origins = tuple(table.origins[number] for number in order) if table.origins else ()
    return Table(table.columns, rows, origins)


def key_getter(columns: Sequence[str], key: Sequence[str]) -> Callable[[Row], Key]:
    """A function from a row to the cells of its key; ``ValueError`` for an unknown column."""
    at = tuple(list(columns).index(column) for column in key)
    return lambda row: tuple(row[i] for i in at)


def sort_key(key: Key) -> tuple[tuple[bool, str], ...]:
    """What ``key`` is sorted by: None before any text, text by code point in every locale."""
    return tuple((cell is not None, cell or "") for cell in key)


def uid_of(key: Key) -> str:
    """The key of a row as one text, by which its document is known."""
    return "|".join(cell or "" for cell in key)


def render(table: Table, schema: TableSchema) -> dict[str, bytes]:
    """The bytes of an arranged table in every format, by the names in :data:`FORMATS`."""
    return {
        "csv": csv_bytes(table.columns, table.rows),
        "json": json_bytes(table),
        "xlsx": xlsx_bytes(table, schema),
    }


def _check_text(columns: Sequence[str], rows: Sequence[Row]) -> None:
    for row in rows:
        for column, cell in zip(columns, row, strict=True):
            if cell is not None and not cell.isascii() and not _is_unicode(cell):
                problem = Problem(
                    "release-text",
                    msg("A cell holds half a character: it cannot be written as UTF-8."),
                    Place(field=column),
                    cell.encode("utf-8", "backslashreplace").decode("ascii", "replace"),
                    msg("text in Unicode"),
                    msg("Type the value in the source again."),
                )
                raise OpendataError(problem, Exit.INVALID)


def _is_unicode(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
