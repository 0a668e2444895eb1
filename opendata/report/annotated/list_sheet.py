"""The sheet with all findings, each with a link to its cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from opendata.clean.workbook import put_text
from opendata.messages import Language, Message, msg, say
from opendata.problems import Problem, Severity, shorten
from opendata.report.annotated.marks import FILLS, Spot
from opendata.review.looks import count_lines

TITLE: Final = msg("Findings")
FONT: Final = "Calibri"
"""Named, because an office takes a serif where none is."""

_WIDTHS: Final = (17, 22, 26, 52, 36, 44, 52, 24)
_LINE: Final = 15.0
"""Points that a line of text is high: not every program finds the height of a row by itself."""
HEADINGS: Final[tuple[Message, ...]] = (
    msg("Weight"),
    msg("Cell"),
    msg("Column"),
    msg("What is wrong"),
    msg("Found"),
    msg("Expected"),
    msg("What to do"),
    msg("Code"),
)
WEIGHTS: Final = {
    Severity.ERROR: msg("error"),
    Severity.WARNING: msg("warning"),
    Severity.NOTE: msg("note"),
}


def add_list(
    book: Any,
    problems: Sequence[Problem],
    placed: Iterable[tuple[Problem, Spot | None]],
    language: Language,
) -> None:
    """Add the list behind the other sheets and open the workbook at it, if there is any finding."""
    if not problems:
        return
    page = book.create_sheet(_free(book, say(TITLE, language)))
    _fill(page, placed, language)
    for sheet in book.worksheets:
        sheet.sheet_view.tabSelected = sheet is page
    book.active = book.index(page)


def list_book(problems: Sequence[Problem], language: Language) -> Any:
    """A workbook with nothing but the list; its cells lead nowhere."""
    from openpyxl import Workbook

    book = Workbook()
    page = book.worksheets[0]
    page.title = say(TITLE, language)
    _fill(page, ((one, None) for one in problems), language)
    return book


def _fill(page: Any, placed: Iterable[tuple[Problem, Spot | None]], language: Language) -> None:
    _head(page, language)
    for number, (problem, spot) in enumerate(placed, start=2):
        _row(page, number, problem, spot, language)
    page.auto_filter.ref = page.dimensions
    page.freeze_panes = "A2"


def _free(book: Any, title: str) -> str:
    """A title that no sheet has; programs do not tell capitals apart there."""
    taken = {name.casefold() for name in book.sheetnames}
    number, found = 1, title
    while found.casefold() in taken:
        number += 1
        found = f"{title} {number}"
    return found


def _head(page: Any, language: Language) -> None:
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter

    for column, (heading, width) in enumerate(zip(HEADINGS, _WIDTHS, strict=True), start=1):
        cell = page.cell(1, column)
        put_text(cell, say(heading, language))
        cell.font = Font(name=FONT, bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="1F4E78")
        page.column_dimensions[get_column_letter(column)].width = width


def _row(page: Any, number: int, problem: Problem, spot: Spot | None, language: Language) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    texts = (
        say(WEIGHTS[problem.severity], language),
        f"{spot[0]}!{spot[1]}" if spot else str(problem.place),
        problem.place.field or "",
        say(problem.what, language),
        shorten(problem.found, 500) if problem.found is not None else "",
        say(problem.expected, language) if problem.expected else "",
        say(problem.remedy, language) if problem.remedy else "",
        problem.code,
    )
    for column, text in enumerate(texts, start=1):
        cell = page.cell(number, column)
        put_text(cell, text)
        cell.font = Font(name=FONT)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    page.row_dimensions[number].height = _LINE * max(map(count_lines, texts, _WIDTHS))
    page.cell(number, 1).fill = PatternFill("solid", fgColor=FILLS[problem.severity])
    if spot is not None:
        _link(page.cell(number, 2), spot)


def _link(cell: Any, spot: Spot) -> None:
    from openpyxl.styles import Font
    from openpyxl.worksheet.hyperlink import Hyperlink

    title = spot[0].replace("'", "''")
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{title}'!{spot[1]}")
    cell.font = Font(name=FONT, color="0563C1", underline="single")
