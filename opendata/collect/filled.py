"""A file that holds one table of the recommendations → a table that can be checked.

The clerk's workbook, a CSV of a portal, an official example: the columns may stand in any order,
the header may be misspelled, and codes may have lost their zeros. What was put right is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from opendata.catalogue.schema import TableSchema
from opendata.clean.text import fold
from opendata.collect.filled_header import By, FilledHeader, find_filled_header
from opendata.collect.mend import Mended, Mending, mend
from opendata.collect.sheets import Sheet, SheetFile, Value, cell_name, open_sheets
from opendata.messages import Message, msg, nmsg
from opendata.problems import Exit, OpendataError, Place, Problem, Severity
from opendata.table import Origin, Row, Table

FIRST_SHOWN: Final = 3


@dataclass(frozen=True, slots=True)
class Filled:
    """The table in the order of its structure, and what was noticed while reading it.

    A column that the file has not is blank in every row; ``missing`` names it. ``mended`` counts
    what was put right, per (column, mending).
    """

    table: Table
    schema: TableSchema
    problems: tuple[Problem, ...]
    missing: tuple[str, ...]
    mended: tuple[tuple[str, Mending, int], ...]


def read_filled(data: bytes, name: str, schema: TableSchema, sheet: str | None = None) -> Filled:
    """The table of ``schema`` in the file ``data``, called ``name`` before people.

    ``sheet`` is the sheet to read; without it the visible one whose header fits best.

    :raises OpendataError: as for :func:`opendata.collect.sheets.open_sheets`; ``table-no-header``
        (exit 1) if no row of the first ten has the columns; ``table-no-sheet`` (exit 2).
    """
    book = open_sheets(data, Place(name))
    chosen, header = _choose(book, name, schema, sheet)
    reader = _Reader(name, chosen, header, schema)
    rows, origins = reader.read()
    return Filled(
        Table(schema.columns, tuple(rows), tuple(origins)),
        schema,
        (
            *_header_problems(Place(name, chosen.name, header.row + 1), header, schema),
            *reader.problems(),
        ),
        header.missing,
        tuple((column, how, n) for (column, how), n in sorted(reader.counts.items())),
    )


def sheets_of(book: SheetFile, name: str, wanted: str | None) -> list[Sheet]:
    """The sheet ``wanted`` of the file ``name``, or all that the program shows.

    :raises OpendataError: ``table-no-sheet``, exit 2.
    """
    names = [one for one in book.names if one not in book.hidden] or list(book.names)
    if wanted is not None:
        names = [one for one in book.names if one is not None and fold(one) == fold(wanted)]
        if not names:
            raise OpendataError(_no_sheet(name, wanted, book.names), Exit.USAGE)
    return [book.read(one) for one in names]


def read_rows(
    name: str, sheet: Sheet, header: FilledHeader, schema: TableSchema
) -> tuple[Table, tuple[Problem, ...]]:
    """The rows of ``sheet`` below ``header``, and what was put right in them.

    Columns come in the order of ``schema``; blank rows, and a row that repeats the labels, are left
    out. Each row knows where it came from.
    """
    reader = _Reader(name, sheet, header, schema)
    rows, origins = reader.read()
    return Table(schema.columns, tuple(rows), tuple(origins)), tuple(reader.problems())


def _choose(
    book: SheetFile, name: str, schema: TableSchema, wanted: str | None
) -> tuple[Sheet, FilledHeader]:
    found = []
    for sheet in sheets_of(book, name, wanted):
        header = find_filled_header(sheet.rows, schema)
        if header is not None:
            found.append((sheet, header))
    if not found:
        raise OpendataError(_no_header(Place(name), schema), Exit.INVALID)
    return max(found, key=lambda pair: len(pair[1].found))


class _Reader:
    """Reads the rows below a header, and counts what it puts right."""

    def __init__(self, name: str, sheet: Sheet, header: FilledHeader, schema: TableSchema) -> None:
        self.name, self.sheet, self.header, self.schema = name, sheet, header, schema
        self.counts: Counter[tuple[str, Mending]] = Counter()
        self.first: dict[tuple[str, Mending], tuple[str, str, str]] = {}
        self.label_row: int | None = None

    def read(self) -> tuple[list[Row], list[Origin]]:
        rows: list[Row] = []
        origins: list[Origin] = []
        places = [self.header.found.get(column) for column in self.schema.columns]
        spots = [place.spot if place else None for place in places]
        for number, values in enumerate(
            self.sheet.rows[self.header.row + 1 :], self.header.row + 1
        ):
            if all(value == "" for value in values):
                continue
            if not rows and self.label_row is None and self._is_labels(values, spots):
                self.label_row = number
                continue
            rows.append(tuple(self._cells(number, values, spots)))
            cells = {
                column: cell_name(number, spot)
                for column, spot in zip(self.schema.columns, spots, strict=True)
                if spot is not None
            }
            origins.append(Origin(self.name, self.sheet.name, number + 1, cells))
        return rows, origins

    def _cells(
        self, number: int, values: Sequence[Value], spots: Sequence[int | None]
    ) -> Iterator[str | None]:
        for field, spot in zip(self.schema.fields, spots, strict=True):
            if spot is None or spot >= len(values):
                yield None
                continue
            done = mend(values[spot], field, date1904=self.sheet.date1904)
            if done.mending is not None:
                self._count(field.name, done, values[spot], cell_name(number, spot))
            yield done.text

    def _count(self, column: str, done: Mended, value: Value, cell: str) -> None:
        if done.mending is None:
            return
        self.counts[column, done.mending] += 1
        self.first.setdefault((column, done.mending), (cell, str(value), done.text or ""))

    def _is_labels(self, values: Sequence[Value], spots: Sequence[int | None]) -> bool:
        """Whether the row under the header says the labels of the columns once more."""
        same = filled = 0
        for field, spot in zip(self.schema.fields, spots, strict=True):
            if spot is not None and spot < len(values) and values[spot] != "":
                filled += 1
                same += fold(str(values[spot])) == fold(field.title)
        return filled > 1 and same * 2 > filled

    def problems(self) -> Iterator[Problem]:
        if self.label_row is not None:
            place = Place(self.name, self.sheet.name, self.label_row + 1)
            what = msg("this row repeats the labels of the columns, so it is not read as data")
            yield Problem("table-label-row", what, place, severity=Severity.NOTE)
        for (column, how), n in sorted(self.counts.items()):
            cell, before, after = self.first[column, how]
            place = Place(self.name, self.sheet.name, cell=cell, field=column)
            yield _mending(how, n, place, before, after)


_WARNED: Final = frozenset({Mending.MADE_DATE})
_AS_TEXT: Final = frozenset({Mending.ZEROS, Mending.MADE_DATE})
"""What does not happen in a column whose format is «Text»."""


def _mending(how: Mending, n: int, place: Place, before: str, after: str) -> Problem:
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


def _header_problems(place: Place, header: FilledHeader, schema: TableSchema) -> Iterator[Problem]:
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


def _no_sheet(name: str, wanted: str, names: Sequence[str | None]) -> Problem:
    known = ", ".join(one for one in names if one) or "–"
    return Problem(
        "table-no-sheet",
        msg("the workbook has no such sheet"),
        Place(name),
        wanted,
        msg("one of: {names}", names=known),
        msg("Name one of these after --sheet."),
    )


def _no_header(place: Place, schema: TableSchema) -> Problem:
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
