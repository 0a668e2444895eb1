"""Documents made on the spot: every format, and every way in which one can be bad."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

HEADER = """УКРАЇНА
ЯСНОЗІРСЬКА МІСЬКА РАДА
ЗОРЯНОГО РАЙОНУ СВІТЛОЇ ОБЛАСТІ
Тридцять дев’ята сесія восьмого скликання
РІШЕННЯ
від 14 лютого 2024 року № 20-39/VIII
Про затвердження Положення про бюджет участі
Яснозірської міської територіальної громади
Відповідно до статті 26 Закону України «Про місцеве самоврядування в Україні», рішення
міської ради від 22 грудня 2020 року № 15, міська рада
ВИРІШИЛА:
1. Затвердити Положення.
Міський голова Ганна ЛІТО
"""
WORD_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC_NS = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
FONTS = (
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "C:/Windows/Fonts/arial.ttf",
    "/Library/Fonts/Arial Unicode.ttf",
)


def zipped(members: dict[str, str | bytes]) -> bytes:
    """A zip archive of ``members``."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def raw_docx(body: str, prologue: str = "") -> bytes:
    """A DOCX with ``body`` as the inside of its ``w:body``."""
    xml = f"{prologue}<w:document {WORD_NS} {MC_NS}><w:body>{body}</w:body></w:document>"
    return zipped({"word/document.xml": xml})


def raw_odt(body: str, **more: str) -> bytes:
    """An ODT with ``body`` as the inside of its ``office:text``."""
    spaces = " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"'
        for prefix in ("office", "text", "table", "draw")
    )
    xml = (
        f"<office:document-content {spaces}><office:body><office:text>{body}"
        "</office:text></office:body></office:document-content>"
    )
    mimetype = "application/vnd.oasis.opendocument.text"
    return zipped({"mimetype": mimetype, "content.xml": xml, **more})


def lines_docx(text: str) -> bytes:
    """A DOCX by python-docx, a paragraph per line."""
    import docx

    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def rtf_of(text: str) -> bytes:
    """An RTF with cp1251 escapes, and \\uN for what cp1251 lacks."""
    out = []
    for sign in text:
        try:
            code = sign.encode("cp1251")[0]
        except UnicodeEncodeError:
            out.append(f"\\u{ord(sign)}?")
            continue
        out.append("\\par\n" if sign == "\n" else chr(code) if code < 128 else f"\\'{code:02x}")
    head = "{\\rtf1\\ansi\\ansicpg1251\\deff0{\\fonttbl{\\f0\\fcharset204 Times New Roman;}}\\f0 "
    return (head + "".join(out) + "}").encode("ascii")


def font() -> str:
    """A font file with Cyrillic letters."""
    found = next((path for path in FONTS if Path(path).is_file()), None)
    if found is None:
        pytest.skip("no font with Cyrillic letters in the usual places")
    return found


def pdf_of(text: str, password: str | None = None) -> bytes:
    """A PDF with a text layer."""
    from reportlab.lib import pdfencrypt
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(TTFont("Cyrillic", font()))
    buffer = io.BytesIO()
    encryption = pdfencrypt.StandardEncryption(password, strength=128) if password else None
    canvas = Canvas(buffer, encrypt=encryption)
    canvas.setFont("Cyrillic", 11)
    for number, line in enumerate(text.splitlines()):
        canvas.drawString(60, 800 - 16 * number, line)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def pdf_scan() -> bytes:
    """A PDF that holds a picture and no text."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, 500, 700)
    canvas.save()
    return buffer.getvalue()


@pytest.fixture(scope="session")
def header() -> str:
    """The header of an invented decision."""
    return HEADER


@pytest.fixture(scope="session")
def makers() -> dict[str, Callable[[str], bytes]]:
    """How to make a document of each format out of lines of text."""
    return {
        "docx": lines_docx,
        "odt": lambda text: raw_odt(
            "".join(f"<text:p>{line}</text:p>" for line in text.splitlines())
        ),
        "rtf": rtf_of,
        "html": lambda text: (
            "<!doctype html><html><head><meta charset=utf-8></head><body>"
            + "".join(f"<p>{line}</p>" for line in text.splitlines())
            + "</body></html>"
        ).encode(),
        "txt": lambda text: text.encode(),
        "pdf": pdf_of,
    }
