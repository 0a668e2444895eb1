"""The header of a table, and its first rows → a listing without types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from opendata.catalogue.lint.letters import bare
from opendata.catalogue.lint.listing import Column, Kind, Listing
from opendata.messages import msg
from opendata.problems import Place, Problem

SAMPLES: Final = 20
"""Rows that are looked at; «opendata validate» looks at all."""


def table_listing(
    rows: Sequence[Sequence[object]], place: Place, name: str
) -> tuple[Listing, list[Problem]]:
    """The table in ``rows``; its header is the first row that is not empty."""
    first = next((number for number, row in enumerate(rows) if any(map(_text, row))), None)
    if first is None:
        what = msg("there is no list of columns in the file")
        remedy = msg("Name a file that describes a table.")
        return Listing(Kind.DATA, place, ()), [
            Problem("schema-no-columns", what, place, remedy=remedy)
        ]
    header = [_text(cell) for cell in rows[first]]
    while not header[-1].strip():  # formatted cells beside the table
        header.pop()
    columns = tuple(
        Column(
            text,
            Place(
                place.file, place.sheet, first + 1, _address(at, first), field=bare(text) or None
            ),
        )
        for at, text in enumerate(header)
    )
    samples = [
        (number, row)
        for number, row in enumerate(rows[first + 1 : first + 1 + SAMPLES], first + 2)
        if any(map(_text, row))
    ]
    return Listing(Kind.DATA, place, columns, name, samples=samples), []


def _text(cell: object) -> str:
    return "" if cell is None else str(cell)


def _address(column: int, row: int) -> str:
    """``D14``; both count from 0."""
    letters, rest = "", column + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return f"{letters}{row + 1}"
