"""The instructions as a sheet of the workbook."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from opendata.acts.confidence import Band
from opendata.messages import Language, say
from opendata.review.guide import COLOURS, STEPS, TITLE, TOPICS


def write_guide(book: Any, dataset: str, file: str, language: Language) -> None:
    """Add the page to ``book``; ``dataset`` and ``file`` stand in the commands on it."""
    from openpyxl.styles import Alignment, Font, PatternFill

    sheet = book.create_sheet(say(TITLE, language))
    sheet.column_dimensions["A"].width = 110
    names = (("dataset", dataset), ("file", file))
    for number, step in enumerate(STEPS):
        text = say(replace(step, values=names) if "{" in step.text else step, language)
        cell = sheet.cell(number + 1, 1, text)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.font = Font(bold=number in TOPICS)
    for number, band in enumerate(Band, len(STEPS) + 1):
        cell = sheet.cell(number, 1, say(COLOURS[band], language))
        cell.fill = PatternFill("solid", fgColor=band.fill)
    sheet.protection.sheet = True
    sheet.page_setup.orientation = "portrait"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
