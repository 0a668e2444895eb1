"""Beside the text of a DOCX: its other parts, tracked deletions, and runs that are hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

from opendata.acts import guard
from opendata.acts.beside.part import Part, Where
from opendata.acts.docx import main_part
from opendata.acts.wordml import W

_PARTS: Final = (
    (re.compile(r"word/comments\w*\.xml"), Where.COMMENT),
    (re.compile(r"word/(?:header|footer)\d*\.xml|word/(?:foot|end)notes\.xml"), Where.MARGIN),
    (re.compile(r"word/people\.xml|docProps/(?:core|custom|app)\.xml"), Where.METADATA),
    (re.compile(r"customXml/item\d+\.xml"), Where.METADATA),
    (re.compile(r"word/glossary/document\.xml"), Where.HIDDEN),
)
_SPEAKING: Final = ("word/", "docProps/", "customXml/")
_ATTRIBUTE: Final = re.compile(r"\b(?:\w+:)?(?:author|initials|name)=\"([^\"]+)\"")
_PARAGRAPH_END: Final = re.compile(r"</(?:\w+:)?p>|<(?:\w+:)?(?:br|tab|cr)\b[^>]*>")
_TAG: Final = re.compile(r"<[^>]*>")
_BOMS: Final = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_UNSAID: Final = re.compile(
    r"[\s\d.,:TZ+-]*|Microsoft[\w .]*|Normal(?:\.dot\w?)?|LibreOffice\S*|false|true|python-docx"
)
"""Properties that say nothing of people: numbers, times, programs."""
_PARAGRAPHS: Final = frozenset(f"{one} p" for one in W)
_DELETED: Final = frozenset(f"{one} {tag}" for one in W for tag in ("delText", "delInstrText"))
_RUN: Final = frozenset(f"{one} r" for one in W)
_HIDDEN: Final = frozenset(f"{one} {tag}" for one in W for tag in ("vanish", "webHidden"))
_TEXT: Final = frozenset(f"{one} t" for one in W)
_VALUE: Final = frozenset(f"{one} val" for one in W)
_UNSEEN: Final = (b"delText", b"delInstrText", b"vanish", b"webHidden")
_OFF: Final = frozenset({"0", "false", "off"})


def parts(data: bytes, name: str) -> Iterator[Part]:
    """Every piece beside the text.

    :raises OpendataError: as reading the text does.
    """
    with guard.open_archive(data, name) as archive:
        for member in sorted(archive.namelist()):
            if not member.startswith(_SPEAKING):
                continue
            where = next((where for form, where in _PARTS if form.fullmatch(member)), None)
            if where is not None:
                text = _text_of(guard.read_member(archive, member, name), where)
                if text:
                    yield Part(where, member, text)
            elif member.startswith("word/embeddings/") and not member.endswith("/"):
                yield Part(Where.EMBEDDED, member, "")
        main = main_part(archive, name)
        document = guard.read_member(archive, main, name)
    if any(mark in document for mark in _UNSEEN):
        unseen = _Unseen()
        guard.parse_xml(document, name, unseen.start, unseen.end, unseen.text)
        for where, pieces in ((Where.DELETED, unseen.deleted), (Where.HIDDEN, unseen.hidden)):
            text = "".join(pieces).strip()
            if text:
                yield Part(where, main, text)


def _text_of(content: bytes, where: Where) -> str:
    """The text of a part, and of the attributes that say who wrote it.

    The tags are taken out and not understood: a part that is broken must be screened as well, and
    a line too much does no harm. Runs of a paragraph stay together, as they may cut a number.
    """
    encoding = next((name for bom, name in _BOMS if content.startswith(bom)), "utf-8")
    xml = content.decode(encoding, "replace")
    between = "\n" if where is Where.METADATA else ""
    names = _ATTRIBUTE.findall(xml) if where is Where.COMMENT else []
    body = _TAG.sub(between, _PARAGRAPH_END.sub("\n", xml))
    lines = (unescape(line).strip() for line in ("\n".join([*names, body])).split("\n"))
    return "\n".join(line for line in lines if line and not _UNSAID.fullmatch(line))


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
