"""The sheet with the instructions and with all that is known of the columns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from opendata.catalogue.schema import Field, TableSchema
from opendata.catalogue.template.cells import example_of
from opendata.catalogue.template.guide import HEADINGS, paragraphs
from opendata.catalogue.template.looks import LINE, Looks, count_lines, lay_out_pages
from opendata.catalogue.template.sample_sheet import HEAD_ROW
from opendata.catalogue.template.table_sheet import sheet_name, write_head
from opendata.catalogue.template.words import (
    form_text,
    meaning_of,
    needed,
    table_texts,
    title_of,
)
from opendata.clean.workbook import put_text
from opendata.messages import Language, Message, msg, say

TITLE: Final = msg("How to fill in")
HEADERS: Final[Mapping[str, tuple[Message, int]]] = {
    "place": (msg("No."), 5),
    "name": (msg("Column"), 30),
    "label": (msg("What it is"), 28),
    "meaning": (msg("Meaning"), 46),
    "needed": (msg("Required"), 20),
    "form": (msg("How to write it"), 38),
    "example": (msg("Example"), 28),
}
"""Column of this sheet → header and width in characters."""
ACROSS: Final = 4
"""A paragraph goes over so many columns: lines as long as the table could not be read."""


def write_guide(
    sheet: Any, schema: TableSchema, status: str, command: str, looks: Looks, language: Language
) -> None:
    """Fill ``sheet``. ``status`` says what is known of the edition, ``command`` checks the file."""
    from openpyxl.utils import get_column_letter

    for place, (_, width) in enumerate(HEADERS.values(), 1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    title, description = table_texts(schema, language)
    rows = [(looks.title, f"{title} ({schema.name})"), (looks.plain, description)]
    if status:
        said = msg("What the structure is: {status}.", status=status.rstrip("."))
        rows.append((looks.plain, say(said, language)))
    rows += [
        (looks.bold if text in HEADINGS else looks.plain, say(text, language))
        for text in paragraphs(sheet_name(schema), command)
    ]
    for row, (font, text) in enumerate(rows, 1):
        _paragraph(sheet, row, text, font, looks)
    # The names of columns stand below the rows in which a table is looked for; see HEAD_ROW.
    _write_columns(sheet, max(len(rows) + 1, HEAD_ROW), schema, looks, language)
    lay_out_pages(sheet)


def _paragraph(sheet: Any, row: int, text: str, font: Any, looks: Looks) -> None:
    width = sum(width for _, width in [*HEADERS.values()][:ACROSS])
    put_text(sheet.cell(row, 1), text)
    sheet.cell(row, 1).font, sheet.cell(row, 1).alignment = font, looks.wrapped
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=ACROSS)
    high = LINE * (font.size / looks.plain.size)
    sheet.row_dimensions[row].height = high * count_lines(text, width) + 3


def _write_columns(
    sheet: Any, first: int, schema: TableSchema, looks: Looks, language: Language
) -> None:
    for place, (header, _) in enumerate(HEADERS.values(), 1):
        cell = sheet.cell(first, place)
        put_text(cell, say(header, language))
        cell.font, cell.border, cell.alignment = looks.bold, looks.border, looks.centred
    for row, field in enumerate(schema.fields, first + 1):
        shown = _texts(field, row - first, language)
        for place, (column, text) in enumerate(shown.items(), 1):
            cell = sheet.cell(row, place)
            if column == "name":
                write_head(cell, field, looks)
                continue
            put_text(cell, text)
            cell.font, cell.border, cell.alignment = looks.plain, looks.border, looks.wrapped
        lines = (count_lines(text, HEADERS[column][1]) for column, text in shown.items())
        sheet.row_dimensions[row].height = LINE * max(lines)


def _texts(field: Field, place: int, language: Language) -> dict[str, str]:
    return {
        "place": str(place),
        "name": field.name,
        "label": title_of(field, language),
        "meaning": meaning_of(field, language),
        "needed": say(needed(field), language),
        "form": form_text(field, language),
        "example": example_of(field),
    }
