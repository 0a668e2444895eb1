"""A report as a workbook: what it says on the first sheet, each table and chart on its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from opendata.clean.workbook import cell_text, put_text, save_book
from opendata.messages import Language, msg, say
from opendata.report.layout.blocks import Block, Chart, Figures, Grid, Layout, Points, Text
from opendata.report.layout.sheet_names import sheet_name
from opendata.report.layout.shown import NOT_RECORDED, as_grid, is_number
from opendata.report.layout.xlsx_grid import draw_grid, put
from opendata.report.layout.xlsx_look import (
    FIRST_COLOUR,
    LINK_COLOUR,
    height,
    letters,
    set_up_print,
)

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_FIRST: Final = msg("Report")
_NOTES: Final = msg("Notes")
_WIDTHS: Final = (44, 22, 60)


def xlsx(layout: Layout) -> bytes:
    """Numbers and days are real ones, charts are charts of Excel; no cell holds a formula."""
    from openpyxl import Workbook

    book = Workbook()
    first = book.active
    assert first is not None  # noqa: S101 - a new workbook has a sheet
    book.properties.title = cell_text(layout.title)[:255]
    book.properties.language = "uk-UA" if layout.language == "uk" else "en-GB"
    names = [sheet_name(say(_FIRST, layout.language), [])]
    first.title = names[0]
    page = _Page(first, layout.language)
    page.heading(layout.title, 16)
    for label, value in layout.facts:
        page.line(label, value)
    for section in layout.sections:
        page.gap()
        page.heading(section.heading, 13)
        for block in section.blocks:
            if isinstance(block, Grid | Chart):
                names.append(sheet_name(block.caption or block.key, names))
                _sheet(book.create_sheet(names[-1]), block, layout.language)
                page.link(block.caption, names[-1])
            page.block(block)
    if layout.notes:
        page.gap()
        page.heading(say(_NOTES, layout.language), 13)
        for note in layout.notes:
            page.text(note)
    page.finish()
    return save_book(book)


def _sheet(sheet: Worksheet, block: Grid | Chart, language: Language) -> None:
    if isinstance(block, Grid):
        draw_grid(sheet, block, language)
        return
    from opendata.report.layout.xlsx_chart import add_chart

    grid = as_grid(block, language)
    draw_grid(sheet, grid, language)
    add_chart(sheet, block, grid)


class _Page:
    """The first sheet, written from the top to the bottom."""

    def __init__(self, sheet: Worksheet, language: Language) -> None:
        self._sheet = sheet
        self._language = language
        self._row = 0

    def gap(self) -> None:
        self._row += 1

    def heading(self, text: str, size: int) -> None:
        self._next(text).font = letters(bold=True, size=size, color=FIRST_COLOUR)

    def line(self, label: str, value: str) -> None:
        from openpyxl.styles import Alignment

        self._next(label).alignment = Alignment(vertical="top", wrap_text=True)
        cell = self._sheet.cell(self._row, 2)
        put_text(cell, value)
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        self._sheet.merge_cells(
            start_row=self._row, end_row=self._row, start_column=2, end_column=3
        )

    def text(self, text: str, *, strong: bool = False) -> None:
        """A paragraph over all columns, measured: merged cells do not grow by themselves."""
        from openpyxl.styles import Alignment

        cell = self._next(text)
        cell.font = letters(bold=strong)
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        self._sheet.merge_cells(
            start_row=self._row, end_row=self._row, start_column=1, end_column=3
        )
        self._sheet.row_dimensions[self._row].height = height([(text, sum(_WIDTHS) * 0.95)])

    def link(self, caption: str, name: str) -> None:
        from openpyxl.worksheet.hyperlink import Hyperlink

        self.line(caption, say(msg("sheet «{name}»", name=name), self._language))
        cell = self._sheet.cell(self._row, 2)
        quoted = name.replace("'", "''")
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!A1")
        cell.font = letters(color=LINK_COLOUR, underline="single")

    def block(self, block: Block) -> None:
        match block:
            case Text():
                self.text(block.text, strong=block.strong)
            case Points():
                for number, item in enumerate(block.items, 1):
                    self.text(f"{number}. {item}" if block.numbered else f"• {item}")
            case Figures():
                for one in block.figures:
                    self._figure(one.label, one.value, one.unit)
            case Chart():
                self.text(block.summary)
            case Grid():
                pass

    def _figure(self, label: str, value: int | float | None, unit: str) -> None:
        from openpyxl.styles import Alignment

        self._next(label).alignment = Alignment(vertical="top", wrap_text=True)
        cell = self._sheet.cell(self._row, 2)
        put(cell, value if is_number(value) else say(NOT_RECORDED, self._language))
        cell.font = letters(bold=True, size=12)
        cell.alignment = Alignment(horizontal="left", vertical="top")
        put_text(self._sheet.cell(self._row, 3), unit)

    def _next(self, text: str) -> Any:
        self._row += 1
        cell = self._sheet.cell(self._row, 1)
        put_text(cell, text)
        return cell

    def finish(self) -> None:
        """Widths, and one page wide on paper."""
        for letter, width in zip("ABC", _WIDTHS, strict=True):
            self._sheet.column_dimensions[letter].width = width
        self._sheet.sheet_view.showGridLines = False
        set_up_print(self._sheet, landscape=False)
