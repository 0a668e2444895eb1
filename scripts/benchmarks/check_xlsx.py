"""The check of a workbook against the same call of Frictionless, on the register of the CSV."""

from __future__ import annotations

import csv
import io
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from scripts.benchmarks import check_csv
from scripts.benchmarks.check_csv import SCHEMA, Figures

_DAY_ZERO: Final = date(1899, 12, 30).toordinal()
_DATE_STYLE: Final = ' s="1"'
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SHEET: Final = "xl/worksheets/sheet1.xml"
_STRINGS: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def measure(rows: int, pairs: int, bad: float = 0.0, limit: int = 0) -> Figures:
    """As :func:`scripts.benchmarks.check_csv.measure`, for a workbook of the same rows."""
    with tempfile.TemporaryDirectory() as folder:
        table, path = Path(folder) / "register.csv", Path(folder) / "register.xlsx"
        check_csv.write(table, rows, bad)
        with table.open(encoding="utf-8", newline="") as file:
            write(path, csv.reader(file), rows + 1)
        return check_csv.figures(path, pairs, limit)


def write(path: Path, rows: Iterator[Sequence[str]], count: int) -> None:
    """The table ``rows``, header first and ``count`` in all, as Excel writes it: shared strings,
    real dates, numbers and booleans. A cell too many is left out.
    """
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    strings: dict[str, int] = {}
    makers = [_maker(field["type"], strings) for field in SCHEMA["fields"]]
    names = [get_column_letter(at + 1) for at in range(len(makers))]
    book = Workbook()
    book.create_sheet("styles")["A1"].number_format = "dd.mm.yyyy"  # the style that dates get
    empty = io.BytesIO()
    book.save(empty)
    with (
        zipfile.ZipFile(empty) as old,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            if part not in {_SHEET, "[Content_Types].xml", "xl/_rels/workbook.xml.rels"}:
                new.writestr(part, old.read(part))
        with new.open(_SHEET, "w", force_zip64=True) as sheet:
            sheet.write(
                f'<worksheet xmlns="{_MAIN}"><dimension ref="A1:L{count}"/><sheetData>'.encode()
            )
            for number, row in enumerate(rows, 1):
                text = _text(strings) if number == 1 else None
                cells = "".join(
                    f'<c r="{name}{number}"{(text or make)(cell)}</c>'
                    for name, make, cell in zip(names, makers, row, strict=False)
                    if cell
                )
                sheet.write(f'<row r="{number}" spans="1:12">{cells}</row>'.encode())
            sheet.write(b"</sheetData></worksheet>")
        items = "".join(f"<si><t>{escape(one)}</t></si>" for one in strings)
        new.writestr("xl/sharedStrings.xml", f'<sst xmlns="{_MAIN}">{items}</sst>')
        _announce(old, new)


def _announce(old: zipfile.ZipFile, new: zipfile.ZipFile) -> None:
    """Tell of the shared strings in the two parts that list all parts."""
    for part, end, more in (
        (
            "[Content_Types].xml",
            "</Types>",
            f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_STRINGS}"/>',
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "</Relationships>",
            f'<Relationship Id="rId99" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>',
        ),
    ):
        text = old.read(part).decode()
        if "/sharedStrings.xml" not in text:
            text = text.replace(end, more + end)
        new.writestr(part, text)


def _maker(kind: str, strings: dict[str, int]) -> Callable[[str], str]:
    """A function from the text of a cell to its attributes and value, by the type of its column; a
    text that is not of the type stays a text.
    """
    text = _text(strings)

    def make(cell: str) -> str:
        try:
            if kind == "date":
                return f"{_DATE_STYLE}><v>{date.fromisoformat(cell).toordinal() - _DAY_ZERO}</v>"
            if kind in {"integer", "number"}:
                return f"><v>{float(cell):.15g}</v>"
        except ValueError:
            return text(cell)
        if kind == "boolean" and cell in {"true", "false"}:
            return f' t="b"><v>{int(cell == "true")}</v>'
        return text(cell)

    return make


def _text(strings: dict[str, int]) -> Callable[[str], str]:
    return lambda cell: f' t="s"><v>{strings.setdefault(cell, len(strings))}</v>'
