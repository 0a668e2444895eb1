"""The sheet with a filled-in row, to look at."""

from __future__ import annotations

from typing import Any, Final

from opendata.catalogue.schema import TableSchema
from opendata.catalogue.template.cells import example_row, format_of, typed
from opendata.catalogue.template.looks import LINE, Looks, count_lines, lay_out_pages, width_of
from opendata.catalogue.template.table_sheet import write_head
from opendata.catalogue.template.words import table_texts, title_of
from opendata.clean.workbook import put_text
from opendata.messages import Language, msg, say

TITLE: Final = msg("Sample")
HEAD_ROW: Final = 13
"""A table is looked for in the first rows of a sheet only (collect.filled_header.WITHIN), so that
this one is never taken for the data, not even where the header of the first sheet was lost."""
LEGEND_ROW: Final = 4


def write_sample(sheet: Any, schema: TableSchema, looks: Looks, language: Language) -> None:
    """Fill ``sheet``: what it is, the colours, then labels, names and one example row."""
    title = say(msg("Sample: {title}", title=table_texts(schema, language)[0]), language)
    _line(sheet, 1, title, looks.title)
    warning = msg("Only to look at: this sheet is neither checked nor published.")
    _line(sheet, 2, say(warning, language), looks.bold)
    legend = (
        (
            looks.required,
            msg("dark header: a value in every row, or null where the note allows it"),
        ),
        (looks.optional, msg("light header: null where there is nothing to say")),
    )
    for row, ((_, fill), text) in enumerate(legend, LEGEND_ROW):
        sheet.cell(row, 1).fill = fill
        put_text(sheet.cell(row, 2), say(text, language))
        sheet.cell(row, 2).font = looks.plain
    for row in range(LEGEND_ROW + len(legend), HEAD_ROW):
        sheet.row_dimensions[row].height = LINE / 5  # a gap, not an empty half of the screen
    _write_columns(sheet, schema, looks, language)
    sheet.row_dimensions[HEAD_ROW + 1].height = 2 * LINE
    lay_out_pages(sheet)


def _write_columns(sheet: Any, schema: TableSchema, looks: Looks, language: Language) -> None:
    from openpyxl.utils import get_column_letter

    lines = 2
    row = example_row(schema)
    for place, field in enumerate(schema.fields, 1):
        width = width_of(field)
        label = title_of(field, language)
        lines = max(lines, count_lines(label, width))
        sheet.column_dimensions[get_column_letter(place)].width = width
        write_head(sheet.cell(HEAD_ROW, place), field, looks, label)
        write_head(sheet.cell(HEAD_ROW + 1, place), field, looks)
        cell = sheet.cell(HEAD_ROW + 2, place)
        value = typed(row[field.name], field)
        if isinstance(value, str):
            put_text(cell, value)
        else:
            cell.value = value
            cell.number_format = format_of(field)
        cell.font, cell.alignment, cell.border = looks.plain, looks.wrapped, looks.border
    sheet.row_dimensions[HEAD_ROW].height = LINE * lines


def _line(sheet: Any, row: int, text: str, font: Any) -> None:
    put_text(sheet.cell(row, 1), text)
    sheet.cell(row, 1).font = font
