"""A structure → the workbook in which the table is filled in."""

from __future__ import annotations

from typing import Any, Final

from opendata.catalogue.schema import TableSchema
from opendata.catalogue.template import guide_sheet, sample_sheet
from opendata.catalogue.template.choices import Lists
from opendata.catalogue.template.looks import prepare
from opendata.catalogue.template.table_sheet import sheet_name, write_table
from opendata.clean.workbook import save_book
from opendata.messages import Language, msg, say

LISTS: Final = msg("Lists")


def template(schema: TableSchema, command: str, status: str, language: Language) -> bytes:
    """The workbook of ``schema`` as XLSX: the empty table, a sample, the instructions.

    ``command`` is how the filled-in file is checked, ``status`` what is known of the edition, in
    ``language``. The same arguments give the same bytes; no cell holds a formula.
    """
    return save_book(workbook(schema, command, status, language))


def workbook(schema: TableSchema, command: str, status: str, language: Language) -> Any:
    """The same, as an openpyxl workbook that is not saved yet. Its first sheet is the table."""
    from openpyxl import Workbook

    book = Workbook()
    looks = prepare()
    table = book.worksheets[0]
    table.title = sheet_name(schema)
    sample = book.create_sheet(say(sample_sheet.TITLE, language))
    guide = book.create_sheet(say(guide_sheet.TITLE, language))
    lists = Lists(book, say(LISTS, language))
    write_table(table, schema, lists, looks, language)
    sample_sheet.write_sample(sample, schema, looks, language)
    guide_sheet.write_guide(guide, schema, status, command, looks, language)
    return book
