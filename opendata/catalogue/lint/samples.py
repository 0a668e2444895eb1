"""The first rows of a table, where a spreadsheet program or a copied example spoils them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from opendata.catalogue.lint.listing import Column, Listing
from opendata.catalogue.schema import Field, TableSchema
from opendata.clean.text import fold
from opendata.messages import Message, msg
from opendata.problems import Place, Problem, Severity

_ZEROS: Final = {"edrpou": 8, "postcode": 5}
"""Codes that begin with zeros → how many digits they have."""
_SERIALS: Final = range(20_000, 80_000)
"""Days since 1900 as a spreadsheet counts them, for the years 1954 … 2119."""


def check_samples(listing: Listing, table: TableSchema | None) -> Iterator[Problem]:
    """Rows that repeat the headings; codes without their zeros; dates that are numbers."""
    for number, row in listing.samples:
        if _repeats_labels(row, listing, table):
            what = msg("a row repeats the headings instead of holding data")
            place = replace(listing.place, row=number)
            found = ", ".join(str(cell) for cell in row[:5])
            yield Problem(
                "schema-label-row", what, place, found, remedy=_drop(), severity=Severity.WARNING
            )
    if table is None:
        return
    fields = {field.name: field for field in table.fields}
    for at, column in enumerate(listing.columns):
        if field := fields.get(column.bare):
            yield from _cells(listing, at, column, field)


def _repeats_labels(row: Sequence[object], listing: Listing, table: TableSchema | None) -> bool:
    titles = {field.name: fold(field.title) for field in table.fields} if table else {}
    texts = [
        (str(cell), column) for cell, column in zip(row, listing.columns, strict=False) if cell
    ]
    same = sum(fold(text) in {titles.get(column.bare), fold(column.name)} for text, column in texts)
    return len(texts) > 1 and same * 2 > len(texts)


def _cells(listing: Listing, at: int, column: Column, field: Field) -> Iterator[Problem]:
    """The first such cell of the column: the others are like it."""
    digits = _ZEROS.get(field.content or "", 0)
    for number, row in listing.samples:
        cell = row[at] if at < len(row) else ""
        text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
        place = Place(listing.place.file, listing.place.sheet, number, field=column.bare)
        if digits - 3 <= len(text) < digits and re.fullmatch("[0-9]+", text):
            yield Problem(
                "schema-sample-zeros",
                msg("the code has lost the zeros at its beginning"),
                place,
                text,
                msg("{value}, in a cell with the format «text»", value=text.zfill(digits)),
                _validate(),
                Severity.WARNING,
            )
            return
        if field.type in {"date", "datetime"} and _is_serial(text):
            yield Problem(
                "schema-sample-serial",
                msg("the date is a number of days, as spreadsheet programs count them"),
                place,
                text,
                msg("a date in the form yyyy-mm-dd, such as 2018-07-06"),
                _validate(),
                Severity.WARNING,
            )
            return


def _is_serial(text: str) -> bool:
    number = text.partition(".")[0]
    return number.isdecimal() and int(number[:9]) in _SERIALS


def _drop() -> Message:
    return msg("Take the row out.")


def _validate() -> Message:
    return msg("«opendata validate» mends this by itself, and says so.")
