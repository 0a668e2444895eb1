"""Exports of an invented council as files: RTF, DOCX, PDF, XLSX, CSV, JSON, TXT, HTML."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Callable

import openpyxl
from votes_layouts import as_json, long, matrix, pairs_head, pairs_rows, protocol
from votes_model import Sitting


def rtf_of(text: str) -> bytes:
    """An RTF: letters as «\\uN» with a substitute, cells of tables as «\\cell»."""
    out = []
    for line in text.split("\n"):
        cells = line.split("\t")
        rtf = ["".join(_sign(sign) for sign in cell) for cell in cells]
        out.append("\\cell ".join(rtf) + ("\\row\n" if len(cells) > 1 else "\\par\n"))
    head = "{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0\\fcharset204 Arial;}}\\f0\\fs20 "
    return (head + "".join(out) + "}").encode("ascii")


def _sign(sign: str) -> str:
    if sign in "\\{}":
        return f"\\{sign}"
    return sign if ord(sign) < 128 else f"\\u{ord(sign)}\\'3f"


def docx_of(given: Sitting) -> bytes:
    """A DOCX: lines above a table with two deputies in a row, for each voting."""
    import docx

    document = docx.Document()
    for ballot in given.ballots:
        for line in pairs_head(given, ballot):
            document.add_paragraph(line)
        rows = pairs_rows(ballot)
        table = document.add_table(len(rows), 4)
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
        document.add_paragraph("Голова лічильної комісії: ")
    return _bytes(document)


def pdf_of(text: str, font: str) -> bytes:
    """A PDF that was written from the bottom up; each cell of a line is a text of its own."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(TTFont("Votes", font))
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    lines = [line for line in text.replace("\f", "\n").split("\n") if line.strip()]
    for at in range(0, len(lines), 50):
        canvas.setFont("Votes", 9)
        for number, line in reversed(list(enumerate(lines[at : at + 50]))):
            column = 0
            for piece in line.replace("\t", "   ").split("  "):
                if piece.strip():
                    left = 40 + 4.6 * (column + len(piece) - len(piece.lstrip()))
                    canvas.drawString(left, 800 - 14 * number, piece.strip())
                column += len(piece) + 2
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def xlsx_of(given: Sitting) -> bytes:
    """A workbook with a column for each voting."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in matrix(given):
        sheet.append(row)  # type: ignore[union-attr]
    return _bytes(book)


def csv_of(given: Sitting) -> bytes:
    """A line for each vote, as Excel writes a CSV here."""
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=";", lineterminator="\r\n").writerows(long(given))
    return buffer.getvalue().encode("utf-8-sig")


def html_of(given: Sitting) -> bytes:
    """A web page: the lines above as paragraphs, the roll as a table."""
    out = ["<!DOCTYPE html><html><head><meta charset='utf-8'></head><body>"]
    for ballot in given.ballots:
        out += [f"<p>{html.escape(line)}</p>" for line in pairs_head(given, ballot)]
        rows = [
            "".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in pairs_rows(ballot)
        ]
        out.append("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
    return "\n".join([*out, "</body></html>"]).encode()


def _bytes(saved: object) -> bytes:
    buffer = io.BytesIO()
    saved.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


FILES: dict[str, Callable[[Sitting], bytes]] = {
    "таблиця.rtf": lambda given: rtf_of(protocol(given, tabs=True)),
    "рядки.rtf": lambda given: rtf_of(protocol(given)),
    "пари.docx": docx_of,
    "стовпці.xlsx": xlsx_of,
    "голоси.csv": csv_of,
    "портал.json": lambda given: as_json(given).encode(),
    "текст.txt": lambda given: protocol(given, fields=True).encode("utf-8-sig"),
    "старий текст.txt": lambda given: protocol(given).encode("cp1251"),
    "сторінка.html": html_of,
}
