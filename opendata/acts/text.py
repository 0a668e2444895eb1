"""The text of one document, whatever its format."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import Protocol, cast

from opendata.acts import failures
from opendata.acts.sniff import sniff

MAX_BYTES = 200_000_000
MAX_PLAIN = 50_000_000
"""HTML, RTF and TXT above this are data dumps, not acts."""
PLAIN = frozenset({"html", "rtf", "txt"})
FORMATS = ("doc", "docx", "html", "odt", "pdf", "rtf", "txt")
"""What Resolution 835 lets a council publish as text; a PDF only if it has a text layer."""
WITHOUT_TEXT = ""
REPAIRS = {ord("\0"): None, ord("\ufeff"): None}


class Reader(Protocol):
    """A module of one format: ``read`` gives the text; a PDF of pictures gives none."""

    def read(self, data: bytes, name: str) -> str:
        """The text, or an OpendataError."""
        ...


@dataclass(frozen=True, slots=True)
class DocumentText:
    """The text of one document: lines end with a line feed.

    ``format`` is one of :data:`FORMATS`, found from the content; ``scan`` says that the document is
    a PDF without a usable text layer, and then ``text`` is empty.
    """

    text: str
    format: str
    scan: bool = False


def read_text(data: bytes, name: str) -> DocumentText:
    """Read the document ``data``; ``name`` is only for what is said about it.

    Raises OpendataError with Exit.INCOMPLETE and one of the codes of :mod:`.failures`.
    """
    if len(data) > MAX_BYTES:
        raise failures.too_large(name, len(data), MAX_BYTES)
    kind = sniff(data, name)
    if kind in PLAIN and len(data) > MAX_PLAIN:
        raise failures.too_large(name, len(data), MAX_PLAIN)
    reader = cast("Reader", importlib.import_module(f"opendata.acts.{kind}"))
    text = mend(reader.read(data, name))
    if text.strip():
        return DocumentText(text, kind)
    if kind == "pdf":
        return DocumentText(WITHOUT_TEXT, kind, scan=True)
    raise failures.no_text(name)


def mend(text: str) -> str:
    """One kind of line end, no NUL, and no half of a surrogate pair, which could not be stored."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.translate(REPAIRS) if "\0" in text or "\ufeff" in text else text
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
