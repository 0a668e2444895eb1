"""The first sheet: the table itself, with nothing in it but the names of its columns."""

from __future__ import annotations

import re
from typing import Any, Final

from opendata.catalogue.schema import Field, TableSchema
from opendata.catalogue.template.cells import format_of
from opendata.catalogue.template.choices import Lists
from opendata.catalogue.template.looks import LINE, Looks, count_lines, lay_out_pages, width_of
from opendata.catalogue.template.rules import rule_of
from opendata.catalogue.template.words import note
from opendata.clean.workbook import put_text
from opendata.messages import Language

LONGEST_NAME: Final = 31
"""Characters of the name of a sheet."""
_NOT_NAME = re.compile(r"[\[\]:*?/\\]")
NOTE_WIDTH: Final = 380
NOTE_LINE: Final = 18
NOTE_CHARACTERS: Final = 52
"""The size of a note in pixels, and how many characters stand in a line of it."""
AUTHOR: Final = "opendata"


def sheet_name(schema: TableSchema) -> str:
    """The name of the resource as a sheet may be called."""
    return _NOT_NAME.sub("_", schema.name)[:LONGEST_NAME].strip("'") or "table"


def write_table(
    sheet: Any, schema: TableSchema, lists: Lists, looks: Looks, language: Language
) -> None:
    """Fill ``sheet``: header, notes, formats and rules of the columns. No row of data."""
    from openpyxl.utils import get_column_letter

    for place, field in enumerate(schema.fields, 1):
        letter = get_column_letter(place)
        write_head(sheet.cell(1, place), field, looks)
        sheet.cell(1, place).comment = _comment(note(field, language))
        column = sheet.column_dimensions[letter]
        column.width = width_of(field)
        # The format of the whole column: every cell that is still empty has it too.
        column.number_format = format_of(field)
        column.font = looks.plain
        sheet.add_data_validation(rule_of(field, letter, lists, language))
    sheet.row_dimensions[1].height = 2 * LINE
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    lay_out_pages(sheet)


def write_head(cell: Any, field: Field, looks: Looks, text: str = "") -> None:
    """The header of ``field``, its name or ``text``, in the colour that says if it is required."""
    put_text(cell, text or field.name)
    cell.font, cell.fill = looks.head(field)
    cell.alignment, cell.border = looks.centred, looks.border


def _comment(text: str) -> Any:
    from openpyxl.comments import Comment

    height = NOTE_LINE * (count_lines(text, NOTE_CHARACTERS) + 1)
    return Comment(text, AUTHOR, height=height, width=NOTE_WIDTH)
