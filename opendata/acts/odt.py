"""Text out of ODT: one pass over ``content.xml``."""

from __future__ import annotations

from opendata.acts import guard

TEXT_NS = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
TABLE_NS = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
OFFICE_NS = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
BODY = f"{OFFICE_NS} text"
PARAGRAPHS = frozenset({f"{TEXT_NS} p", f"{TEXT_NS} h"})
CELL = frozenset({f"{TABLE_NS} table-cell", f"{TABLE_NS} covered-table-cell"})
ROW = f"{TABLE_NS} table-row"
SPACES = f"{TEXT_NS} s"
SPACES_COUNT = f"{TEXT_NS} c"
MAX_SPACES = 200
"""A count in an attribute could otherwise ask for gigabytes of blanks."""
GLYPHS = {f"{TEXT_NS} tab": "\t", f"{TEXT_NS} line-break": "\n"}
SKIPPED = frozenset(
    {
        f"{TEXT_NS} tracked-changes",
        f"{TEXT_NS} note",
        f"{TEXT_NS} sequence-decls",
        f"{OFFICE_NS} annotation",
    }
)


def read(data: bytes, name: str) -> str:
    """The text: a line per paragraph, a tab between the cells of a row."""
    with guard.open_archive(data, name) as archive:
        content = guard.read_member(archive, "content.xml", name)
    collector = Collector()
    guard.parse_xml(content, name, collector.start, collector.end, collector.text)
    return "".join(collector.out)


class Collector:
    """Receives expat's events; works as its namesake for DOCX does."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.gap = ""
        self.in_paragraph = 0
        self.skipping = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if self.skipping or tag in SKIPPED:
            self.skipping += 1
        elif tag in PARAGRAPHS:
            if self.in_paragraph and not self.gap:
                self.gap = "\n"  # a text box in the middle of a paragraph
            self.in_paragraph += 1
        elif tag in GLYPHS:
            self.write(GLYPHS[tag])
        elif tag == SPACES:
            count = attributes.get(SPACES_COUNT, "1")
            self.write(" " * min(int(count) if count.isdecimal() else 1, MAX_SPACES))

    def end(self, tag: str) -> None:
        """An element ends."""
        if self.skipping:
            self.skipping -= 1
        elif tag in PARAGRAPHS:
            self.in_paragraph -= 1
            self.gap += "\n"
        elif tag in CELL:
            self.gap = self.gap.removesuffix("\n") + "\t"
        elif tag == ROW:
            self.gap = self.gap.removesuffix("\t") + "\n"

    def text(self, data: str) -> None:
        """Character data; only what stands in a paragraph is text, the rest is indentation."""
        if self.in_paragraph and not self.skipping:
            self.write(" ".join(data.split("\n")) if "\n" in data else data)

    def write(self, data: str) -> None:
        """Put out the gap that waited, and ``data``."""
        if self.gap:
            self.out.append(self.gap)
            self.gap = ""
        self.out.append(data)
