"""Repairs written into a copy of the file: everything else in it stays as it is."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from opendata.catalogue.schema import TableSchema
from opendata.check.repair.rules import Rule
from opendata.check.repair.table import Change, Changes
from opendata.clean.workbook import put_text
from opendata.collect.sheets import Spot
from opendata.collect.sheets_csv import csv_form
from opendata.problems import Place

NUMBERS: Final = ("number", "integer", "year")
LARGEST: Final = 10**15
"""Excel keeps fifteen digits of a number."""


def written(data: bytes, name: str, changes: Changes, schema: TableSchema) -> bytes:
    """``data`` with ``changes`` in it: an XLSX or a CSV, as it was.

    A CSV keeps its delimiter and line ends and becomes UTF-8, with a byte order mark unless it was
    UTF-8 without one.
    """
    if changes.format == "csv":
        return _csv(data, name, changes.changes)
    return _xlsx(data, changes, schema)


def formulas(data: bytes, sheet: str | None) -> frozenset[Spot]:
    """The cells of a sheet of an XLSX that hold formulas: what they show is not theirs to keep."""
    from openpyxl import load_workbook

    page = load_workbook(io.BytesIO(data), rich_text=True)[str(sheet)]
    return frozenset(
        (row - 1, column - 1)
        for row, cells in enumerate(page.iter_rows(), start=1)
        for column, cell in enumerate(cells, start=1)
        if cell.data_type == "f"
    )


def _xlsx(data: bytes, changes: Changes, schema: TableSchema) -> bytes:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), rich_text=True)
    page = book[str(changes.sheet)]
    types = {one.name: one.type for one in schema.fields}
    for change in changes.changes:
        _put(page[change.cell], change, types)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _put(cell: Any, change: Change, types: Mapping[str, str]) -> None:
    if change.after is None:
        cell.value = None
        return
    number = _number(change, types)
    if number is None:
        put_text(cell, change.after)
        return
    cell.value = number
    if cell.number_format == "@":
        cell.number_format = "General"


def _number(change: Change, types: Mapping[str, str]) -> float | None:
    if change.rule is Rule.HEADER:
        return None
    return exact_number(change.after or "", types[change.field])


def exact_number(text: str, kind: str) -> float | None:
    """The number that a cell of the type ``kind`` should hold for ``text``; None where that is no
    type of numbers, or the number would not be the very same.
    """
    if kind not in NUMBERS:
        return None
    try:
        exact = Decimal(text)
    except InvalidOperation:  # a word that the column allows, such as «null»
        return None
    number = int(exact) if exact == exact.to_integral() else float(exact)
    return number if Decimal(repr(number)) == exact and abs(exact) < LARGEST else None


def _csv(data: bytes, name: str, changes: Iterable[Change]) -> bytes:
    form = csv_form(data, Place(name))
    rows = [list(row) for row in form.rows]
    for change in changes:
        row, column = change.spot
        rows[row][column] = change.after or ""
    text = io.StringIO(newline="")
    text.write(form.order)
    csv.writer(text, delimiter=form.delimiter, lineterminator=form.line_end).writerows(rows)
    return text.getvalue().encode("utf-8-sig" if form.marked else "utf-8")
