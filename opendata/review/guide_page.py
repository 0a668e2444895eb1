"""The instructions as a sheet of the workbook."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from opendata.acts.confidence import Band
from opendata.messages import Language, say
from opendata.review.guide import COLOURS, STEPS, TITLE, TOPICS
from opendata.review.looks import FONT, LINE, SIZE, count_lines, lay_out_pages

WIDTH = 78
"""Characters of a line of the instructions."""


def write_guide(book: Any, dataset: str, file: str, language: Language) -> None:
    """Add the page to ``book``; ``dataset`` and ``file`` stand in the commands on it."""
    from openpyxl.styles import Alignment, Font, PatternFill

    sheet = book.create_sheet(say(TITLE, language))
    sheet.column_dimensions["A"].width = WIDTH
    names = (("dataset", dataset), ("file", f'"{file}"' if " " in file else file))
    for number, step in enumerate(STEPS):
        text = say(replace(step, values=names) if "{" in step.text else step, language)
        cell = sheet.cell(number + 1, 1, text)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.font = Font(name=FONT, size=SIZE, bold=number in TOPICS)
        sheet.row_dimensions[number + 1].height = LINE * count_lines(text, WIDTH)
    for number, band in enumerate(Band, len(STEPS) + 1):
        cell = sheet.cell(number, 1, say(COLOURS[band], language))
        cell.font = Font(name=FONT, size=SIZE)
        cell.fill = PatternFill("solid", fgColor=band.fill)
    sheet.protection.sheet = True
    lay_out_pages(sheet, "portrait")
