"""A redacted copy of a document of any format."""

from __future__ import annotations

from datetime import date
from typing import Final

from opendata.acts.beside.beside import beside
from opendata.acts.beside.part import Where
from opendata.acts.text import FORMATS, read_text
from opendata.redact import docx, html, odf
from opendata.redact.choice import Choice, Remover
from opendata.redact.replacement import Copy
from opendata.redact.sheets.engine import FORMATS as SHEETS
from opendata.redact.sheets.engine import redact_sheets
from opendata.redact.sure import must_be_gone
from opendata.redact.text_version import text_version

AS_TEXT: Final = frozenset({"pdf", "rtf", "doc"})
"""Formats whose copy is a text version: a new DOCX of the text alone."""
ALL: Final = frozenset({*FORMATS, *SHEETS})
"""The formats of which copies can be made."""


def redacted(data: bytes, form: str, name: str, choice: Choice, today: date) -> Copy:
    """A copy of ``data``, a document of the format ``form``, without what ``choice`` takes out.

    What people cannot see goes as well: comments, changes, hidden text, properties, embedded files.
    A DOCX, ODT, HTML, TXT, XLSX and ODS keep their format; of a PDF, RTF and DOC there is a text
    version. Same document, choice and day, same bytes.

    :raises OpendataError: as reading the document does, exit 3; ``redact-left``, exit 7, where
        something that was to go is still in the copy.
    """
    remover = Remover(choice, today)
    for text in _texts(data, form, name):
        remover.learn(text)
    copy, kind = _made(data, form, name, remover)
    must_be_gone(copy, kind, name, remover)
    return Copy(copy, kind, dict(sorted(remover.replaced.items())))


def _texts(data: bytes, form: str, name: str) -> list[str]:
    """All texts of the document: what one gives away goes out of all the others."""
    own = [] if form in SHEETS else [read_text(data, name).text]
    return [*own, *(part.text for part in beside(data, form, name))]


def _made(data: bytes, form: str, name: str, remover: Remover) -> tuple[bytes, str]:
    if form == "docx":
        return docx.redact(data, name, remover), form
    if form == "odt":
        return odf.redact_odt(data, name, remover), form
    if form == "html":
        return html.redact(data, name, remover), form
    if form in SHEETS:
        return redact_sheets(data, form, name, remover)
    text = remover.clean(_whole_text(data, form, name))
    if form in AS_TEXT:
        return text_version(text), "docx"
    return text.encode("utf-8"), form


def _whole_text(data: bytes, form: str, name: str) -> str:
    """The text with the notes at its end, which people see and the text alone does not have."""
    text = read_text(data, name).text
    if form != "rtf":
        return text
    notes = [one.text for one in beside(data, form, name) if one.where is Where.MARGIN]
    return "\n\n".join([text.rstrip("\n"), *notes])
