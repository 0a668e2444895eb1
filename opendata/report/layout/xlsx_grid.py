"""A table of a report on a sheet of its own."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from opendata.clean.workbook import put_text
from opendata.clock import KYIV
from opendata.messages import Language, say
from opendata.report.layout.blocks import Cell, Grid, Link, Tone, Word
from opendata.report.layout.links import is_web
from opendata.report.layout.shown import NO_ROWS, is_number, told
from opendata.report.layout.xlsx_look import (
    FIRST_COLOUR,
    LINK_COLOUR,
    height,
    letters,
    set_up_print,
)

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

HEAD: Final = 3
"""The row of the columns' titles: above it stand the caption and an empty row."""
_WIDEST, _NARROWEST = 60, 10
_SAMPLE: Final = 1000
"""Rows that the width of a column is measured by."""
_EXACT: Final = 10**15
"""Excel keeps 15 digits of a number; a longer one stays a text, as it would become another."""
_FIRST_DAY: Final = date(1900, 3, 1)
"""Excel counts a 29 February 1900 that never was; earlier days stay text."""
_LONGEST_ADDRESS: Final = 2000
_MOST_LINKS: Final = 60_000
"""Excel opens no sheet with more than 65,530 addresses."""
FILLS: Final = {
    Tone.GOOD: "D5EBDD",
    Tone.BAD: "FAD9D5",
    Tone.WARN: "FFEFC2",
    Tone.QUIET: "E8EDF2",
}


def draw_grid(sheet: Worksheet, grid: Grid, language: Language) -> None:
    """Caption, titles, rows and totals of ``grid``; the titles stay when one scrolls or prints."""
    from openpyxl.utils import get_column_letter

    put_text(sheet.cell(1, 1), grid.caption)
    sheet.cell(1, 1).font = letters(bold=True, size=13, color=FIRST_COLOUR)
    _titles(sheet, grid)
    links = _MOST_LINKS
    for number, row in enumerate(grid.rows, HEAD + 1):
        for at, cell in enumerate(row, 1):
            shown = sheet.cell(number, at)
            links -= isinstance(cell, Link)
            put(shown, cell, linked=links >= 0)
            _align(shown, cell)
    last = HEAD + len(grid.rows)
    if not grid.rows:
        last += 1
        put_text(sheet.cell(last, 1), say(NO_ROWS, language))
    if grid.totals:
        _totals(sheet, grid.totals, last + 1)
    names = [get_column_letter(at) for at in range(1, len(grid.columns) + 1)]
    widths = _widths(grid, language)
    for name, width in zip(names, widths, strict=True):
        sheet.column_dimensions[name].width = width
    for number, row in enumerate(grid.rows, HEAD + 1):
        texts = ((told(cell, language), width) for cell, width in zip(row, widths, strict=True))
        sheet.row_dimensions[number].height = height(texts)
    sheet.freeze_panes = f"A{HEAD + 1}"
    if grid.rows:
        sheet.auto_filter.ref = f"A{HEAD}:{names[-1]}{HEAD + len(grid.rows)}"
    sheet.print_title_rows = f"{HEAD}:{HEAD}"
    set_up_print(sheet, landscape=len(grid.columns) > 5)


def put(shown: Any, cell: Cell, *, linked: bool = True) -> None:
    """Write ``cell`` into an openpyxl cell: numbers and days as such, all else as text.

    A text never becomes a formula, and only an address of the web becomes a link (``linked``).
    """
    from openpyxl.styles import PatternFill

    if isinstance(cell, int) and abs(cell) >= _EXACT:
        put_text(shown, str(cell))
    elif is_number(cell):
        shown.value = cell
        shown.number_format = "#,##0" if isinstance(cell, int) else "General"
        if isinstance(cell, int) and abs(cell) < 10_000:
            shown.number_format = "0"
    elif isinstance(cell, datetime):
        _moment(shown, cell.astimezone(KYIV).replace(tzinfo=None) if cell.tzinfo else cell)
    elif isinstance(cell, date):
        _moment(shown, cell)
    elif cell is not None:
        put_text(shown, told(cell, "en"))
    if isinstance(cell, Link) and linked and is_web(cell.url) and len(cell.url) < _LONGEST_ADDRESS:
        shown.hyperlink = cell.url
        shown.font = letters(color=LINK_COLOUR, underline="single")
    if isinstance(cell, Word):
        shown.fill = PatternFill("solid", fgColor=FILLS[cell.tone])


def _moment(shown: Any, value: date) -> None:
    if (value.date() if isinstance(value, datetime) else value) < _FIRST_DAY:
        put_text(shown, value.isoformat())
        return
    shown.value = value
    shown.number_format = "dd.mm.yyyy hh:mm" if isinstance(value, datetime) else "dd.mm.yyyy"


def _titles(sheet: Worksheet, grid: Grid) -> None:
    from openpyxl.styles import Alignment, PatternFill

    for at, column in enumerate(grid.columns, 1):
        cell = sheet.cell(HEAD, at)
        put_text(cell, column.title)
        cell.font = letters(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor=FIRST_COLOUR)
        side = "right" if column.numeric else "left"
        away = 0 if column.numeric else 1
        cell.alignment = Alignment(horizontal=side, vertical="center", wrap_text=True, indent=away)


def _totals(sheet: Worksheet, totals: tuple[Cell, ...], number: int) -> None:
    from openpyxl.styles import Border, Side

    for at, cell in enumerate(totals, 1):
        shown = sheet.cell(number, at)
        put(shown, cell)
        _align(shown, cell)
        shown.font = letters(bold=True)
        shown.border = Border(top=Side("medium", color=FIRST_COLOUR))


def _align(shown: Any, cell: Cell) -> None:
    from openpyxl.styles import Alignment

    side = "right" if is_number(cell) else "left"
    away = 0 if is_number(cell) else 1  # not so near to the number in the column before
    shown.alignment = Alignment(
        horizontal=side, vertical="top", wrap_text=not is_number(cell), indent=away
    )


def _widths(grid: Grid, language: Language) -> list[int]:
    longest = [len(column.title) + 4 for column in grid.columns]  # the filter button
    for row in (*grid.rows[:_SAMPLE], *([grid.totals] if grid.totals else [])):
        for at, cell in enumerate(row):
            lines = told(cell, language).split("\n")
            longest[at] = max(longest[at], *(len(line) + 3 for line in lines))
    return [min(max(length, _NARROWEST), _WIDEST) for length in longest]
