"""One piece of text from beside the text of a document."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from opendata.messages import Message, msg


class Where(StrEnum):
    """Where in a document the piece stands."""

    METADATA = "metadata"
    COMMENT = "comment"
    DELETED = "deleted"
    HIDDEN = "hidden"
    MARGIN = "margin"
    """Headers and footers of pages, footnotes and endnotes."""
    FORM = "form"
    EMBEDDED = "embedded"
    CELLS = "cells"
    """The cells of a sheet, which have no text beside them: a line per row."""


WORDS: Final = {
    Where.METADATA: msg("properties of the file"),
    Where.COMMENT: msg("a comment"),
    Where.DELETED: msg("text that was deleted while changes were tracked"),
    Where.HIDDEN: msg("hidden text"),
    Where.MARGIN: msg("a header, a footer or a note"),
    Where.FORM: msg("a field of a form"),
    Where.EMBEDDED: msg("a file within the file"),
    Where.CELLS: msg("the cells of a sheet"),
}
"""Each place in words for people."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of text; ``name`` says where more exactly: ``word/comments.xml``, ``Author``.

    ``opaque`` says that something stands there which could not be looked into: ``text`` is then no
    more than the letters that show in its bytes, and finding nothing in it proves nothing.
    """

    where: Where
    name: str
    text: str
    opaque: bool = False


@dataclass(frozen=True, slots=True)
class Inside:
    """A picture or a whole file within the file, which :mod:`.beside` looks into."""

    name: str
    data: bytes


def words_of(where: Where) -> Message:
    """The place in words."""
    return WORDS[where]
