"""Beside the text of an ODT: comments, tracked changes, notes, headers, properties."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from opendata.acts import guard
from opendata.acts.beside.part import Part, Where
from opendata.acts.odt import OFFICE_NS, TEXT_NS

_STYLE_NS: Final = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
_PLACES: Final = {
    f"{OFFICE_NS} annotation": Where.COMMENT,
    f"{TEXT_NS} tracked-changes": Where.DELETED,
    f"{TEXT_NS} note": Where.MARGIN,
    f"{TEXT_NS} hidden-text": Where.HIDDEN,
    f"{TEXT_NS} hidden-paragraph": Where.HIDDEN,
    **{
        f"{_STYLE_NS} {one}": Where.MARGIN
        for one in (
            ("header", "footer", "header-left", "footer-left", "header-first", "footer-first")
        )
    },
}
_MARKS: Final = (
    *(b"annotation", b"tracked-changes", b"text:note ", b"hidden-text", b"hidden-paragraph"),
    *(b"style:header>", b"style:header ", b"style:footer>", b"style:footer "),
    *(b"style:header-l", b"style:footer-l", b"style:header-f", b"style:footer-f"),
)
"""One of them is in every part that has something beside its text."""
_VALUES: Final = frozenset({f"{TEXT_NS} string-value", f"{TEXT_NS} name"})
_MEMBERS: Final = ("content.xml", "styles.xml")


def parts(data: bytes, name: str) -> Iterator[Part]:
    """Every piece beside the text.

    :raises OpendataError: as reading the text does.
    """
    with guard.open_archive(data, name) as archive:
        for member in _MEMBERS:
            if member in archive.NameToInfo:
                collector = _Collector()
                content = guard.read_member(archive, member, name)
                if not any(mark in content for mark in _MARKS):
                    continue
                guard.parse_xml(content, name, collector.start, collector.end, collector.text)
                for where, pieces in collector.found.items():
                    text = "".join(pieces).strip()
                    if text:
                        yield Part(where, member, text)
        if "meta.xml" in archive.NameToInfo:
            words: list[str] = []
            meta = guard.read_member(archive, "meta.xml", name)
            guard.parse_xml(meta, name, lambda *_: None, lambda _: None, words.append)
            text = "\n".join(word.strip() for word in words if word.strip())
            if text:
                yield Part(Where.METADATA, "meta.xml", text)
        for member in sorted(archive.namelist()):
            if member.startswith(("Object ", "ObjectReplacements/")) and member.endswith(".xml"):
                yield Part(Where.EMBEDDED, member, "")


class _Collector:
    """Receives expat's events; what stands in one of the places is kept, the rest is the text."""

    def __init__(self) -> None:
        self.found: dict[Where, list[str]] = {}
        self._inside: list[tuple[str, Where]] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        where = _PLACES.get(tag)
        if where is not None:
            self._inside.append((tag, where))
            values = [value for key, value in attributes.items() if key in _VALUES]
            self.found.setdefault(where, []).append("\n" + "\n".join(values))

    def end(self, tag: str) -> None:
        """An element ends."""
        if self._inside and self._inside[-1][0] == tag:
            self._inside.pop()
        elif self._inside:
            self.found[self._inside[-1][1]].append("\n")

    def text(self, data: str) -> None:
        """Character data."""
        if self._inside:
            self.found[self._inside[-1][1]].append(data)
