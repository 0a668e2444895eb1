"""The instructions as a sheet of the workbook."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from opendata.acts.confidence import Band
from opendata.messages import Language, Message, say
from opendata.review.guide import COLOURS, STEPS, TITLE, TOPICS
from opendata.review.looks import FONT, LINE, SIZE, count_lines, lay_out_pages

WIDTH = 78
"""Characters of a line of the instructions."""


def write_guide(book: Any, dataset: str, file: str, language: Language) -> None:
    """Add the page to ``book``; ``dataset`` and ``file`` stand in the commands on it."""
    from openpyxl.styles import Font, PatternFill

    names = {"dataset": dataset, "file": quoted(file)}
    sheet = write_steps(book, STEPS, TOPICS, names, language)
    for number, band in enumerate(Band, len(STEPS) + 1):
        cell = sheet.cell(number, 1, say(COLOURS[band], language))
        cell.font = Font(name=FONT, size=SIZE)
        cell.fill = PatternFill("solid", fgColor=band.fill)


def write_steps(
    book: Any,
    steps: Sequence[Message],
    topics: Collection[int],
    names: Mapping[str, str],
    language: Language,
) -> Any:
    """A page of instructions, one paragraph each; ``topics`` are the places of its headings.

    ``names`` stand in the commands. The new sheet is returned.
    """
    from openpyxl.styles import Alignment, Font

    sheet = book.create_sheet(say(TITLE, language))
    sheet.column_dimensions["A"].width = WIDTH
    values = tuple(names.items())
    for number, step in enumerate(steps):
        text = say(replace(step, values=values) if "{" in step.text else step, language)
        cell = sheet.cell(number + 1, 1, text)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.font = Font(name=FONT, size=SIZE, bold=number in topics)
        sheet.row_dimensions[number + 1].height = LINE * count_lines(text, WIDTH)
    sheet.protection.sheet = True
    lay_out_pages(sheet, "portrait")
    return sheet


def quoted(file: str) -> str:
    """The name of a file as it stands in a command."""
    return f'"{file}"' if " " in file else file
