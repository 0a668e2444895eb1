"""Text out of PDF by PDFium, and whether there is any worth the name."""

from __future__ import annotations

import re

from opendata.acts import failures

MAX_PAGES = 3_000
MIN_LETTERS = 30
"""A scan often bears a stamp or a page number as text; an act has more letters than that."""
PLAUSIBLE = 0.5
LETTERS = re.compile("[A-Za-zА-ЯҐЄІЇЁа-яґєіїё]+")
FIGURES = re.compile("[0-9]+")
GARBLED = re.compile(
    "[\u0080-\u009f\u00a1-\u00a6\u00a8-\u00aa\u00ac\u00ae\u00af\u00b5\u00c0-\u024f\ue000-\uf8ff\ufffd]"
)
BROKEN_WORD = re.compile("[\u0002\ufffe]\n?")
"""What PDFium puts for the hyphen of a word broken at the end of a line."""
PASSWORD, SECURITY = 4, 5


def read(data: bytes, name: str) -> str:
    """The text layer, pages parted by a form feed; empty if there is none that can be read."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in (PASSWORD, SECURITY):
            raise failures.encrypted(name) from error
        raise failures.broken(name) from error
    try:
        if len(document) == 0:
            raise failures.broken(name)
        pages = [_page(document, number) for number in range(min(len(document), MAX_PAGES))]
    except pypdfium2.PdfiumError as error:
        raise failures.broken(name) from error
    finally:
        document.close()
    text = "\n\f".join(pages)
    return text if is_usable(text) else ""


def is_usable(text: str) -> bool:
    """Whether a text layer says anything: enough letters, and not the glyph soup of a bad font."""
    visible = sum(map(len, text.split()))
    letters = sum(map(len, LETTERS.findall(text)))
    readable = letters + sum(map(len, FIGURES.findall(text)))
    garbled = len(GARBLED.findall(text))
    enough = letters >= MIN_LETTERS
    return enough and readable >= visible * PLAUSIBLE and garbled * 5 <= readable


def _page(document: object, number: int) -> str:
    page = document[number]  # type: ignore[index]
    textpage = page.get_textpage()
    try:
        text: str = textpage.get_text_range().replace("\r\n", "\n")
    finally:
        textpage.close()
        page.close()
    return BROKEN_WORD.sub("", text)
