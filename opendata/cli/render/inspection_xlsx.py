"""What was read in documents, as a workbook: a row for each, confidence as colour and percent."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from opendata.acts.act import Reading, Relation
from opendata.acts.confidence import band_of, percent
from opendata.acts.names import NAMES, RELATIONS, listed
from opendata.clean.workbook import link_to, put_text, save_book
from opendata.cli.globals import Settings
from opendata.cli.render.inspection_table import name_of, to_look_at, value_of
from opendata.messages import msg
from opendata.pipeline.inspect import Inspected

WIDTHS: Final = {"path": 40, "title": 60, "body": 36, "look": 40, "signatory_name": 24}
WIDTH: Final = 16
FIRST_DATE: Final = datetime.date(1900, 3, 1)
"""Excel counts a 29 February 1900 that never was; earlier days stay text."""
DATE_FORMAT: Final = "dd.mm.yyyy"


def workbook(found: Sequence[Inspected], folder: Path, settings: Settings) -> bytes:
    """The bytes of the workbook that will stand in ``folder``; links lead from there.

    To the right of the values, folded away, stand their percents: a colour is not for every eye.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    sheet: Any = book.active
    sheet.title = settings.say(msg("Documents"))
    head = [settings.say(one) for one in _head()]
    for at, name in enumerate(head, start=1):
        cell = sheet.cell(1, at)
        put_text(cell, name)
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    for row, one in enumerate(found, start=2):
        _row(sheet, row, one, folder, settings)
    _shape(sheet, len(head), len(found) + 1)
    return save_book(book)


def _head() -> list[Any]:
    return [
        msg("document"),
        *NAMES.values(),
        *RELATIONS.values(),
        msg("look at"),
        msg("SHA-256"),
        *(msg("{name}, %", name=name) for name in NAMES.values()),
    ]


def _row(sheet: Any, row: int, one: Inspected, folder: Path, settings: Settings) -> None:
    from openpyxl.styles import Alignment

    _document(sheet.cell(row, 1), one, folder)
    readings = one.act.readings() if one.act is not None else dict.fromkeys(NAMES)
    percents = 2 + len(NAMES) + len(RELATIONS) + 2
    for at, (name, reading) in enumerate(readings.items()):
        if reading is not None:
            _value(sheet.cell(row, 2 + at), name, reading, settings)
            sheet.cell(row, percents + at).value = percent(reading.confidence)
    at = 2 + len(NAMES)
    for relation in RELATIONS:
        put_text(sheet.cell(row, at), _related(one, relation, settings))
        at += 1
    put_text(sheet.cell(row, at), settings.say(to_look_at(one)))
    put_text(sheet.cell(row, at + 1), one.sha256 or "")
    for cell in sheet[row]:
        cell.alignment = Alignment(wrap_text=True, vertical="top")


def _document(cell: Any, one: Inspected, folder: Path) -> None:
    from openpyxl.styles import Font

    put_text(cell, one.path)
    link = link_to(one.file.absolute(), folder) if one.file is not None else None
    if link is not None:
        cell.hyperlink = link
        cell.font = Font(color="0563C1", underline="single")
        put_text(cell, one.path)


def _value(cell: Any, name: str, reading: Reading[Any], settings: Settings) -> None:
    from openpyxl.styles import PatternFill

    value = reading.value
    day = _day(value) if name == "date" else None
    if day is not None:
        cell.value = day
        cell.number_format = DATE_FORMAT
    elif isinstance(value, int) and not isinstance(value, bool):
        cell.value = value
    else:
        put_text(cell, settings.say(value_of(value)))
    cell.fill = PatternFill("solid", fgColor=band_of(reading.confidence).fill)


def _day(text: str) -> datetime.date | None:
    day = datetime.date.fromisoformat(text)
    return day if day >= FIRST_DATE else None


def _related(one: Inspected, relation: Relation, settings: Settings) -> str:
    references = one.act.related(relation) if one.act is not None else ()
    return settings.say(listed(name_of(reference) for reference in references))


def _shape(sheet: Any, columns: int, rows: int) -> None:
    """Widths, a head that stays, a filter, and the percents folded away."""
    from openpyxl.utils import get_column_letter

    names = ["path", *NAMES, *RELATIONS, "look", "sha256", *(f"{name} %" for name in NAMES)]
    for at, name in enumerate(names, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = WIDTHS.get(name, WIDTH)
    first = get_column_letter(columns - len(NAMES) + 1)
    last = get_column_letter(columns)
    sheet.column_dimensions.group(first, last, hidden=True)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{last}{rows}"
