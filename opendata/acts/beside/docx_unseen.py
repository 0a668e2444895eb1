"""What the main part of a DOCX holds and its text does not, or its reader does not see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from opendata.acts import guard
from opendata.acts.beside.part import Part, Where
from opendata.acts.beside.xmltext import lines, remarks
from opendata.acts.wordml import FALLBACK, W

_PARAGRAPHS: Final = frozenset(f"{one} p" for one in W)
_DELETED: Final = frozenset(
    f"{one} {tag}" for one in W for tag in ("del", "moveFrom", "delText", "delInstrText")
)
_RUN: Final = frozenset(f"{one} r" for one in W)
_HIDING: Final = frozenset(
    f"{one} {tag}" for one in W for tag in ("vanish", "webHidden", "specVanish")
)
_TEXT: Final = frozenset(f"{one} t" for one in W)
_FIELD: Final = frozenset(f"{one} instrText" for one in W)
_VALUE: Final = frozenset(f"{one} val" for one in W)
_OFF: Final = frozenset({"0", "false", "off"})
_DULL_FIELD = re.compile(r"\s*[A-Z]+(?:\s+(?:\\\S+|\"[\d -]*\"|MERGEFORMAT|\w{1,20}))*\s*")


def unseen(document: bytes, main: str, name: str) -> Iterator[Part]:
    """Deleted and hidden text, codes of fields, and all letters that are no text of a run.

    :raises OpendataError: the part is no XML.
    """
    collector = _Unseen()
    guard.parse_xml(document, name, collector.start, collector.end, collector.text)
    shown = " ".join("".join(collector.shown).split())
    fallback = [
        line
        for line in "".join(collector.fallback).split("\n")
        if line.strip() and " ".join(line.split()) not in shown
    ]
    fields = [one for one in collector.fields if not _DULL_FIELD.fullmatch(one)]
    hidden = [*collector.hidden, "\n", *fields, "\n", "\n".join(fallback), "\n", *remarks(document)]
    for where, pieces in ((Where.DELETED, collector.deleted), (Where.HIDDEN, hidden)):
        text = lines(["".join(pieces)])
        if text:
            yield Part(where, main, text)


class _Unseen:
    """Receives expat's events of the main part: what is struck out, and what does not show."""

    def __init__(self) -> None:
        self.deleted: list[str] = []
        self.hidden: list[str] = []
        self.fallback: list[str] = []
        self.fields: list[str] = []
        self.shown: list[str] = []
        self._in_deleted = self._in_text = self._in_field = self._in_fallback = 0
        self._hides = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if tag in _TEXT:
            self._in_text += 1
        elif tag in _DELETED:
            self._in_deleted += 1
        elif tag in _FIELD:
            self._in_field += 1
        elif tag == FALLBACK:
            self._in_fallback += 1
        elif tag in _RUN:
            self._hides = False
        elif tag in _HIDING:
            said = next((attributes[key] for key in attributes if key in _VALUE), "true")
            self._hides = said not in _OFF
        elif tag in _PARAGRAPHS:
            for pieces in (self.deleted, self.hidden, self.fallback, self.fields, self.shown):
                pieces.append("\n")

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag in _TEXT:
            self._in_text -= 1
        elif tag in _DELETED:
            self._in_deleted -= 1
        elif tag in _FIELD:
            self._in_field -= 1
            self.fields.append("\n")
        elif tag == FALLBACK:
            self._in_fallback -= 1
        elif tag in _RUN:
            self._hides = False

    def text(self, data: str) -> None:
        """Character data."""
        if self._in_deleted:
            self.deleted.append(data)
        elif self._in_fallback:
            self.fallback.append(data)
        elif self._in_field:
            self.fields.append(data)
        elif not self._in_text or self._hides:
            if data.strip():
                self.hidden.append(data)
        elif self._in_text:
            self.shown.append(data)
