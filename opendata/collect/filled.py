"""A file that holds one table of the recommendations → a table that can be checked.

The clerk's workbook, a CSV of a portal, an official example: the columns may stand in any order,
the header may be misspelled, and codes may have lost their zeros. What was put right is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from opendata.catalogue.schema import TableSchema
from opendata.clean.numbers import number_text
from opendata.clean.text import fold
from opendata.collect import filled_findings as say
from opendata.collect.filled_cells import CellsOfRow
from opendata.collect.filled_header import FilledHeader, find_filled_header
from opendata.collect.filled_unseen import unseen
from opendata.collect.mend import NULL, Mended, Mending, mender
from opendata.collect.sheets import Sheet, SheetFile, Value, cell_name, open_sheets
from opendata.problems import Exit, OpendataError, Place, Problem
from opendata.table import Origin, Row, Table


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
    chosen, header = choose_sheet(book, name, schema, sheet)
    reader = _Reader(name, chosen, header, schema)
    rows, origins = reader.read()
    return Filled(
        Table(schema.columns, tuple(rows), tuple(origins)),
        schema,
        (
            *say.header_problems(Place(name, chosen.name, header.row + 1), header, schema),
            *unseen(book, name, chosen, header, schema),
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
            raise OpendataError(say.no_sheet(name, wanted, book.names), Exit.USAGE)
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


def choose_sheet(
    book: SheetFile, name: str, schema: TableSchema, wanted: str | None
) -> tuple[Sheet, FilledHeader]:
    """The sheet of the table, and its header; arguments and errors as for :func:`read_filled`."""
    found = []
    for sheet in sheets_of(book, name, wanted):
        header = find_filled_header(sheet.rows, schema)
        if header is not None:
            found.append((sheet, header))
    if not found:
        raise OpendataError(say.no_header(Place(name), schema), Exit.INVALID)
    return max(found, key=lambda pair: len(pair[1].found))


_Read = tuple[str, int | None, Callable[[Value], Mended]]
"""A column: its name, where it stands, and how its cells are mended."""


class _Reader:
    """Reads the rows below a header, and counts what it puts right."""

    def __init__(self, name: str, sheet: Sheet, header: FilledHeader, schema: TableSchema) -> None:
        self.name, self.sheet, self.header, self.schema = name, sheet, header, schema
        self.counts: Counter[tuple[str, Mending]] = Counter()
        self.first: dict[tuple[str, Mending], tuple[str, str, str]] = {}
        self.label_row: int | None = None
        self.faults: list[Problem] = []
        self.read_rows = 0
        self.error_rows = {row for row, _ in sheet.errors}

    def read(self) -> tuple[list[Row], list[Origin]]:
        rows: list[Row] = []
        origins: list[Origin] = []
        columns = self.schema.columns
        places = [self.header.found.get(column) for column in columns]
        spots = [place.spot if place else None for place in places]
        known = {
            column: spot for column, spot in zip(columns, spots, strict=True) if spot is not None
        }
        date1904 = self.sheet.date1904
        reads = [
            (field.name, spot, mender(field, date1904=date1904))
            for field, spot in zip(self.schema.fields, spots, strict=True)
        ]
        width = len(self.sheet.rows[self.header.row])
        for number, values in enumerate(
            self.sheet.rows[self.header.row + 1 :], self.header.row + 1
        ):
            if values.count("") == len(values) and number not in self.error_rows:
                continue
            if not rows and self.label_row is None and self._is_labels(values, spots):
                self.label_row = number
                continue
            if len(values) > width:
                self._look_for_shift(number, values)
            rows.append(tuple(self._cells(number, values, reads)))
            cells = CellsOfRow(number, known)
            origins.append(Origin(self.name, self.sheet.name, number + 1, cells))
        self.read_rows = len(rows)
        return rows, origins

    def _cells(
        self, number: int, values: Sequence[Value], reads: Sequence[_Read]
    ) -> Iterator[str | None]:
        width = len(values)
        errors = self.sheet.errors if number in self.error_rows else {}
        for column, spot, mended in reads:
            if spot is None or spot >= width:
                yield None
                continue
            if error := errors.get((number, spot)):
                cell = cell_name(number, spot)
                place = Place(self.name, self.sheet.name, number + 1, cell, field=column)
                self.faults.append(say.error_cell(place, error))
                yield None
                continue
            done = mended(values[spot])
            if done.mending is not None:
                self._count(column, done, values[spot], cell_name(number, spot))
            yield done.text

    def _look_for_shift(self, number: int, values: Sequence[Value]) -> None:
        """A row of a CSV that is wider than its header has a delimiter too many in some cell."""
        extra = values[len(self.sheet.rows[self.header.row]) :]
        if self.sheet.name is None and any(str(value).strip() for value in extra):
            place = Place(self.name, row=number + 1)
            self.faults.append(say.shifted_row(place, " | ".join(map(str, extra))))

    def _count(self, column: str, done: Mended, value: Value, cell: str) -> None:
        if done.mending is None:
            return
        self.counts[column, done.mending] += 1
        before = number_text(value) if isinstance(value, float) else str(value)
        self.first.setdefault((column, done.mending), (cell, before, done.text or NULL))

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
            yield say.label_row(Place(self.name, self.sheet.name, self.label_row + 1))
        if not self.read_rows:
            yield say.no_rows(Place(self.name, self.sheet.name))
        yield from self.faults
        for (column, how), n in sorted(self.counts.items()):
            cell, before, after = self.first[column, how]
            place = Place(self.name, self.sheet.name, cell=cell, field=column)
            yield say.mending(how, n, place, before, after)
