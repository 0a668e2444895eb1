"""Text out of DOCX: one pass of expat over the main part, with tables, text boxes and fields."""

from __future__ import annotations

import posixpath
import zipfile

from opendata.acts import failures, guard

W = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",  # the «strict» flavour
)
FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
OFFICE_DOCUMENT = "/relationships/officeDocument"
USUAL_PART = "word/document.xml"


def _words(*names: str) -> frozenset[str]:
    return frozenset(f"{namespace} {name}" for namespace in W for name in names)


TEXT = _words("t")
PARAGRAPH = _words("p", "txbxContent")
CELL, ROW = _words("tc"), _words("tr")
SKIPPED = _words("del", "moveFrom") | {FALLBACK}
GLYPHS = {
    **dict.fromkeys(_words("tab", "ptab"), "\t"),
    **dict.fromkeys(_words("br", "cr"), "\n"),
    **dict.fromkeys(_words("noBreakHyphen"), "-"),
}
PROPERTIES = _words("pPr", "rPr", "sectPr", "tblPr")
"""Their ``w:tab`` children are tab stops, not tabs."""


def read(data: bytes, name: str) -> str:
    """The text of the main part: a line per paragraph, a tab between the cells of a row."""
    with guard.open_archive(data, name) as archive:
        document = guard.read_member(archive, main_part(archive, name), name)
    collector = Collector()
    guard.parse_xml(document, name, collector.start, collector.end, collector.text)
    return "".join(collector.out)


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
        if self.skipping or tag in SKIPPED:
            self.skipping += 1
        elif tag in TEXT:
            self.in_text = True
        elif tag in PROPERTIES:
            self.in_properties += 1
        elif tag in GLYPHS and not self.in_properties:
            self.write(GLYPHS[tag])
        elif tag in PARAGRAPH and self.out and not self.gap:
            self.gap = "\n"  # a text box in the middle of a paragraph

    def end(self, tag: str) -> None:
        """An element ends."""
        if self.skipping:
            self.skipping -= 1
        elif tag in TEXT:
            self.in_text = False
        elif tag in PROPERTIES:
            self.in_properties -= 1
        elif tag in PARAGRAPH:
            self.gap += "\n"
        elif tag in CELL:
            self.gap = self.gap.removesuffix("\n") + "\t"
        elif tag in ROW:
            self.gap = self.gap.removesuffix("\t") + "\n"

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
