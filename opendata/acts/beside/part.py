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


WORDS: Final = {
    Where.METADATA: msg("properties of the file"),
    Where.COMMENT: msg("a comment"),
    Where.DELETED: msg("text that was deleted while changes were tracked"),
    Where.HIDDEN: msg("hidden text"),
    Where.MARGIN: msg("a header, a footer or a note"),
    Where.FORM: msg("a field of a form"),
    Where.EMBEDDED: msg("a file within the file"),
}
"""Each place in words for people."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of text; ``name`` says where more exactly: ``word/comments.xml``, ``Author``."""

    where: Where
    name: str
    text: str


def words_of(where: Where) -> Message:
    """The place in words."""
    return WORDS[where]
