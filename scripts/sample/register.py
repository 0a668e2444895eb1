"""The register, as a clerk keeps it in Excel."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sample.packages import MOMENT, fixed
from sample.source import SampleAct
from sample.words import dotted, long

TITLE = (
    "Реєстр рішень Яснозірської міської ради, рішень її виконавчого комітету "
    "та розпоряджень міського голови"
)
SUBTITLE = "VIII скликання. Веде загальний відділ"
HEADERS = (
    ("№ п/п", None),
    ("Вид акта", None),
    ("Реквізити", "Номер"),
    (None, "Дата ухвалення"),
    ("Назва", None),
    ("Чинність", "Дата набрання чинності"),
    (None, "Статус"),
    ("Дата оприлюднення на сайті", None),
    ("Файл", None),
    ("Примітка", None),
)
WIDTHS = (6, 24, 12, 14, 60, 14, 18, 16, 34, 30)
KINDS = {
    "рішення ради": "Рішення ради",
    "рішення виконавчого комітету": "Рішення виконавчого комітету",
    "розпорядження голови": "Розпорядження голови",
}
FIRST = 4
"""The row of the upper line of the header; the lower one is under it."""
EMPTY_ROWS = 15


def register(acts: Iterable[SampleAct]) -> bytes:
    """The workbook with one row per act that is in the register."""
    import openpyxl

    book = openpyxl.Workbook()
    book.properties.creator = "Загальний відділ"
    book.properties.created = datetime(*MOMENT)  # noqa: DTZ001 - openpyxl takes naive times
    sheet = book.active
    sheet.title = "Реєстр"
    _head(sheet)
    row, year = FIRST + 2, 0
    listed = sorted((a for a in acts if a.in_register), key=lambda act: act.date)
    for ordinal, act in enumerate(listed, start=1):
        if act.date.year != year:
            year = act.date.year
            _section(sheet, row, f"{year} рік")
            row += 1
        _row(sheet, row, ordinal, act)
        row += 1
    _trailing(sheet, row)
    _abbreviations(book)
    out = io.BytesIO()
    book.save(out)
    return fixed(out.getvalue())


def _head(sheet: Any) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    last = len(HEADERS)
    for row, text in ((1, TITLE), (2, SUBTITLE)):
        sheet.cell(row, 1, text).font = Font(bold=True, size=13)
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=last)
    for column, (upper, lower) in enumerate(HEADERS, start=1):
        for row, text in ((FIRST, upper), (FIRST + 1, lower)):
            cell = sheet.cell(row, column, text)
            cell.font = Font(bold=True)
            cell.alignment = Alignment(wrap_text=True, horizontal="center", vertical="center")
            cell.border = _border()
        if lower is None:
            sheet.merge_cells(
                start_row=FIRST, end_row=FIRST + 1, start_column=column, end_column=column
            )
        elif upper is not None:
            sheet.merge_cells(
                start_row=FIRST, end_row=FIRST, start_column=column, end_column=column + 1
            )
        sheet.column_dimensions[get_column_letter(column)].width = WIDTHS[column - 1]
    sheet.page_setup.orientation = "landscape"
    sheet.freeze_panes = sheet.cell(FIRST + 2, 1)


def _border() -> Any:
    from openpyxl.styles import Border, Side

    thin = Side(style="thin")
    return Border(left=thin, right=thin, top=thin, bottom=thin)


def _section(sheet: Any, row: int, text: str) -> None:
    from openpyxl.styles import Alignment, Font

    cell = sheet.cell(row, 1, text)
    cell.font, cell.alignment = Font(bold=True), Alignment(horizontal="center")
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(HEADERS))


def _row(sheet: Any, row: int, ordinal: int, act: SampleAct) -> None:
    from openpyxl.styles import Alignment

    values = (
        ordinal,
        KINDS[act.kind],
        _number(act),
        _date(act),
        act.register_title or act.title,
        act.valid_from,
        act.status,
        act.issued,
        act.file.rsplit("/", 1)[1] if act.linked and act.file else None,
        act.note or None,
    )
    for column, value in enumerate(values, start=1):
        cell = sheet.cell(row, column, value)
        cell.border = _border()
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if isinstance(value, date):
            cell.number_format = "DD.MM.YYYY"


def _number(act: SampleAct) -> str | int:
    """What stands in the cell: Excel turns «48» into a number, and nobody minds."""
    typed = act.register_number or act.number
    return int(typed) if typed.isdecimal() else typed


def _date(act: SampleAct) -> date | str:
    if act.register_date == "text":
        return dotted(act.date)
    return f"{long(act.date)} р." if act.register_date == "long" else act.date


def _trailing(sheet: Any, row: int) -> None:
    """Rows with borders and nothing in them, for the acts to come."""
    for empty in range(row, row + EMPTY_ROWS):
        for column in range(1, len(HEADERS) + 1):
            sheet.cell(empty, column).border = _border()


def _abbreviations(book: Any) -> None:
    """A second sheet, so that a reader has to choose."""
    sheet = book.create_sheet("Скорочення")
    for row in (("Позначка", "Що означає"), ("р", "розпорядження"), ("VIII", "восьме скликання")):
        sheet.append(row)
