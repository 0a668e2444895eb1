"""Cells that are coloured, and notes on them that say what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Final

from opendata.clean.workbook import cell_text
from opendata.messages import Language
from opendata.problems import NOWHERE, Problem, Severity, describe

Spot = tuple[str, str]
"""The title of a sheet, and the address of a cell in it."""

FILLS: Final = {Severity.ERROR: "FFC7CE", Severity.WARNING: "FFEB9C", Severity.NOTE: "DDEBF7"}
AUTHOR: Final = "opendata"
NOTE_WIDTH: Final = 380
"""Points; a line of a note is about 60 characters then."""
_CHARACTERS: Final = 60
_LINE: Final = 16
_LONGEST: Final = 8_000
"""Characters of one note: more than anybody reads, and less than programs take."""


def mark(
    book: Any, problems: Sequence[Problem], language: Language
) -> tuple[tuple[Problem, Spot | None], ...]:
    """Mark the cells that ``problems`` speak of; each problem with its cell, None for none.

    A finding about a whole row marks the first cell of the row. A cell has the colour of the worst
    that is said of it, and one note with all of it, after the note that it had.
    """
    placed = [(problem, _spot(book, problem)) for problem in problems]
    by_spot: dict[Spot, list[Problem]] = {}
    for problem, spot in placed:
        if spot is not None:
            by_spot.setdefault(spot, []).append(problem)
    for (title, address), found in by_spot.items():
        _mark(book[title][address], found, language)
    return tuple(placed)


def _spot(book: Any, problem: Problem) -> Spot | None:
    place = problem.place
    if place.cell is None and place.row is None:
        return None
    title = place.sheet if place.sheet in book.sheetnames else None
    if title is None:
        if place.sheet is not None:
            return None
        title = book.sheetnames[0]
    sheet = book[title]
    address = place.cell or _first_of(sheet, place.row or 1)
    for merged in sheet.merged_cells.ranges:
        if address in merged:
            return title, merged.coord.partition(":")[0]
    return title, address


def _first_of(sheet: Any, row: int) -> str:
    """The first cell of a row that has something, else its first one."""
    for column in range(1, sheet.max_column + 1):
        cell = sheet.cell(row, column)
        if cell.value is not None:
            return str(cell.coordinate)
    return f"A{row}"


def _mark(cell: Any, problems: Sequence[Problem], language: Language) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    worst = min((one.severity for one in problems), key=list(Severity).index)
    cell.fill = PatternFill("solid", fgColor=FILLS[worst])
    text = "\n\n".join(dict.fromkeys(_said(one, language) for one in problems))
    before = f"{cell.comment.text.rstrip()}\n\n" if cell.comment else ""
    text = cell_text(before + text)
    text = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    height = _LINE * (2 + _lines(text.split("\n")))
    cell.comment = Comment(text, AUTHOR, height=height, width=NOTE_WIDTH)


def _said(problem: Problem, language: Language) -> str:
    """Without the place: the note stands there."""
    return describe(replace(problem, place=NOWHERE), language)


def _lines(lines: Iterable[str]) -> int:
    return sum(1 + len(line) // _CHARACTERS for line in lines)
