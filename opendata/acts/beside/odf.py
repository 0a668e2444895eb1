"""What ODT and ODS hold alike beside their text and cells: annotations, changes, properties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from opendata.acts import guard
from opendata.acts.beside import office
from opendata.acts.beside.package import Package
from opendata.acts.beside.part import Inside, Part, Where
from opendata.acts.beside.xmltext import decoded, entries, lines, remarks, values_of, words
from opendata.acts.odt import OFFICE_NS, TABLE_NS, TEXT_NS
from opendata.problems import OpendataError

_STYLE_NS: Final = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
_SVG_NS: Final = "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
_PLACES: Final = {
    f"{OFFICE_NS} annotation": Where.COMMENT,
    f"{TEXT_NS} tracked-changes": Where.DELETED,
    f"{TABLE_NS} tracked-changes": Where.DELETED,
    f"{TEXT_NS} note": Where.MARGIN,
    f"{_SVG_NS} title": Where.HIDDEN,
    f"{_SVG_NS} desc": Where.HIDDEN,
    **{
        f"{TEXT_NS} {one}": Where.HIDDEN
        for one in ("hidden-text", "hidden-paragraph", "conditional-text", "script")
    },
    **{
        f"{_STYLE_NS} {one}": Where.MARGIN
        for one in (
            ("header", "footer", "header-left", "footer-left", "header-first", "footer-first")
        )
    },
}
"""Elements whose whole content is no text of the document."""
_SAID: Final = f"{TEXT_NS} string-value"
_PARAGRAPHS: Final = frozenset({f"{TEXT_NS} p", f"{TEXT_NS} h"})
_CELL = re.compile(r"<table:(?:covered-)?table-cell\b[^<>]*>")
"""Values of cells are read with their sheets."""
_EMBEDDED = re.compile(r"(Object \d+|Obj\d+)/(?:content|styles|meta)\.xml")
_NOWHERE: Final = "nowhere"
_CONTENT, _STYLES = "content.xml", "styles.xml"


def parts(package: Package, name: str, *, text_in: str = "") -> Iterator[Part | Inside]:
    """Every piece that is neither text nor a cell.

    ``text_in`` is the element outside of which even paragraphs are no text.

    :raises OpendataError: as reading the text does.
    """
    if _CONTENT in package:
        found = _told(package.read(_CONTENT), text_in, name)
        yield from (Part(where, _CONTENT, text) for where, text in found)
    if _STYLES in package:
        found = package.said(_STYLES, _of_styles)
        yield from (Part(where, _STYLES, text) for where, text in found)
    embedded = [one for one in package.members if _EMBEDDED.fullmatch(one)]
    for member in embedded:
        if told := package.said(member, entries):
            yield Part(Where.EMBEDDED, member, told)
    yield from office.members(package, ("mimetype", _CONTENT, _STYLES, *embedded))


def _of_styles(content: bytes) -> tuple[tuple[Where, str], ...]:
    """What the styles tell, which are mostly the same in all documents of an office."""
    try:
        return _told(content, _NOWHERE, _STYLES)
    except OpendataError:
        return ((Where.HIDDEN, words(content)),)


def _told(content: bytes, text_in: str, name: str) -> tuple[tuple[Where, str], ...]:
    collector = _Collector(text_in)
    guard.parse_xml(content, name, collector.start, collector.end, collector.text)
    told = {where: lines(["".join(pieces)]) for where, pieces in collector.found.items()}
    known = {line for text in told.values() for line in text.split("\n")}
    values = [one for one in values_of(_CELL.sub("", decoded(content))) if one not in known]
    told[Where.HIDDEN] = lines([told.get(Where.HIDDEN, ""), *values, *remarks(content)])
    return tuple((where, text) for where, text in told.items() if text)


class _Collector:
    """Receives expat's events; keeps what stands in one of the places, and all characters outside
    of paragraphs, which are the text.
    """

    def __init__(self, text_in: str) -> None:
        self.found: dict[Where, list[str]] = {}
        self._text_in = text_in
        self._within = 0
        self._inside: list[tuple[str, Where]] = []
        self._in_paragraph = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        where = _PLACES.get(tag)
        self._in_paragraph += tag in _PARAGRAPHS
        self._within += tag == self._text_in
        if where is not None:
            self._inside.append((tag, where))
            said = attributes.get(_SAID, "")
            self.found.setdefault(where, []).append(f"\n{said}\n")

    def end(self, tag: str) -> None:
        """An element ends."""
        self._in_paragraph -= tag in _PARAGRAPHS
        self._within -= tag == self._text_in
        if self._inside and self._inside[-1][0] == tag:
            self._inside.pop()
        if self._inside and not tag.endswith((" span", " a", " s")):
            self.found[self._inside[-1][1]].append("\n")

    def text(self, data: str) -> None:
        """Character data."""
        if self._inside:
            self.found[self._inside[-1][1]].append(data)
            return
        is_text = self._in_paragraph and (self._within or not self._text_in)
        if not is_text and any(map(str.isalnum, data)):
            self.found.setdefault(Where.HIDDEN, []).append(data + "\n")
