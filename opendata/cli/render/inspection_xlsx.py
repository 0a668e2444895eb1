"""What was read in documents, as a workbook: a row for each, confidence as colour and percent."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from opendata.acts.act import Reading, Reference
from opendata.acts.confidence import band_of, percent
from opendata.acts.names import NAMES, RELATIONS
from opendata.clean.workbook import put_text, save_book
from opendata.cli.globals import Settings
from opendata.cli.render import inspection_statement, inspection_votes
from opendata.cli.render.inspection_form_table import short
from opendata.cli.render.inspection_table import name_of, to_look_at, value_of
from opendata.messages import Message, msg
from opendata.pipeline.inspect import Inspected
from opendata.review.links import link

Known = dict[str, str | Message]
"""Column → what stands in it, of a file that is no act."""

HEADERS: Final[dict[str, Message]] = {
    "name": msg("document"),
    "look": msg("look at"),
    **NAMES,
    **{str(relation): name for relation, name in RELATIONS.items()},
    "folder": msg("folder"),
    "sha256": msg("SHA-256"),
    **{f"{field} %": msg("{name}, %", name=name) for field, name in NAMES.items()},
}
"""Column → its header, in the order of the sheet."""
WIDTHS: Final[dict[str, int]] = {
    "name": 44,
    "look": 30,
    "kind": 30,
    "body": 36,
    "title": 60,
    "signatory_name": 24,
    "signatory_position": 24,
    **{str(relation): 36 for relation in RELATIONS},
    "folder": 40,
    "sha256": 16,
}
"""Column → its width in characters, where it is not :data:`WIDTH`."""
WIDTH: Final = 13
LINE: Final = 15
"""Points that a line of text takes; LibreOffice does not fit the rows of a foreign workbook."""
TALLEST: Final = 400
"""Points; Excel allows no more than 409."""
FONT: Final = "Calibri"
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
    for at, header in enumerate(HEADERS.values(), start=1):
        cell = sheet.cell(1, at)
        put_text(cell, settings.say(header))
        cell.font = Font(FONT, 11, bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    rows = [(one, known) for one in found for known in _known(one)]
    for row, (one, known) in enumerate(rows, start=2):
        _row(sheet, row, one, known, folder, settings)
    _shape(sheet, len(rows) + 1)
    return save_book(book)


def _known(one: Inspected) -> list[Known]:
    """What is known of each form, statement or voting in a file; of an act, the act tells."""
    known = [
        *map(short, one.forms),
        *map(inspection_statement.short, one.statements),
        *map(inspection_votes.short, one.votings),
    ]
    return known or [{}]


def _row(
    sheet: Any, row: int, one: Inspected, known: Known, folder: Path, settings: Settings
) -> None:
    from openpyxl.styles import Alignment

    readings = one.act.readings() if one.act is not None else dict.fromkeys(NAMES)
    cells = {name: sheet.cell(row, at) for at, name in enumerate(HEADERS, start=1)}
    for name, reading in readings.items():
        if reading is not None:
            _value(cells[name], name, reading, settings)
            cells[f"{name} %"].value = percent(reading.confidence)
    for name, text in known.items():
        put_text(cells[name], text if isinstance(text, str) else settings.say(text))
    for relation in RELATIONS:
        _related(cells[relation], one.act.related(relation) if one.act else (), settings)
    _document(cells["name"], one, folder)
    put_text(cells["folder"], one.path.rpartition("/")[0])
    put_text(cells["look"], settings.say(to_look_at(one)))
    put_text(cells["sha256"], one.sha256 or "")
    wrapped, plain = Alignment(wrap_text=True, vertical="top"), Alignment(vertical="top")
    for name, cell in cells.items():
        if cell.value is not None and not name.endswith("%"):
            cell.alignment = plain if name == "sha256" else wrapped


def _document(cell: Any, one: Inspected, folder: Path) -> None:
    """The name of the file, which opens it."""
    from openpyxl.styles import Font

    if one.file is not None:
        cell.hyperlink = link(one.file.absolute(), folder)
        cell.font = Font(FONT, 11, color="0563C1", underline="single")
    put_text(cell, one.path.rpartition("/")[2])


def _value(cell: Any, name: str, reading: Reading[Any], settings: Settings) -> None:
    value = reading.value
    day = _day(value) if name == "date" else None
    if day is not None:
        cell.value = day
        cell.number_format = DATE_FORMAT
    elif isinstance(value, int) and not isinstance(value, bool):
        cell.value = value
    else:
        put_text(cell, settings.say(value_of(value)))
    _colour(cell, reading.confidence)


def _day(text: str) -> datetime.date | None:
    day = datetime.date.fromisoformat(text)
    return day if day >= FIRST_DATE else None


def _related(cell: Any, references: Sequence[Reference], settings: Settings) -> None:
    """Acts that this one names; the colour is that of the least sure of them."""
    if references:
        put_text(cell, "\n".join(settings.say(name_of(one)) for one in references))
        _colour(cell, min(one.confidence for one in references))


def _colour(cell: Any, confidence: float) -> None:
    from openpyxl.styles import PatternFill

    cell.fill = PatternFill("solid", fgColor=band_of(confidence).fill)


def _shape(sheet: Any, rows: int) -> None:
    """Widths, a head that stays, a filter, and the percents folded away."""
    from openpyxl.utils import get_column_letter

    widths = [WIDTHS.get(name, WIDTH) for name in HEADERS]
    for at, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    for row in range(1, rows + 1):
        lines = max(
            _lines(str(sheet.cell(row, at).value or ""), width - 2)
            for at, width in enumerate(widths, start=1)
            if width != WIDTHS["sha256"]
        )
        sheet.row_dimensions[row].height = min(lines * LINE, TALLEST)
    first = get_column_letter(len(HEADERS) - len(NAMES) + 1)
    last = get_column_letter(len(HEADERS))
    sheet.column_dimensions.group(first, last, hidden=True)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{last}{rows}"


def _lines(text: str, width: int) -> int:
    return sum(max(1, -(-len(line) // width)) for line in text.split("\n"))
