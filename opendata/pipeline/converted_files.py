"""The files that ``opendata convert`` writes: the new table, and beside it what was not carried."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from opendata.catalogue.schema import TableSchema
from opendata.clean.workbook import MAX_CHARACTERS, cell_text, save_book, units
from opendata.journal.files import write_atomically
from opendata.messages import Language, msg, say
from opendata.pipeline.carry import Left
from opendata.pipeline.conversion_findings import reason
from opendata.pipeline.convert import Conversion
from opendata.problems import Exit, OpendataError, Place, Problem
from opendata.release.csv_table import MISSING
from opendata.release.xlsx_table import MAX_ROWS
from opendata.table import Table

ENDINGS: Final = (".csv", ".xlsx")
LEFT_SHEET: Final = msg("Not carried")
LEFT_COLUMNS: Final = (
    msg("Cell in the old file"),
    msg("Row in the new table"),
    msg("Column in the old file"),
    msg("What stands there"),
    msg("Why it was not carried"),
)
_NEEDS_QUOTES: Final = frozenset(',"\n\r')
_WIDTHS: Final = (14, 14, 28, 60, 60)


def check_output(target: Path) -> None:
    """Refuse a file that is there already, or one of another kind, before anything is read.

    :raises OpendataError: ``convert-output``, ``convert-output-exists``, exit 2.
    """
    if target.suffix.lower() not in ENDINGS:
        problem = Problem(
            "convert-output",
            msg("a table is written as CSV or as a workbook of Excel"),
            found=str(target),
            expected=msg("a name that ends with .csv or .xlsx"),
            remedy=msg("Write it like this: {example}", example="--output table.xlsx"),
        )
        raise OpendataError(problem, Exit.USAGE)
    _check_free(target)


def write(result: Conversion, target: Path, language: Language) -> tuple[Path, ...]:
    """Write the new table to ``target``, and return the files written.

    What was not carried stands on a sheet of its own, or in ``NAME-not-carried.csv`` beside a CSV.

    :raises OpendataError: as :func:`check_output`, and ``convert-xlsx`` (exit 1) where a limit of
        the format is passed. Nothing is written then.
    """
    check_output(target)
    if target.suffix.lower() == ".xlsx":
        write_atomically(target, _workbook(result, language))
        return (target,)
    beside = target.with_name(f"{target.stem}-not-carried.csv")
    if result.left:
        _check_free(beside)
        write_atomically(beside, left_csv(result.left, language))
    write_atomically(target, table_csv(result.table, result.target))
    return (target, beside) if result.left else (target,)


def table_csv(table: Table, schema: TableSchema) -> bytes:
    """UTF-8 without BOM, commas; a missing value is ``null``, or blank where one is required."""
    return _csv([table.columns, *shown_rows(table, schema)])


def shown_rows(table: Table, schema: TableSchema) -> Iterable[tuple[str, ...]]:
    """The rows as they are written."""
    missing = ["" if schema.field(name).required else MISSING for name in table.columns]
    for row in table.rows:
        yield tuple(cell or none for cell, none in zip(row, missing, strict=True))


def left_csv(left: Iterable[Left], language: Language) -> bytes:
    """What was not carried, as CSV."""
    return _csv(_left_rows(left, language))


def _left_rows(left: Iterable[Left], language: Language) -> list[tuple[str, ...]]:
    rows = [tuple(say(one, language) for one in LEFT_COLUMNS)]
    for one in left:
        row = str(one.row) if one.row else ""
        rows.append((one.cell, row, one.column, one.value, say(reason(one.why), language)))
    return rows


def _csv(rows: Iterable[Sequence[str]]) -> bytes:
    lines = [",".join(map(_quoted, row)) for row in rows]
    return "\n".join([*lines, ""]).encode("utf-8", "replace")


def _quoted(text: str) -> str:
    if _NEEDS_QUOTES.isdisjoint(text):
        return text
    return '"' + text.replace('"', '""') + '"'


def _workbook(result: Conversion, language: Language) -> bytes:
    from openpyxl import Workbook

    rows = [result.table.columns, *shown_rows(result.table, result.target)]
    left = _left_rows(result.left, language)
    for sheet_rows in (rows, left):
        _check_limits(sheet_rows)
    book = Workbook(write_only=True)
    _fill(book.create_sheet(result.target.name[:31]), rows)
    if result.left:
        other = book.create_sheet(say(LEFT_SHEET, language))
        for letter, width in zip("ABCDE", _WIDTHS, strict=True):
            other.column_dimensions[letter].width = width
        _fill(other, left)
    return save_book(book)


def _fill(sheet: Any, rows: Sequence[Sequence[str]]) -> None:
    """Every cell is text, never a formula; the same few cells are filled again for each row."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    sheet.freeze_panes = "A2"
    head = [WriteOnlyCell(sheet) for _ in rows[0]]
    body = [WriteOnlyCell(sheet) for _ in rows[0]]
    for cell in head:
        cell.font = Font(bold=True)
    for cell in (*head, *body):
        cell.number_format = "@"
    for row in rows:
        cells = body if row is not rows[0] else head
        for cell, text in zip(cells, row, strict=True):
            cell.value = ""
            cell.value = cell_text(text)
            cell.data_type = "s"  # openpyxl takes a text that starts with «=» for a formula
        sheet.append(cells)


def _check_limits(rows: Sequence[Sequence[str]]) -> None:
    longest = max((units(text) for row in rows for text in row), default=0)
    if len(rows) <= MAX_ROWS and longest <= MAX_CHARACTERS:
        return
    problem = Problem(
        "convert-xlsx",
        msg("the table is too large for a workbook of Excel"),
        found=f"{len(rows)} × {longest}",
        expected=msg(
            "at most {rows} rows, and {characters} characters in a cell",
            rows=MAX_ROWS,
            characters=MAX_CHARACTERS,
        ),
        remedy=msg("Write it as CSV: {example}", example="--output table.csv"),
    )
    raise OpendataError(problem, Exit.INVALID)


def _check_free(target: Path) -> None:
    if target.exists():
        problem = Problem(
            "convert-output-exists",
            msg("this file is there already; it is not written over"),
            Place(file=str(target)),
            remedy=msg("Name another file, or move this one away."),
        )
        raise OpendataError(problem, Exit.USAGE)
