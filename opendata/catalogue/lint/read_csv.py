"""A CSV file → the structure in it: five columns of a structure file, or the header of a table."""

from __future__ import annotations

import csv
import io
from typing import Final

from opendata.catalogue.lint.listing import Listing
from opendata.catalogue.lint.read_rows import SAMPLES, table_listing
from opendata.catalogue.lint.read_structure import is_structure, structure_listing
from opendata.catalogue.lint.read_text import decoded
from opendata.messages import msg
from opendata.problems import Place, Problem

_DELIMITERS: Final = (",", ";", "\t", "|")
MOST_ROWS: Final = 5_000
"""Columns that a structure file may have; no table has so many."""
LONGEST: Final = 131_072
"""Characters of a cell: a longer one is a quotation mark that is never closed."""


def csv_listing(data: bytes, file: str, name: str) -> tuple[list[Listing], list[Problem]]:
    """The structure in the CSV ``data`` for the resource ``name``, and faults of the form."""
    text, problems = decoded(data, file)
    delimiter = _delimiter(text)
    try:
        rows = _rows(text, delimiter)
    except csv.Error as error:
        what = msg("the CSV cannot be read")
        remedy = msg("Open the file in a text editor and mend the place named above.")
        return [], [
            *problems,
            Problem("schema-unreadable", what, Place(file), str(error), remedy=remedy),
        ]
    if is_structure(rows):
        listing, more = structure_listing(rows, Place(file), delimiter, name)
    else:
        listing, more = table_listing(rows[: SAMPLES + 10], Place(file), name)
    return [listing], problems + more


def _delimiter(text: str) -> str:
    """The sign that parts the header into most cells."""
    widths = {}
    for sign in _DELIMITERS:
        try:
            widths[sign] = len(next(csv.reader(io.StringIO(text, newline=""), delimiter=sign), []))
        except csv.Error:
            widths[sign] = 0
    return max(_DELIMITERS, key=widths.__getitem__)


def _rows(text: str, delimiter: str) -> list[list[str]]:
    # Without newline="" the reader would turn line ends inside a quoted name into others; it never
    # takes U+2028 for a line end, as str.splitlines would.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows = [row for row, _ in zip(reader, range(MOST_ROWS), strict=False)]
    # The limit of the csv module is one for the whole process, and other libraries lift it.
    if any(len(cell) > LONGEST for row in rows for cell in row):
        raise csv.Error(f"field larger than field limit ({LONGEST})")
    return rows
