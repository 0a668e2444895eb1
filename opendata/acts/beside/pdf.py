"""Beside the text of a PDF: properties, notes, forms, attached files, and earlier versions."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from contextlib import closing
from typing import Any, Final

from opendata.acts import failures
from opendata.acts.beside import pdf_objects
from opendata.acts.beside.part import Inside, Part, Where
from opendata.acts.beside.strings import joined
from opendata.acts.beside.xmltext import lines
from opendata.acts.pdf import MAX_PAGES

_TOLD = frozenset({"Producer", "CreationDate", "ModDate"})
"""Properties that say nothing of people."""
_KEYS = (b"Contents", b"T", b"RC", b"V", b"TU", b"DV")
"""What annotations and fields hold as text: the note, its author, the value of a field."""
_END = re.compile(rb"%%EOF[\r\n]{0,2}")
_LINEARIZED: Final = b"/Linearized"
_HEAD: Final = 2_048
_MOST_VERSIONS: Final = 8
_MOST_SIGNATURES: Final = 50


def parts(data: bytes, name: str) -> Iterator[Part | Inside]:
    """Every piece beside the text.

    :raises OpendataError: as reading the text does.
    """
    said: set[str] = set()
    attached: set[bytes] = set()
    ends = _ends(data)
    shown, last = _of_version(data, name, read=bool(ends))
    for one in (*shown, *_signatures(data, name)):
        if isinstance(one, Part):
            said.update(one.text.split("\n"))
        else:
            attached.add(one.data)
        yield one
    found = pdf_objects.told(data)
    yield from (Inside("EmbeddedFile", one) for one in found.files if one not in attached)
    for where, texts in (
        (Where.METADATA, found.properties),
        (Where.METADATA, found.pictures),
        (Where.HIDDEN, found.scripts),
        (Where.HIDDEN, found.strings),
    ):
        left = (line for line in lines(texts).split("\n") if line not in said)
        if text := "\n".join(left):
            yield Part(where, name, text)
    yield from _earlier(data, ends, last)


def _of_version(data: bytes, name: str, *, read: bool) -> tuple[list[Part | Inside], str]:
    """What a reader of the document shows beside its text; and its text too, if it is to be
    ``read``: pages take long to load, and once is enough.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise failures.broken(name) from error
    found: list[Part | Inside] = []
    texts: list[str] = []
    try:
        for key, value in document.get_metadata_dict(skip_empty=True).items():
            if key not in _TOLD and any(sign.isalnum() for sign in value):
                found.append(Part(Where.METADATA, key, value))
        for number in range(document.count_attachments()):
            attached = document.get_attachment(number)
            found.append(Inside(attached.get_name(), _bytes_of(attached)))
        for number in range(min(len(document), MAX_PAGES)):
            with closing(document[number]) as page:
                found += _notes(page, number + 1)
                if read:
                    texts.append(_text_on(page))
    except pypdfium2.PdfiumError as error:
        raise failures.broken(name) from error
    finally:
        document.close()
    return found, "\n".join(texts)


def _bytes_of(attached: Any) -> bytes:
    import pypdfium2

    try:
        return bytes(attached.get_data())
    except (pypdfium2.PdfiumError, ValueError):
        return b""


def _notes(page: Any, number: int) -> list[Part]:
    """The texts of the annotations of a page; a field of a form is one of them."""
    from pypdfium2 import raw

    found: list[Part] = []
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
            found.append(Part(where, str(number), "\n".join(texts)))
    return found


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


def _signatures(data: bytes, name: str) -> Iterator[Part]:
    """Whom the certificates of signatures name: the bytes of each, as they stand in the file."""
    at = 0
    for _ in range(_MOST_SIGNATURES):
        at = data.find(b"/ByteRange", at)
        if at < 0:
            return
        block = data[max(0, at - 100_000) : at + 200_000]
        for digits in re.findall(rb"/Contents\s*<([0-9A-Fa-f]{200,})>", block):
            raw = bytes.fromhex(digits[: len(digits) // 2 * 2].decode("ascii"))
            if text := joined(raw.rstrip(b"\0")):
                yield Part(Where.METADATA, name, text)
        at += 200_000


def _ends(data: bytes) -> list[int]:
    """Where earlier versions end: a PDF is often only added to."""
    ends = [one.end() for one in _END.finditer(data)][:-1]
    # The first end of a linearized file is that of a part in front, not of a version.
    return ends[1:] if _LINEARIZED in data[:_HEAD] else ends


def _earlier(data: bytes, ends: list[int], last: str) -> Iterator[Part]:
    """What the versions that end at ``ends`` say and the ``last`` does not.

    One that cannot be opened is told as ``opaque``.
    """
    known = set(last.split("\n"))
    for number, end in enumerate(ends[-_MOST_VERSIONS:], 1):
        text = _text_of(data[:end])
        if text is None:
            yield Part(Where.HIDDEN, f"%%EOF {number}", "", opaque=True)
            continue
        left = [line for line in text.split("\n") if line not in known]
        known.update(left)
        if any(line.strip() for line in left):
            yield Part(Where.DELETED, f"%%EOF {number}", "\n".join(left))


def _text_of(data: bytes) -> str | None:
    """The text of a version; None if it cannot be opened."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return None
    found: list[str] = []
    try:
        for number in range(min(len(document), MAX_PAGES)):
            with closing(document[number]) as page:
                found.append(_text_on(page))
    except pypdfium2.PdfiumError:
        return None
    finally:
        document.close()
    return "\n".join(found)


def _text_on(page: Any) -> str:
    with closing(page.get_textpage()) as words:
        return str(words.get_text_range()).replace("\r\n", "\n")
