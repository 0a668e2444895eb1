"""A clerk with a review workbook open: reads its rows and fills in cells, by header."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from town import TEXT, Town

from opendata.pipeline.collect import Asked, Collected, collect_dataset
from opendata.workspace.read import read_workspace

HEADER_ROW = 2
PUBLISH, WITHHOLD, UNDO = "публікувати", "не публікувати", "скасувати виправлення"


class Paper:
    """The workbook at ``path``; every change is saved at once, as openpyxl saves it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def sheets(self) -> list[str]:
        return [sheet.title for sheet in load_workbook(self.path)]

    def rows(self, sheet: str = "Перевірити") -> dict[str, dict[str, Any]]:
        """The rows by the file name of their document: header → value."""
        page = load_workbook(self.path)[sheet]
        heads = [cell.value for cell in page[HEADER_ROW]]
        found = (
            dict(zip(heads, values, strict=True))
            for values in page.iter_rows(min_row=HEADER_ROW + 1, values_only=True)
        )
        return {row["Документ"]: row for row in found if row["Документ"]}

    def fill(self, document: str, sheet: str = "Перевірити", /, **cells: object) -> None:
        """Type into the cells of the row of ``document``: ``Номер="7"``."""
        book = load_workbook(self.path)
        page = book[sheet]
        for column, value in cells.items():
            page.cell(_row(book, sheet, document), _column(book, sheet, column)).value = value
        book.save(self.path)


def _row(book: Workbook, sheet: str, document: str) -> int:
    for row in range(HEADER_ROW + 1, book[sheet].max_row + 1):
        if book[sheet].cell(row, 1).value == document:
            return row
    raise LookupError(document)


def _column(book: Workbook, sheet: str, header: str) -> int:
    return [cell.value for cell in book[sheet][HEADER_ROW]].index(header.replace("_", " ")) + 1


UNNUMBERED = "rish 7.txt"
"""A document whose number nobody can read in it."""


def doubtful(town: Town, name: str = UNNUMBERED, title: str = "Про сумнівне питання") -> Path:
    """Put a document into the folder that has neither number nor date."""
    path = town.documents / name
    text = TEXT.replace("від {day} № {number}\n\n", "").format(title=title)
    path.write_text(text, encoding="utf-8")
    return path


def collect(town: Town, **asked: Any) -> Collected:
    """``opendata collect decisions``, with ``review`` and ``apply`` as paths."""
    return collect_dataset(read_workspace(town.root), "decisions", Asked(**asked), town.clock)


def codes(collected: Collected) -> list[str]:
    return [problem.code for problem in collected.problems]
