"""A clerk with a list of what a portal has: reads its rows and writes decisions, by title."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openpyxl import load_workbook

HEADER_ROW = 2


def read_list(path: Path) -> dict[str, dict[str, Any]]:
    """The rows of the list in English by the title on the portal: header → value."""
    page = load_workbook(path).worksheets[0]
    heads = [cell.value for cell in page[HEADER_ROW]]
    rows = page.iter_rows(min_row=HEADER_ROW + 1, values_only=True)
    found = [dict(zip(heads, values, strict=True)) for values in rows]
    return {str(row["On the portal"]).strip(): row for row in found}


def write_decisions(path: Path, **decisions: str) -> None:
    """Write ``decisions`` by the title on the portal; blanks in titles are underscores here."""
    book = load_workbook(path)
    page = book.worksheets[0]
    heads = [cell.value for cell in page[HEADER_ROW]]
    left = {title.replace("_", " "): word for title, word in decisions.items()}
    for cells in page.iter_rows(min_row=HEADER_ROW + 1):
        title = str(cells[heads.index("On the portal")].value).strip()
        if title in left:
            cells[heads.index("Decision")].value = left.pop(title)
    assert not left, left
    book.save(path)
