"""All certain repairs of a filled-in table, cell by cell, in the file as it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from opendata.catalogue.schema import TableSchema
from opendata.check.repair.rules import Rule, repair
from opendata.collect.filled import choose_sheet
from opendata.collect.filled_header import By, FilledHeader
from opendata.collect.sheets import Sheet, Spot, Value, cell_name, open_sheets
from opendata.problems import Place


@dataclass(frozen=True, slots=True)
class Change:
    """One cell. ``spot`` is its row and column from 0, ``field`` the column of the structure;
    ``before`` is what the cell has, ``after`` the text that it should have, None for a blank cell.
    """

    sheet: str | None
    spot: Spot
    field: str
    before: Value
    after: str | None
    rule: Rule

    @property
    def cell(self) -> str:
        """The address, such as ``D14``."""
        return cell_name(*self.spot)


@dataclass(frozen=True, slots=True)
class Changes:
    """The changes of one file; ``format`` is that of the file, as reading found it. ``recoded``: a
    CSV in an old encoding, which becomes UTF-8 as it is written.
    """

    format: str
    sheet: str | None
    changes: tuple[Change, ...]
    recoded: bool = False

    @property
    def nothing(self) -> bool:
        """Whether the file is to stay as it is."""
        return not self.changes and not self.recoded

    def without(self, cells: frozenset[Spot]) -> Changes:
        """The same without the changes of ``cells``."""
        kept = tuple(one for one in self.changes if one.spot not in cells)
        return replace(self, changes=kept)


def changes_of(data: bytes, name: str, schema: TableSchema, sheet: str | None = None) -> Changes:
    """What is certainly meant otherwise in the table of ``schema`` in the file ``data``.

    :raises OpendataError: as :func:`opendata.collect.filled.read_filled`.
    """
    book = open_sheets(data, Place(name))
    chosen, header = choose_sheet(book, name, schema, sheet)
    found = (*_header(chosen, header), *_cells(chosen, header, schema))
    return Changes(book.format, chosen.name, found, book.format == "csv" and not _is_utf8(data))


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _header(sheet: Sheet, header: FilledHeader) -> Iterator[Change]:
    """Headers that are found by another spelling, an earlier name, or the label."""
    for column, found in header.found.items():
        if found.by is not By.NAME and found.shown != column:
            spot = (header.row, found.spot)
            yield Change(sheet.name, spot, column, found.shown, column, Rule.HEADER)


def _cells(sheet: Sheet, header: FilledHeader, schema: TableSchema) -> Iterator[Change]:
    fields = [
        (header.found[one.name].spot, one) for one in schema.fields if one.name in header.found
    ]
    for number, row in enumerate(sheet.rows[header.row + 1 :], header.row + 1):
        for spot, field in fields:
            if spot >= len(row) or row[spot] == "" or (number, spot) in sheet.errors:
                continue
            done = repair(row[spot], field, date1904=sheet.date1904)
            if done is not None:
                yield Change(
                    sheet.name, (number, spot), field.name, row[spot], done.text, done.rule
                )
