"""A table of a report in a document of Word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from opendata.clean.workbook import cell_text
from opendata.messages import Language, say
from opendata.report.layout.blocks import Cell, Grid, Link, Tone, Word
from opendata.report.layout.docx_style import room
from opendata.report.layout.docx_widths import widths
from opendata.report.layout.links import is_web
from opendata.report.layout.shown import NO_ROWS, NOTHING, told

_FILLS: Final = {Tone.GOOD: "D5EBDD", Tone.BAD: "FAD9D5", Tone.WARN: "FFEFC2", Tone.QUIET: "E8EDF2"}


def add_pairs(document: Any, pairs: Iterable[tuple[str, str]]) -> None:
    """Labels and their values, a line each."""
    from docx.shared import Pt

    paragraph = None
    for label, value in pairs:
        paragraph = document.add_paragraph(f"{cell_text(label)}: ")
        paragraph.add_run(cell_text(value)).bold = True
        paragraph.paragraph_format.space_after = 0
    if paragraph is not None:
        paragraph.paragraph_format.space_after = Pt(8)


def add_grid(document: Any, grid: Grid, language: Language, below: str = "") -> None:
    """``grid`` with its caption above, and ``below`` it what it shows.

    The head comes again on each page, and no row is torn apart.
    """
    from docx.shared import Pt

    caption = document.add_paragraph(cell_text(grid.caption), "Caption")
    caption.paragraph_format.keep_with_next = True
    if not grid.rows:
        document.add_paragraph(say(NO_ROWS, language))
    lines = [*grid.rows, *([grid.totals] if grid.totals else [])]
    if lines:
        table = document.add_table(1 + len(lines), len(grid.columns), "Table Grid")
        _set_widths(table, widths(grid, language, room(document)))
        rows = list(table.rows)
        _head(rows[0], grid)
        for line, row in zip(lines, rows[1:], strict=True):
            _fill(row, line, grid, language, strong=line is grid.totals)
    last = document.add_paragraph(cell_text(below))
    last.paragraph_format.space_before = Pt(6)
    last.paragraph_format.space_after = Pt(10) if below else 0


def _set_widths(table: Any, centimetres: Sequence[float]) -> None:
    """LibreOffice goes by the columns, Word by the cells."""
    from docx.shared import Cm

    table.autofit = False
    for column, width in zip(table.columns, centimetres, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, centimetres, strict=True):
            cell.width = Cm(width)


def _head(row: Any, grid: Grid) -> None:
    _mark(row, "tblHeader")
    _mark(row, "cantSplit")
    for cell, column in zip(row.cells, grid.columns, strict=True):
        _write(cell, cell_text(column.title), to_right=column.numeric).bold = True
        _shade(cell, "E8EDF2")


def _fill(row: Any, line: Sequence[Cell], grid: Grid, language: Language, *, strong: bool) -> None:
    _mark(row, "cantSplit")
    for shown, cell, column in zip(row.cells, line, grid.columns, strict=True):
        text = told(cell, language) or (NOTHING if column.numeric and not strong else "")
        if isinstance(cell, Link) and is_web(cell.url):
            _link(shown.paragraphs[0], text, cell.url)
            continue
        run = _write(shown, text, to_right=column.numeric)
        run.bold = strong or None
        if isinstance(cell, Word):
            _shade(shown, _FILLS[cell.tone])


def _write(cell: Any, text: str, *, to_right: bool) -> Any:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = 0
    if to_right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    run = paragraph.add_run(text)
    run.font.size = Pt(9.5)
    return run


def _link(paragraph: Any, text: str, url: str) -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    paragraph.paragraph_format.space_after = 0
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, True))
    run = paragraph.add_run(text)
    run.font.size = Pt(9.5)
    run.font.underline = True
    run.font.color.rgb = RGBColor(0x0B, 0x4F, 0x8F)
    link.append(run._r)
    paragraph._p.append(link)


def _mark(row: Any, name: str) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement(f"w:{name}"))


def _shade(cell: Any, colour: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)
