"""DOCX as a word processor leaves them: tables, tabs, line breaks, words cut over several runs."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from sample.layout import Line, lines
from sample.packages import fixed
from sample.source import SampleAct

KEPT_STYLES = {"Normal", "DefaultParagraphFont", "TableNormal", "NoList"}
NEEDLESS = ("stylesWithEffects", "customXml", "thumbnail")
TITLE_WITH_BREAKS = {"table", "glued", "quoted"}
CUT_RUNS = {"plain", "quoted"}


def docx(act: SampleAct) -> bytes:
    """The act as a DOCX file."""
    from docx.shared import Cm

    document = _empty()
    document.core_properties.title = act.title_lines[0]
    broken_title = act.look in TITLE_WITH_BREAKS
    rest = lines(act)
    if broken_title:
        rest = _join_title(rest)
    for line in rest:
        _add(document, line, cut=act.look in CUT_RUNS)
    section = document.sections[0]
    section.left_margin, section.right_margin = Cm(3), Cm(1.5)
    section.top_margin = section.bottom_margin = Cm(2)
    return _bytes(document)


def annex(heading: Sequence[str], title: str, rows: Sequence[Sequence[str]]) -> bytes:
    """An annex: its stamp on the right, a title, and a table."""
    from docx.shared import Cm

    document = _empty()
    for text in heading:
        document.add_paragraph(text).paragraph_format.left_indent = Cm(9)
    document.add_paragraph()
    _paragraph(document, title, centre=True, bold=True)
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return _bytes(document)


def _empty() -> Any:
    """A document without the styles, thumbnail and properties that an act never uses."""
    import docx as library
    from docx.shared import Pt

    document = library.Document()
    for part in (document.part, document.part.package):
        for key, relation in list(part.rels.items()):
            if relation.reltype.rsplit("/", 1)[1] in NEEDLESS:
                del part.rels[key]
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(14)
    normal.paragraph_format.space_after = Pt(0)
    styles = document.styles.element
    for style in list(styles.style_lst):
        if style.styleId not in KEPT_STYLES:
            styles.remove(style)
    properties = document.core_properties
    properties.author = properties.last_modified_by = "Загальний відділ"
    properties.comments, properties.revision = "", 3
    return document


def _bytes(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return fixed(out.getvalue())


def _join_title(rest: list[Line]) -> list[Line]:
    title = "\n".join(line.text for line in rest if line.role == "title")
    first = next(index for index, line in enumerate(rest) if line.role == "title")
    others = [line for line in rest if line.role != "title"]
    return [*others[:first], Line("title", title), *others[first:]]


def _add(document: Any, line: Line, *, cut: bool) -> None:
    if line.role == "table":
        table = document.add_table(rows=1, cols=len(line.cells))
        for cell, text in zip(table.rows[0].cells, line.cells, strict=True):
            cell.text = text
    elif line.role == "row":
        _row(document, line.cells)
    else:
        _paragraph(
            document,
            line.text,
            centre=line.role == "head",
            bold=line.role in {"head", "title"},
            indent=line.role == "text",
            cut=cut,
        )


def _row(document: Any, cells: Sequence[str]) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Cm

    paragraph = document.add_paragraph("\t".join(cells))
    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(Cm(8.2), WD_TAB_ALIGNMENT.CENTER)
    stops.add_tab_stop(Cm(16.5), WD_TAB_ALIGNMENT.RIGHT)


def _paragraph(
    document: Any,
    text: str,
    *,
    centre: bool = False,
    bold: bool = False,
    indent: bool = False,
    cut: bool = False,
) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm

    paragraph = document.add_paragraph()
    if centre:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if indent:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        paragraph.paragraph_format.first_line_indent = Cm(1.25)
    # Spelling marks and later edits leave a word in two runs; a reader has to put it together.
    middle = len(text) // 2 if cut and len(text) > 8 else len(text)
    for part in (text[:middle], text[middle:]):
        if part:
            paragraph.add_run(part).bold = bold or None
