"""The main table of a report as CSV, for programs."""

from __future__ import annotations

import csv as writing
import io
from datetime import date, datetime
from typing import Final

from opendata.clean.workbook import cell_text
from opendata.clock import KYIV
from opendata.report.layout.blocks import Cell, Layout
from opendata.report.layout.shown import is_number

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠")
"""A text that begins so is taken for a formula by spreadsheets (OWASP, CSV injection)."""


def csv(layout: Layout) -> bytes:
    """The grid ``layout.main``: its keys as header, its rows, and its totals as the last line.

    UTF-8 without a mark in front, commas, line feeds; decimals with a point, days as 2026-01-31,
    and nothing at all where nothing was recorded, so the file is read alike in every language. A
    text that a spreadsheet would take for a formula gets an apostrophe in front: what stands in a
    report comes from documents of others, and clerks open CSV in Excel. Numbers are never touched.

    :raises KeyError: where the report has no such grid: a fault of the report.
    """
    grid = layout.grid(layout.main)
    text = io.StringIO()
    lines = writing.writer(text, lineterminator="\n")
    lines.writerow(column.key for column in grid.columns)
    for row in (*grid.rows, *([grid.totals] if grid.totals else [])):
        lines.writerow(map(_told, row))
    return text.getvalue().encode()


def _told(cell: Cell) -> str:
    if isinstance(cell, int | float):
        return repr(cell) if is_number(cell) else ""
    if isinstance(cell, datetime):
        return (cell.astimezone(KYIV) if cell.tzinfo else cell).isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    text = "" if cell is None else cell_text(cell if isinstance(cell, str) else cell.text)
    return f"'{text}" if text.startswith(_FORMULA) else text
