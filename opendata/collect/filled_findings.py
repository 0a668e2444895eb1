"""What is told about a filled-in table: its header, its sheets, and what was put right in cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from opendata.catalogue.schema import TableSchema
from opendata.collect.filled_header import By, FilledHeader
from opendata.collect.mend import Mending
from opendata.collect.sheets import cell_name
from opendata.messages import Message, msg, nmsg
from opendata.problems import Place, Problem, Severity

FIRST_SHOWN: Final = 3
_WARNED: Final = frozenset({Mending.MADE_DATE})
_AS_TEXT: Final = frozenset({Mending.ZEROS, Mending.MADE_DATE})
"""What does not happen in a column whose format is «Text»."""


def mending(how: Mending, n: int, place: Place, before: str, after: str) -> Problem:
    """What was done to ``n`` cells, the first of which stands at ``place``."""
    return Problem(
        how.value,
        _what(how, n),
        place,
        before,
        msg("{text}, and the like in the other cells", text=after)
        if n > 1
        else msg("{text}", text=after),
        msg("Give the column the format «Text», and write the codes anew as they are.")
        if how in _AS_TEXT
        else None,
        Severity.WARNING if how in _WARNED else Severity.NOTE,
    )


def _what(how: Mending, n: int) -> Message:
    match how:
        case Mending.ZEROS:
            return nmsg(
                "a code had lost the zeros at its front; they were put back in {n} cell",
                "codes had lost the zeros at their front; they were put back in {n} cells",
                n,
            )
        case Mending.DATE:
            return nmsg(
                "a date had become the number of a day; it was read as the date in {n} cell",
                "dates had become numbers of days; they were read as dates in {n} cells",
                n,
            )
        case Mending.TIME_MARK:
            return nmsg(
                "a Cyrillic «Т» stood before the time; it was read as the Latin one in {n} cell",
                "a Cyrillic «Т» stood before the time; it was read as the Latin one in {n} cells",
                n,
            )
        case Mending.COMMA:
            return nmsg(
                "a decimal comma was read as a dot in {n} cell",
                "decimal commas were read as dots in {n} cells",
                n,
            )
        case Mending.BLANKS:
            return nmsg(
                "blanks that do not belong to the value were left out in {n} cell",
                "blanks that do not belong to the values were left out in {n} cells",
                n,
            )
        case Mending.NULL:
            return nmsg(
                "«null» was spelled otherwise, and read as «null», in {n} cell",
                "«null» was spelled otherwise, and read as «null», in {n} cells",
                n,
            )
        case Mending.MIDNIGHT:
            return nmsg(
                "a midnight after the date was left out in {n} cell",
                "midnights after the dates were left out in {n} cells",
                n,
            )
        case Mending.APOSTROPHE:
            return nmsg(
                "an apostrophe before the digits was left out in {n} cell",
                "apostrophes before the digits were left out in {n} cells",
                n,
            )
        case Mending.MADE_DATE:
            return nmsg(
                "Excel made a date of a text in {n} cell, and what was typed is gone",
                "Excel made dates of texts in {n} cells, and what was typed is gone",
                n,
            )


def header_problems(place: Place, header: FilledHeader, schema: TableSchema) -> Iterator[Problem]:
    """Columns that are missing, misspelled or unknown; ``place`` is the row of the header."""
    for column in header.missing:
        field = schema.field(column)
        yield Problem(
            "column-missing",
            msg("the table has no column «{label}»", label=field.title),
            place,
            expected=msg("a column with the header {name}", name=column),
            remedy=msg("Add the column; where there is nothing to say, write null into its cells."),
            severity=Severity.ERROR if field.listed_required else Severity.WARNING,
        )
    for column, found in header.found.items():
        if found.by is not By.NAME:
            yield Problem(
                "column-spelling",
                msg(
                    "the header of «{label}» is spelled otherwise", label=schema.field(column).title
                ),
                Place(place.file, place.sheet, cell=cell_name(header.row, found.spot)),
                found.shown,
                msg("{text}", text=column),
                msg("Copy the name from the template: it must be the same letter for letter."),
                Severity.WARNING,
            )
    for spot, text in header.unknown:
        yield Problem(
            "column-unknown",
            msg("the structure has no such column"),
            Place(place.file, place.sheet, cell=cell_name(header.row, spot)),
            text,
            remedy=msg("Remove the column, or correct its header; it is not checked."),
            severity=Severity.WARNING,
        )


def no_sheet(name: str, wanted: str, names: Sequence[str | None]) -> Problem:
    """The workbook ``name`` has not the sheet ``wanted``, but the sheets ``names``."""
    known = ", ".join(one for one in names if one)
    return Problem(
        "table-no-sheet",
        msg("the workbook has no such sheet"),
        Place(name),
        wanted,
        msg("one of: {names}", names=known) if known else msg("a CSV has no sheets"),
        msg("Name one of these after --sheet.")
        if known
        else msg("Repeat the command without --sheet."),
    )


def no_header(place: Place, schema: TableSchema) -> Problem:
    """No row at the top has a column of ``schema``."""
    first = ", ".join(schema.columns[:FIRST_SHOWN])
    return Problem(
        "table-no-header",
        msg("no header of this table was found in the first rows"),
        place,
        expected=msg("a row with the names of the columns: {names} …", names=first),
        remedy=msg(
            "Take the template of the table and copy your rows into it: {command}",
            command=f"opendata template {schema.key}",
        ),
    )


def label_row(place: Place) -> Problem:
    """A row under the header that says the labels once more."""
    what = msg("this row repeats the labels of the columns, so it is not read as data")
    return Problem("table-label-row", what, place, severity=Severity.NOTE)


def error_cell(place: Place, error: str) -> Problem:
    """A cell with ``#N/A`` and the like, or (``=``) a formula whose value was never saved."""
    if error == "=":
        return Problem(
            "cell-formula",
            msg("the cell holds a formula whose value was never saved"),
            place,
            remedy=msg("Open the file in Excel or LibreOffice and save it."),
        )
    return Problem(
        "cell-error",
        msg("the cell holds an error instead of a value"),
        place,
        error,
        remedy=msg("Correct the formula, or type the value in its place."),
    )


def shifted_row(place: Place, extra: str) -> Problem:
    """A CSV row with more cells than the header has."""
    return Problem(
        "row-shifted",
        msg("the row has more cells than the header: its values may stand in the wrong columns"),
        place,
        extra,
        remedy=msg("Put the text that contains the delimiter in quotation marks."),
    )


def no_rows(place: Place) -> Problem:
    """A table of a header alone."""
    what = msg("the table has no rows of data")
    remedy = msg("Fill in rows below the header.")
    return Problem("table-no-rows", what, place, remedy=remedy, severity=Severity.WARNING)
