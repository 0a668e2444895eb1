"""The workbooks of the sample council's tables, as its clerks keep them in Excel.

Each file of ``tables/`` is one dataset: the rows of its workbooks, and what is odd in them. All
people, organisations and codes are invented. In a book, ``same`` holds the columns with one value
for all rows, ``numbers`` the columns whose cells are numbers, ``totals`` triples of columns of
which the third is the sum of the first two, ``title`` what stands over the header, ``second`` puts
the Ukrainian labels into a row under it, and ``mess`` names cells (by row from 1, else the whole
column) that a clerk or Excel has spoiled in a way that the program mends. A full date is a cell of
a date. The header is that of the template, also where a column has no value.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml
from sample.packages import MOMENT, fixed

SOURCES: Final = Path(__file__).with_name("tables")
ROOT: Final = Path(__file__).resolve().parents[2]
DATASETS: Final = ROOT / "datasets"
WIDEST: Final = 48
NULL: Final = "null"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

Book = dict[str, Any]
Line = dict[str, str]


def names() -> list[str]:
    """The datasets whose workbooks are made here."""
    return sorted(path.stem for path in SOURCES.glob("*.yaml"))


@cache
def source(name: str) -> dict[str, Book]:
    """The workbooks of the dataset ``name``, by file name."""
    text = (SOURCES / f"{name}.yaml").read_text(encoding="utf-8")
    # Everything is text, so that «1.10», «yes» and dates stay as they are written.
    books: dict[str, Book] = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - makes texts alone
    return books


def lines(book: Book) -> list[Line]:
    """The rows of a workbook, with the totals and what is the same in all of them."""
    header, *rows = ([cell.strip() for cell in row.split(" | ")] for row in _rows(book))
    found = []
    for row in rows:
        line = dict(zip(header, row, strict=True)) | book.get("same", {})
        for one, other, total in book.get("totals", ()):
            line[total] = f"{Decimal(line[one]) + Decimal(line[other]):f}"
        found.append(line)
    return found


def _rows(book: Book) -> list[str]:
    return [row for row in str(book["rows"]).splitlines() if row.strip()]


def workbooks(name: str) -> dict[str, bytes]:
    """The workbooks of the dataset ``name``, the same on every run, by file name."""
    tables = _tables_of(name)
    return {file: _workbook(book, tables[file]) for file, book in source(name).items()}


def _tables_of(name: str) -> dict[str, str]:
    """File → the key of the table that it holds, by the descriptor of the dataset."""
    path = DATASETS / name / "datapackage.yaml"
    told = yaml.safe_load(path.read_text(encoding="utf-8"))["opendata"]["sources"]["tables"]
    return {one["path"]: key for key, one in told.items()}


@cache
def _fields(key: str) -> dict[str, str]:
    """The columns of a table, in their order, with their labels."""
    paths = (ROOT / "schemas" / edition / f"{key}.json" for edition in ("2025", "own"))
    path = next(path for path in paths if path.is_file())
    fields = json.loads(path.read_text(encoding="utf-8"))["fields"]
    return {field["name"]: field["title"] for field in fields}


def _workbook(book: Book, key: str) -> bytes:
    import openpyxl

    out = io.BytesIO()
    made = openpyxl.Workbook()
    made.properties.creator = "Яснозірська міська рада"
    made.properties.created = datetime(*MOMENT)  # noqa: DTZ001 - openpyxl takes naive times
    sheet = made.active
    sheet.title = book["sheet"]
    for row, cells in enumerate(_cells(book, _fields(key)), start=1):
        for column, value in enumerate(cells, start=1):
            _put(sheet.cell(row, column), value)
    _look(sheet, 3 if "title" in book else 1)
    made.save(out)
    return fixed(out.getvalue())


def _cells(book: Book, fields: dict[str, str]) -> Iterator[list[Any]]:
    """The sheet, row by row: a title if there is one, the header, the rows of the table."""
    content = lines(book)
    strangers = content[0].keys() - fields.keys()
    if strangers:
        raise KeyError(f"the table has no such columns: {', '.join(sorted(strangers))}")
    if "title" in book:
        yield from ([book["title"]], [])
    yield list(fields)
    if "second" in book:
        yield list(fields.values())
    for number, line in enumerate(content, start=1):
        odd = {
            one["column"]: one["as"]
            for one in book.get("mess", ())
            if one.get("row", str(number)) == str(number)
        }
        numbers = book.get("numbers", ())
        yield [_cell(line.get(name, NULL), odd.get(name), name in numbers) for name in fields]


def _cell(text: str, odd: str | None, number: bool) -> Any:
    """One cell: a text, a number, or a day; ``odd`` is how it was spoiled."""
    if text == NULL:
        return None
    if odd == "blanks":
        return f" {text}  "
    if odd == "spaced":
        return f"{int(text):,}".replace(",", " ")
    if number or odd == "number":
        return float(text) if "." in text else int(text)
    return date.fromisoformat(text) if _DAY.fullmatch(text) else text


def _put(cell: Any, value: Any) -> None:
    cell.value = value
    if isinstance(value, date):
        cell.number_format = "DD.MM.YYYY"
    elif isinstance(value, float):
        cell.number_format = "#,##0.00"
    elif isinstance(value, str):
        cell.number_format = "@"


def _look(sheet: Any, header: int) -> None:
    """Columns as wide as their longest text, within reason; title and header bold, and in sight."""
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    for column in sheet.iter_cols(min_row=header):
        widest = max(len(str(cell.value or "")) for cell in column)
        letter = get_column_letter(column[0].column)
        sheet.column_dimensions[letter].width = min(widest + 2, WIDEST)
    for cell in (sheet["A1"], *sheet[header]):
        cell.font = Font(bold=True)
    sheet.freeze_panes = sheet.cell(header + 1, 2)


def write_tables() -> int:
    """Write the workbooks of all datasets of tables; returns how many."""
    count = 0
    for name in names():
        for file, data in workbooks(name).items():
            (DATASETS / name / file).write_bytes(data)
            count += 1
    return count
