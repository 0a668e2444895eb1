"""What the elements of a word processor’s document mean for its text."""

from __future__ import annotations

from enum import Enum, auto

from opendata.acts import tags

W = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",  # the «strict» flavour
)
MARKUP = "http://schemas.openxmlformats.org/markup-compatibility/2006"
FALLBACK = f"{MARKUP} Fallback"


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


class Collector:
    """Receives expat's events, or plain tags, and gathers the text in ``out``.

    A line end or tab waits in ``gap`` until more text comes: the last paragraph of a cell ends in
    a tab instead, and the last cell of a row in a line end.
    """

    def __init__(self, *, begun: bool = False) -> None:
        """``begun`` says that text came before."""
        self.out = [""] if begun else []
        self.gap = ""
        self.skipping = 0
        self.in_properties = 0
        self.in_text = False

    @property
    def written(self) -> str:
        """The text so far."""
        return "".join(self.out)

    @property
    def between(self) -> bool:
        """Whether what comes next is read as if nothing had come before."""
        return not (self.skipping or self.in_properties or self.in_text)

    def take(self, document: str) -> None:
        """The tags of plain XML with the usual prefixes, or of a part of it: see :mod:`.tags`."""
        for closing, prefixed, empty, after in tags.tags(document):
            if prefixed == "w:t" and not self.skipping:  # by far the most frequent
                self.in_text = not (closing or empty)
            elif prefixed in PREFIXED or self.skipping:
                tag = PREFIXED.get(prefixed, "")
                if not closing:
                    self.start(tag, NO_ATTRIBUTES)
                if closing or empty:
                    self.end(tag)
            if after and self.in_text and not self.skipping:
                self.write(tags.unescaped(after))

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
