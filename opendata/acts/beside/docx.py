"""Beside the text of a DOCX: its other parts, tracked deletions, and runs that are hidden."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from typing import Final

from opendata.acts import guard
from opendata.acts.beside.part import Part, Where
from opendata.acts.docx import main_part
from opendata.acts.wordml import W

_PARTS: Final = (
    (re.compile(r"word/comments\w*\.xml"), Where.COMMENT),
    (re.compile(r"word/(?:header|footer)\d*\.xml|word/(?:foot|end)notes\.xml"), Where.MARGIN),
    (
        re.compile(r"word/(?:people|settings)\.xml|docProps/(?:core|app|custom)\.xml"),
        Where.METADATA,
    ),
    (re.compile(r"customXml/item\d+\.xml"), Where.METADATA),
    (re.compile(r"word/glossary/document\.xml"), Where.HIDDEN),
)
_NAMES: Final = ("author", "initials", "name", "val")
"""Attributes that hold texts: who commented, and variables of the document."""
_PARAGRAPHS: Final = frozenset(f"{one} p" for one in W)
_DELETED: Final = frozenset(f"{one} {tag}" for one in W for tag in ("delText", "delInstrText"))
_RUN: Final = frozenset(f"{one} r" for one in W)
_HIDDEN: Final = frozenset(f"{one} {tag}" for one in W for tag in ("vanish", "webHidden"))
_TEXT: Final = frozenset(f"{one} t" for one in W)
_VALUE: Final = frozenset(f"{one} val" for one in W)
_SPEAKING: Final = re.compile(rb"(?:delText|delInstrText|vanish|webHidden)[ />]")
_OFF: Final = frozenset({"0", "false", "off"})


def parts(data: bytes, name: str) -> Iterator[Part]:
    """Every piece beside the text.

    :raises OpendataError: as reading the text does.
    """
    with guard.open_archive(data, name) as archive:
        for member in sorted(archive.namelist()):
            where = next((where for form, where in _PARTS if form.fullmatch(member)), None)
            if where is not None:
                yield from _part(archive, member, where, name)
            elif member.startswith("word/embeddings/") and not member.endswith("/"):
                yield Part(Where.EMBEDDED, member, "")
        main = main_part(archive, name)
        document = guard.read_member(archive, main, name)
    if _SPEAKING.search(document):
        unseen = _Unseen()
        guard.parse_xml(document, name, unseen.start, unseen.end, unseen.text)
        for where, pieces in ((Where.DELETED, unseen.deleted), (Where.HIDDEN, unseen.hidden)):
            text = "".join(pieces).strip()
            if text:
                yield Part(where, main, text)


def _part(archive: zipfile.ZipFile, member: str, where: Where, name: str) -> Iterator[Part]:
    pieces: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag in _PARAGRAPHS:
            pieces.append("\n")
        for key, value in attributes.items():
            if key.rpartition(" ")[2] in _NAMES and any(sign.isalpha() for sign in value):
                pieces.append(f"\n{value}\n")

    def end(tag: str) -> None:
        if where is Where.METADATA or tag in _PARAGRAPHS:
            pieces.append("\n")

    content = guard.read_member(archive, member, name)
    guard.parse_xml(content, name, start, end, pieces.append)
    text = "\n".join(line.strip() for line in "".join(pieces).split("\n") if line.strip())
    if text:
        yield Part(where, member, text)


class _Unseen:
    """Receives expat's events of the main part: what is struck out, and what does not show."""

    def __init__(self) -> None:
        self.deleted: list[str] = []
        self.hidden: list[str] = []
        self._in_deleted = 0
        self._in_text = 0
        self._hides = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if tag in _DELETED:
            self._in_deleted += 1
        elif tag in _TEXT:
            self._in_text += 1
        elif tag in _RUN:
            self._hides = False
        elif tag in _HIDDEN:
            said = next((attributes[key] for key in attributes if key in _VALUE), "true")
            self._hides = said not in _OFF
        elif tag in _PARAGRAPHS:
            self.deleted.append("\n")
            self.hidden.append("\n")

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag in _DELETED:
            self._in_deleted -= 1
        elif tag in _TEXT:
            self._in_text -= 1
        elif tag in _RUN:
            self._hides = False

    def text(self, data: str) -> None:
        """Character data."""
        if self._in_deleted:
            self.deleted.append(data)
        elif self._in_text and self._hides:
            self.hidden.append(data)
