"""One act kept as several files: the DOCX it was written in and the PDF made from it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from opendata.clean.text import fold
from opendata.collect.batch import Document
from opendata.collect.candidates import key_of

PREFERENCE: Final = ("docx", "odt", "rtf", "doc", "html", "pdf", "txt")
"""Which file of an act is published: what can be edited and searched best comes first."""


def one_act(documents: Sequence[Document]) -> bool:
    """Whether the documents are the same act, each in a format of its own.

    Two files in one format with the same number and date are two versions, and which of them holds
    is for a person to say.
    """
    formats = {document.shown_format for document in documents}
    said = {(key_of(d), _kind(d), _title(d)) for d in documents}
    return len(formats) == len(documents) and len(said) == 1 and None not in next(iter(said))


def preferred(documents: Sequence[Document]) -> Document:
    """The one to publish."""
    return min(documents, key=lambda d: (_rank(d.shown_format), d.path))


def _rank(form: str) -> int:
    return PREFERENCE.index(form) if form in PREFERENCE else len(PREFERENCE)


def _kind(document: Document) -> str | None:
    return document.act.sure("kind") if document.act else None


def _title(document: Document) -> str | None:
    title = document.act.sure("title") if document.act else None
    return fold(title) if title else None
