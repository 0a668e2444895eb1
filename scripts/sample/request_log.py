"""The log of information requests of the sample council, as a clerk keeps it in Excel.

Everything in it is invented. Blank due dates are left to the program; three answers are late, one
term was extended, and the last two requests are still in work.
"""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from sample.packages import MOMENT, fixed
from sample.words import dotted

YEAR: Final = 2026
TITLE = "Журнал реєстрації запитів на публічну інформацію"
SUBTITLE = f"Яснозірська міська рада, {YEAR} рік. Веде загальний відділ"
HEADERS = (
    *("№ з/п", "Реєстраційний №", "Дата надходження", "Запитувач", "Категорія запитувача"),
    *("Спосіб надходження", "Короткий зміст запиту", "Відповідальний підрозділ"),
    *("Строк розгляду", "Контрольний термін", "Продовжено", "Дата відповіді"),
    *("Результат розгляду", "Підстава відмови", "Куди надіслано", "Примітка"),
)
WIDTHS = (6, 14, 13, 26, 20, 18, 52, 30, 16, 13, 13, 13, 24, 30, 34, 24)
FIRST = 4
"""The row of the header."""
WAITING = 5
"""Rows at the end that are numbered and wait for a request."""
MONTHS = (
    *("Січень", "Лютий", "Березень", "Квітень", "Травень", "Червень"),
    *("Липень", "Серпень", "Вересень"),
)

DATES: Final = ("came", "due", "extended", "answered")
SOURCE: Final = Path(__file__).with_name("requests.csv")


def read_log() -> list[dict[str, str]]:
    """The lines of the log as ``requests.csv`` has them: dates are ISO, what is blank is empty."""
    with SOURCE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def request_log() -> bytes:
    """The workbook, the same on every run."""
    import openpyxl

    book = openpyxl.Workbook()
    book.properties.creator = "Загальний відділ"
    book.properties.created = datetime(*MOMENT)  # noqa: DTZ001 - openpyxl takes naive times
    sheet = book.active
    sheet.title = f"{YEAR}"
    _head(sheet)
    row, month = FIRST + 1, 0
    log = read_log()
    for ordinal, one in enumerate(log, start=1):
        if int(one["came"][5:7]) != month:
            month = int(one["came"][5:7])
            sheet.cell(row, 2, MONTHS[month - 1])
            row += 1
        _row(sheet, row, _cells(ordinal, one))
        row += 1
    for ordinal in range(len(log) + 1, len(log) + 1 + WAITING):
        sheet.cell(row, 1, ordinal)
        sheet.cell(row, 2, f"{ordinal}/ПІ")
        row += 1
    out = io.BytesIO()
    book.save(out)
    return fixed(out.getvalue())


def _head(sheet: Any) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    for row, text in ((1, TITLE), (2, SUBTITLE)):
        sheet.cell(row, 1, text).font = Font(bold=True, size=13)
    for column, text in enumerate(HEADERS, start=1):
        cell = sheet.cell(FIRST, column, text)
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, horizontal="center", vertical="center")
        sheet.column_dimensions[get_column_letter(column)].width = WIDTHS[column - 1]
    sheet.page_setup.orientation = "landscape"
    sheet.freeze_panes = sheet.cell(FIRST + 1, 1)


def _cells(ordinal: int, one: dict[str, str]) -> tuple[Any, ...]:
    day = {name: date.fromisoformat(one[name]) if one[name] else None for name in DATES}
    came = day["came"]
    return (
        ordinal,
        f"{ordinal}/ПІ",
        # Half of the dates are typed as text, as in any log that several people keep.
        came if ordinal % 2 or came is None else dotted(came),
        *(one["who"], one["kind"], one["way"], one["subject"], one["unit"], one["term"] or None),
        *(day["due"], day["extended"], day["answered"], one["outcome"]),
        *(one["ground"] or None, one["sent_to"] or None, one["note"] or None),
    )


def _row(sheet: Any, row: int, cells: tuple[Any, ...]) -> None:
    from openpyxl.styles import Alignment

    for column, value in enumerate(cells, start=1):
        cell = sheet.cell(row, column, value)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if isinstance(value, date):
            cell.number_format = "DD.MM.YYYY"
