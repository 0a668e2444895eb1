"""A report as a document of Word."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

from opendata.clean.workbook import EPOCH, cell_text
from opendata.messages import Language, msg, say
from opendata.report.layout.blocks import Block, Chart, Figures, Grid, Layout, Points, Text
from opendata.report.layout.docx_grid import add_grid, add_pairs
from opendata.report.layout.docx_style import number_pages, prepare, turn
from opendata.report.layout.shown import as_grid, figure
from opendata.report.layout.timeless import timeless

if TYPE_CHECKING:
    from docx.document import Document

_NOTES: Final = msg("Notes")
_WIDE_FROM: Final = 7
"""A table of so many columns stands on paper turned sideways."""
LOCALES: Final[dict[Language, str]] = {"uk": "uk-UA", "en": "en-GB"}


def docx(layout: Layout) -> bytes:
    """Headings, paragraphs, lists and tables; a chart is its summary and the table of its data."""
    import docx as word

    document = word.Document()
    prepare(document, LOCALES[layout.language])
    number_pages(document)
    document.add_heading(cell_text(layout.title), 0)
    if layout.facts:
        add_pairs(document, layout.facts)
    for section in layout.sections:
        turn(document, sideways=any(map(_is_wide, section.blocks)))
        document.add_heading(cell_text(section.heading), 1)
        for block in section.blocks:
            _add(document, block, layout.language)
    if layout.notes:
        turn(document, sideways=False)
        document.add_heading(say(_NOTES, layout.language), 1)
        for note in layout.notes:
            document.add_paragraph(cell_text(note))
    _describe(document, layout)
    buffer = io.BytesIO()
    document.save(buffer)
    return timeless(buffer.getvalue())


def _is_wide(block: Block) -> bool:
    return isinstance(block, Grid) and len(block.columns) >= _WIDE_FROM


def _add(document: Document, block: Block, language: Language) -> None:
    match block:
        case Text():
            document.add_paragraph().add_run(cell_text(block.text)).bold = block.strong or None
        case Points():
            _points(document, block)
        case Figures():
            add_pairs(document, [(one.label, figure(one, language)) for one in block.figures])
        case Grid():
            add_grid(document, block, language)
        case Chart():
            add_grid(document, as_grid(block, language), language, block.summary)


def _points(document: Document, points: Points) -> None:
    """Numbers are written out: each list of a document would need a numbering of its own."""
    for number, item in enumerate(points.items, 1):
        if points.numbered:
            document.add_paragraph(f"{number}. {cell_text(item)}", "List")
        else:
            document.add_paragraph(cell_text(item), "List Bullet")


def _describe(document: Any, layout: Layout) -> None:
    """What the file says of itself, without the hour and the name of a computer's user."""
    core = document.core_properties
    core.title = cell_text(layout.title)[:255]
    core.author = core.last_modified_by = "opendata"
    core.comments = ""
    core.language = LOCALES[layout.language]
    core.created = core.modified = EPOCH
    core.revision = 1
