"""All renderings of one report carry the same numbers, whatever texts stand between them."""

from __future__ import annotations

import csv
import io
import math

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from layout_hands import RICH, grids_of, layouts, lines_of_grid, number_in
from openpyxl import load_workbook
from selectolax.lexbor import LexborHTMLParser

from opendata.messages import Language
from opendata.report.layout.blocks import Cell, Figures, Layout
from opendata.report.layout.formats import BINARY, FORMATS
from opendata.report.layout.shown import is_number, number
from opendata.report.layout.terminal import terminal

Read = list[list[list[object]]]
"""Tables of lines of cells, each cell a number, or None for anything else."""


def in_html(data: bytes, language: Language) -> Read:
    return [
        [
            [number_in(cell.text(), language) for cell in row.css("th, td")]
            for row in table.css("tbody tr, tfoot tr")
            if not row.css_first("td[colspan]")
        ]
        for table in LexborHTMLParser(data.decode()).css("table")
    ]


def in_docx(data: bytes, language: Language) -> Read:
    return [
        [[number_in(cell.text, language) for cell in row.cells] for row in list(table.rows)[1:]]
        for table in Document(io.BytesIO(data)).tables
    ]


def in_xlsx(data: bytes, layout: Layout) -> Read:
    sheets = load_workbook(io.BytesIO(data)).worksheets[1:]
    found: Read = []
    for sheet, grid in zip(sheets, grids_of(layout), strict=True):
        width = len(grid.columns)
        rows = [list(row[:width]) for row in sheet.iter_rows(min_row=4, values_only=True)]
        rows = rows[0 if grid.rows else 1 :][: len(lines_of_grid(grid))]
        found.append([[_figure_of(cell) for cell in row] for row in rows])
    return found


def _figure_of(cell: object) -> object:
    return number_in(cell, "en") if isinstance(cell, str) else cell


def in_csv(data: bytes) -> Read:
    lines = list(csv.reader(io.StringIO(data.decode(), newline="")))
    return [[[number_in(cell, "en") for cell in line] for line in lines[1:]]]


def same(found: object, cell: Cell) -> bool:
    """Only numbers are compared here; a text may look like one."""
    if not is_number(cell):
        return True
    return isinstance(found, int | float) and math.isclose(found, cell, rel_tol=1e-14)


def agrees(found: Read, layout: Layout, *, only: str = "", without_empty: bool = False) -> None:
    expected = [grid for grid in grids_of(layout) if not only or grid.key == only]
    if without_empty:
        expected = [grid for grid in expected if lines_of_grid(grid)]
    assert len(found) == len(expected)
    for table, grid in zip(found, expected, strict=True):
        lines = lines_of_grid(grid)
        assert len(table) == len(lines)
        for read, line in zip(table, lines, strict=True):
            for at, cell in enumerate(line):
                assert same(read[at], cell), (grid.key, read, line)


def everywhere(layout: Layout) -> None:
    made = {name: make(layout) for name, make in FORMATS.items()}
    agrees(in_html(made["html"], layout.language), layout)
    agrees(in_xlsx(made["xlsx"], layout), layout)
    agrees(in_docx(made["docx"], layout.language), layout, without_empty=True)
    agrees(in_csv(made["csv"]), layout, only=layout.main)
    shown = terminal(layout, 80).replace("\n", "")
    for grid in grids_of(layout):
        for line in lines_of_grid(grid):
            for cell in filter(is_number, line):
                assert number(cell, layout.language) in shown
    assert {name: make(layout) for name, make in FORMATS.items()} == made


def test_every_rendering_carries_the_numbers_of_the_rich_report() -> None:
    everywhere(RICH)


@given(layouts())
@settings(max_examples=40, suppress_health_check=list(HealthCheck))
def test_every_rendering_carries_the_numbers_of_any_report(layout: Layout) -> None:
    everywhere(layout)


@pytest.mark.parametrize("name", ["html", "xlsx", "docx"])
def test_figures_that_stand_out_are_in_every_document(name: str) -> None:
    data = FORMATS[name](RICH)
    if name == "html":
        text = LexborHTMLParser(data.decode()).text()
    elif name == "docx":
        text = "\n".join(one.text for one in Document(io.BytesIO(data)).paragraphs)
    else:
        first = load_workbook(io.BytesIO(data)).worksheets[0]
        text = "\n".join(str(cell) for row in first.iter_rows(values_only=True) for cell in row)
    figures = next(b for s in RICH.sections for b in s.blocks if isinstance(b, Figures)).figures
    for one in figures:
        assert one.label in text
    assert "91" in text
    assert "12672" in text.replace("\u00a0", "")
    assert "нічого не записано" in text


def test_what_is_binary_is_no_text() -> None:
    for name, make in FORMATS.items():
        assert make(RICH).startswith(b"PK") == (name in BINARY)
