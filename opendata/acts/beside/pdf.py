"""Beside the text of a PDF: its properties, notes and forms, and the files attached to it."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

from opendata.acts import failures
from opendata.acts.beside.part import Part, Where
from opendata.acts.pdf import MAX_PAGES

_TOLD = frozenset({"Producer", "CreationDate", "ModDate"})
"""Properties that say nothing of people."""
_KEYS = (b"Contents", b"T", b"RC", b"V", b"TU", b"DV")
"""What annotations and fields hold as text: the note, its author, the value of a field."""


def parts(data: bytes, name: str) -> Iterator[Part]:
    """Every piece beside the text.

    :raises OpendataError: as reading the text does.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise failures.broken(name) from error
    try:
        for key, value in document.get_metadata_dict(skip_empty=True).items():
            if key not in _TOLD and any(sign.isalpha() for sign in value):
                yield Part(Where.METADATA, key, value)
        for number in range(document.count_attachments()):
            yield Part(Where.EMBEDDED, document.get_attachment(number).get_name(), "")
        for number in range(min(len(document), MAX_PAGES)):
            yield from _notes(document[number], number + 1)
    except pypdfium2.PdfiumError as error:
        raise failures.broken(name) from error
    finally:
        document.close()


def _notes(page: Any, number: int) -> Iterator[Part]:
    """The texts of the annotations of a page; a field of a form is one of them."""
    from pypdfium2 import raw

    try:
        for index in range(raw.FPDFPage_GetAnnotCount(page.raw)):
            note = raw.FPDFPage_GetAnnot(page.raw, index)
            if not note:
                continue
            try:
                field = raw.FPDFAnnot_GetSubtype(note) == raw.FPDF_ANNOT_WIDGET
                texts = [text for key in _KEYS if (text := _value(note, key))]
            finally:
                raw.FPDFPage_CloseAnnot(note)
            if texts:
                where = Where.FORM if field else Where.COMMENT
                yield Part(where, str(number), "\n".join(texts))
    finally:
        page.close()


def _value(note: Any, key: bytes) -> str:
    """A text of an annotation: UTF-16 with two zero bytes at its end."""
    from pypdfium2 import raw

    size = raw.FPDFAnnot_GetStringValue(note, key, None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    pointer = ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR))
    raw.FPDFAnnot_GetStringValue(note, key, pointer, size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace").strip()
