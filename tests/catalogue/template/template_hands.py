"""A template as a clerk meets it: filled in, saved, read back."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date
from typing import Any

from opendata.catalogue.schema import Field, TableSchema, schema_from
from opendata.catalogue.template.book import template, workbook
from opendata.catalogue.template.cells import typed
from opendata.check.table_check import check_table
from opendata.clean.workbook import save_book
from opendata.collect.filled import Filled, read_filled
from opendata.messages import Language
from opendata.problems import Problem


def make(schema: TableSchema, language: Language = "uk") -> bytes:
    return template(schema, "opendata validate x.xlsx", "стан видання", language)


def open_book(data: bytes) -> Any:
    from openpyxl import load_workbook

    return load_workbook(io.BytesIO(data))


def fill(schema: TableSchema, *rows: Mapping[str, str]) -> bytes:
    """The template with ``rows`` typed into its first sheet, and saved."""
    book = workbook(schema, "opendata validate x.xlsx", "стан видання", "uk")
    for number, row in enumerate(rows, 2):
        for place, field in enumerate(schema.fields, 1):
            book.worksheets[0].cell(number, place).value = typed(row[field.name], field)
    return save_book(book)


def read(data: bytes, schema: TableSchema) -> tuple[Filled, list[Problem]]:
    """What ``opendata validate`` reads, and all that it finds."""
    filled = read_filled(data, "x.xlsx", schema)
    faults = check_table(filled.table, schema, date(2026, 3, 2))
    return filled, [*filled.problems, *(fault.problem for fault in faults)]


def column(kind: str = "string", **words: Any) -> dict[str, Any]:
    """The descriptor of a column; what is ours goes under «opendata»."""
    ours = {
        key: words.pop(key)
        for key in ("content", "separator", "values", "literals")
        if key in words
    }
    limits = {
        key: words.pop(key) for key in ("required", "enum", "minimum", "maximum") if key in words
    }
    return {
        "name": "code",
        "title": "Код",
        "description": "Код запису.",
        "type": kind,
        **({"constraints": limits} if limits else {}),
        "opendata": {"en": {"title": "Code", "description": "Code of the record."}, **ours},
        **words,
    }


def table_of(*columns: Mapping[str, Any], **words: Any) -> TableSchema:
    return schema_from(
        {"title": "Записи", "description": "Рядок – один запис.", "fields": list(columns), **words},
        "records",
    )


def field(kind: str = "string", **words: Any) -> Field:
    return table_of(column(kind, **words)).fields[0]
