"""PDF made here (not by an office program), and a scan: a page that is only a picture."""

from __future__ import annotations

import io
import time
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from sample.layout import Line, lines
from sample.packages import MOMENT
from sample.source import SampleAct

FONTS = Path("/usr/share/fonts/truetype/dejavu")
TURN = 0.6
"""Degrees by which the sheet lay askew on the scanner."""
SCAN_SCALE = 1.6
INK = 150


def pdf(act: SampleAct) -> bytes:
    """The act as a PDF with a text layer; needs the DejaVu fonts."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.units import cm
    from reportlab.platypus import SimpleDocTemplate

    _fonts()
    out = io.BytesIO()
    template = SimpleDocTemplate(
        out,
        pagesize=A4,
        leftMargin=3 * cm,
        rightMargin=1.5 * cm,
        topMargin=2 * cm,
        bottomMargin=2 * cm,
        title=act.title,
        author="Загальний відділ",
        invariant=1,
    )
    template.build([_flowable(line) for line in lines(act)])
    return out.getvalue()


def scan(act: SampleAct) -> bytes:
    """The same page as a black-and-white picture, a little askew, with no text at all."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf(act))
    page = document[0].render(scale=SCAN_SCALE).to_pil().convert("L")
    document.close()
    picture = page.rotate(TURN, fillcolor=255).point(lambda grey: 255 if grey > INK else 0)
    out = io.BytesIO()
    moment = time.struct_time((*MOMENT, 0, 1, 0))
    picture.convert("1").save(
        out, "PDF", resolution=72 * SCAN_SCALE, creationDate=moment, modDate=moment
    )
    return out.getvalue()


@cache
def _fonts() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    pdfmetrics.registerFont(TTFont("Serif", str(FONTS / "DejaVuSerif.ttf")))
    pdfmetrics.registerFont(TTFont("Serif-Bold", str(FONTS / "DejaVuSerif-Bold.ttf")))


def _flowable(line: Line) -> Any:
    from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import cm
    from reportlab.platypus import Paragraph, Spacer, Table

    if line.role == "blank":
        return Spacer(1, 10)
    if line.cells:
        style = [("FONT", (0, 0), (-1, -1), "Serif", 11), ("ALIGN", (1, 0), (1, 0), "CENTER")]
        style.append(("ALIGN", (2, 0), (2, 0), "RIGHT"))
        return Table([list(line.cells)], colWidths=[6 * cm, 4.5 * cm, 6 * cm], style=style)
    bold = line.role in {"head", "title"}
    alignment = {"head": TA_CENTER, "text": TA_JUSTIFY}.get(line.role, TA_LEFT)
    style = ParagraphStyle(
        line.role,
        fontName="Serif-Bold" if bold else "Serif",
        fontSize=11,
        leading=15,
        alignment=alignment,
        firstLineIndent=1.2 * cm if line.role == "text" else 0,
    )
    return Paragraph(escape(line.text), style)
