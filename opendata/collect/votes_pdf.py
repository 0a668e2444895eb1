"""A PDF → its text as it looks on paper: rolls stand in columns, and are often written upside down.

:mod:`opendata.acts.pdf` gives the text in the order in which the program wrote it, which is what
acts need; here it matters which words stand below each other.
"""

from __future__ import annotations

from ctypes import c_double
from typing import Any

from opendata.acts.pdf import MAX_PAGES
from opendata.votes.page import Letter, lay_out


def laid_out(data: bytes) -> str:
    """The text of a PDF that :mod:`opendata.acts.pdf` can read; pages parted by form feeds."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        pages = range(min(len(document), MAX_PAGES))
        return "\n\f".join(lay_out(_letters(document[number])) for number in pages)
    finally:
        document.close()


def _letters(page: Any) -> list[Letter]:
    """The letters of a page with their places; blanks are seen from the gaps."""
    import pypdfium2.raw as pdfium

    textpage = page.get_textpage()
    handle = textpage.raw
    across, up, box = c_double(), c_double(), pdfium.FS_RECTF()
    letters = []
    try:
        for at in range(textpage.count_chars()):
            sign = chr(pdfium.FPDFText_GetUnicode(handle, at))
            if sign.isspace() or not sign.isprintable():
                continue
            pdfium.FPDFText_GetCharOrigin(handle, at, across, up)
            pdfium.FPDFText_GetLooseCharBox(handle, at, box)
            letters.append(Letter(sign, box.left, box.right, up.value, box.top - box.bottom))
    finally:
        textpage.close()
        page.close()
    return letters
