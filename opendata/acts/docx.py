"""Text out of DOCX: one pass of expat over the main part, with tables, text boxes and fields."""

from __future__ import annotations

import posixpath
import re
import zipfile
from enum import Enum, auto

from opendata.acts import failures, guard, tags

W = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",  # the «strict» flavour
)
MARKUP = "http://schemas.openxmlformats.org/markup-compatibility/2006"
FALLBACK = f"{MARKUP} Fallback"
OFFICE_DOCUMENT = "/relationships/officeDocument"
USUAL_PART = "word/document.xml"


def _words(*names: str) -> frozenset[str]:
    return frozenset(f"{namespace} {name}" for namespace in W for name in names)


class Mark(Enum):
    """What an element means for the text; the others mean nothing."""

    TEXT = auto()
    GLYPH = auto()
    PARAGRAPH = auto()
    CELL = auto()
    ROW = auto()
    SKIPPED = auto()
    PROPERTIES = auto()
    """Its ``w:tab`` children are tab stops, not tabs."""


TEXT, GLYPH, PARAGRAPH, CELL, ROW, SKIPPED, PROPERTIES = Mark
MARKS: dict[str, Mark] = {
    **dict.fromkeys(_words("t"), Mark.TEXT),
    **dict.fromkeys(_words("tab", "ptab", "br", "cr", "noBreakHyphen"), Mark.GLYPH),
    **dict.fromkeys(_words("p", "txbxContent"), Mark.PARAGRAPH),
    **dict.fromkeys(_words("tc"), Mark.CELL),
    **dict.fromkeys(_words("tr"), Mark.ROW),
    **dict.fromkeys(_words("del", "moveFrom") | {FALLBACK}, Mark.SKIPPED),
    **dict.fromkeys(_words("pPr", "rPr", "sectPr", "tblPr"), Mark.PROPERTIES),
}
GLYPHS = {
    **dict.fromkeys(_words("tab", "ptab"), "\t"),
    **dict.fromkeys(_words("br", "cr"), "\n"),
    **dict.fromkeys(_words("noBreakHyphen"), "-"),
}
PREFIXED = {
    **{f"w:{tag.partition(' ')[2]}": tag for tag in (*MARKS, *GLYPHS) if tag.startswith(W[0])},
    "mc:Fallback": FALLBACK,
}
"""The usual names of the elements that mean something."""
NO_ATTRIBUTES: dict[str, str] = {}
LONGEST_MARK = 3
"""Bytes of a byte order mark before the declaration ``<?xml …?>``."""
TEXTLESS = re.compile(
    b"|".join(
        # Possessive, and stopped by the next of its kind: one look at every byte, closed or not.
        rb"<w:%b>[^<]*+(?:<(?!/?w:%b[ />])[^<]*+)*+</w:%b>" % (name, name, name)
        for name in (b"pPr", b"rPr", b"tcPr")
    )
)
"""Properties of paragraphs, runs and cells: most of the elements of a document, and never text."""


ATTRIBUTES = rb"(?:\s[^<>\"']*+(?:\"[^\"<]*+\"[^<>\"']*+|'[^'<]*+'[^<>\"']*+)*+)?"
BORDERS = re.compile(
    rb"</?w:(?:r|proofErr|bookmarkStart|bookmarkEnd|lastRenderedPageBreak)" + ATTRIBUTES + rb"/?>"
)
"""Where a run begins and ends, and marks of Word's own: they part the text, and say nothing."""
SEAMS = re.compile(rb"</w:t><w:t(?: xml:space=\"preserve\")?>")


def read(data: bytes, name: str) -> str:
    """The text of the main part: a line per paragraph, a tab between the cells of a row."""
    with guard.open_archive(data, name) as archive:
        document = guard.read_member(archive, main_part(archive, name), name)
    document = without_properties(document)
    collector = Collector()
    if not _by_tags(document, collector):
        guard.parse_xml(document, name, collector.start, collector.end, collector.text)
    return "".join(collector.out)


def _by_tags(document: bytes, collector: Collector) -> bool:
    """Read a plain document with the usual prefixes; False if it is none, and nothing is read."""
    text = tags.plain(document)
    if text is None or not _usual_prefixes(text) or not tags.is_whole(document):
        return False
    for closing, prefixed, empty, after in tags.tags(text):
        if prefixed == "w:t" and not collector.skipping:  # by far the most frequent
            collector.in_text = not (closing or empty)
        elif prefixed in PREFIXED or collector.skipping:
            tag = PREFIXED.get(prefixed, "")
            if not closing:
                collector.start(tag, NO_ATTRIBUTES)
            if closing or empty:
                collector.end(tag)
        if after and collector.in_text and not collector.skipping:
            collector.write(tags.unescaped(after))
    return True


def _usual_prefixes(text: str) -> bool:
    """Whether «w:» and «mc:» mean what they always do, and nothing else means the same."""
    for prefix, namespaces in (("w", W), ("mc", (MARKUP,))):
        named = sum(text.count(f'"{one}"') + text.count(f"'{one}'") for one in namespaces)
        bound = sum(text.count(f'xmlns:{prefix}="{one}"') for one in namespaces)
        if named != bound or text.count(f"xmlns:{prefix}=") != bound or bound > 1:
            return False
    return True


def without_properties(document: bytes) -> bytes:
    """The XML without most of the elements that hold no text, which halves the time of parsing.

    Only where bytes that look like a tag can be nothing else: not in UTF-16, where they do not
    occur, and not beside comments, CDATA and declarations, which are left to the parser alone.
    """
    if b"<!" in document or document.find(b"<?", LONGEST_MARK + 1) >= 0:
        return document
    return SEAMS.sub(b"", BORDERS.sub(b"", TEXTLESS.sub(b"", document)))


def main_part(archive: zipfile.ZipFile, name: str) -> str:
    """The part that holds the text; some programs do not call it ``word/document.xml``."""
    if USUAL_PART in archive.NameToInfo:
        return USUAL_PART
    found: list[str] = []

    def start(_: str, attributes: dict[str, str]) -> None:
        if attributes.get("Type", "").endswith(OFFICE_DOCUMENT):
            found.append(posixpath.normpath(attributes.get("Target", "").lstrip("/")))

    relations = guard.read_member(archive, "_rels/.rels", name)
    guard.parse_xml(relations, name, start, lambda _: None, lambda _: None)
    if not found:
        raise failures.broken(name)
    return found[0]


class Collector:
    """Receives expat's events and gathers the text in ``out``.

    A line end or tab waits in ``gap`` until more text comes: the last paragraph of a cell ends in
    a tab instead, and the last cell of a row in a line end.
    """

    def __init__(self) -> None:
        self.out: list[str] = []
        self.gap = ""
        self.skipping = 0
        self.in_properties = 0
        self.in_text = False

    def start(self, tag: str, _: dict[str, str]) -> None:
        """An element begins."""
        mark = MARKS.get(tag)
        if self.skipping or mark is SKIPPED:
            self.skipping += 1
        elif mark is PARAGRAPH:
            if self.out and not self.gap:
                self.gap = "\n"  # a text box in the middle of a paragraph
        elif mark is TEXT:
            self.in_text = True
        elif mark is PROPERTIES:
            self.in_properties += 1
        elif mark is GLYPH and not self.in_properties:
            self.write(GLYPHS[tag])

    def end(self, tag: str) -> None:
        """An element ends."""
        if self.skipping:
            self.skipping -= 1
            return
        mark = MARKS.get(tag)
        if mark is PARAGRAPH:
            self.gap += "\n"
        elif mark is TEXT:
            self.in_text = False
        elif mark is CELL:
            self.gap = self.gap.removesuffix("\n") + "\t"
        elif mark is ROW:
            self.gap = self.gap.removesuffix("\t") + "\n"
        elif mark is PROPERTIES:
            self.in_properties -= 1

    def text(self, data: str) -> None:
        """Character data; only what stands in ``w:t`` is text."""
        if self.in_text and not self.skipping:
            self.write(data)

    def write(self, data: str) -> None:
        """Put out the gap that waited, and ``data``."""
        if self.gap:
            self.out.append(self.gap)
            self.gap = ""
        self.out.append(data)
