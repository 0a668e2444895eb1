"""Text out of DOCX: the pieces of text of the main part, and what stands between them."""

from __future__ import annotations

import posixpath
import re
import zipfile
from functools import lru_cache

from opendata.acts import failures, guard, tags, unzip
from opendata.acts.wordml import MARKUP, Collector, W

OFFICE_DOCUMENT = "/relationships/officeDocument"
USUAL_PART = "word/document.xml"
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
PIECE = re.compile(r"<w:t(?: xml:space=\"preserve\")?>([^<]+)</w:t>")
SHORT = 400
"""What stands between two pieces of text is mostly shorter, and comes again and again."""


def read(data: bytes, name: str) -> str:
    """The text of the main part: a line per paragraph, a tab between the cells of a row."""
    document = unzip.member(data, USUAL_PART, name)
    if document is None:
        with guard.open_archive(data, name) as archive:
            document = guard.read_member(archive, main_part(archive, name), name)
    document = without_properties(document)
    plain = _plain(document)
    if plain is not None:
        return _by_pieces(plain)
    collector = Collector()
    guard.parse_xml(document, name, collector.start, collector.end, collector.text)
    return collector.written


def without_properties(document: bytes) -> bytes:
    """The XML without most of the elements that hold no text, which halves the time of parsing.

    Only where bytes that look like a tag can be nothing else: not in UTF-16, where they do not
    occur, and not beside comments, CDATA and declarations, which are left to the parser alone.
    """
    if b"<!" in document or document.find(b"<?", LONGEST_MARK + 1) >= 0:
        return document
    return TEXTLESS.sub(b"", document)


def _plain(document: bytes) -> str | None:
    """The document, if it is plain XML with the usual prefixes; else the parser has to read it."""
    text = tags.plain(document)
    return text if text and _usual_prefixes(text) and tags.is_whole(document) else None


def _usual_prefixes(text: str) -> bool:
    """Whether «w:» and «mc:» mean what they always do, and nothing else means the same."""
    head = text[: text.find(">", text.rfind("xmlns")) + 1]  # behind it nothing is named
    for prefix, namespaces in (("w", W), ("mc", (MARKUP,))):
        named = sum(head.count(f'"{one}"') + head.count(f"'{one}'") for one in namespaces)
        bound = sum(head.count(f'xmlns:{prefix}="{one}"') for one in namespaces)
        if named != bound or head.count(f"xmlns:{prefix}=") != bound or bound > 1:
            return False
    return True


def _by_pieces(document: str) -> str:
    """The text of a plain document; what stands between its pieces is mostly the same few tags."""
    parts = PIECE.split(document)
    first, last = Collector(), Collector(begun=True)
    first.take(parts[0])
    last.take(parts[-1])
    gaps = [_gap(part) if len(part) <= SHORT else _meant(part) for part in parts[2:-1:2]]
    if len(parts) == 1 or not first.between or None in gaps:
        whole = Collector()  # some pieces stand in what was deleted, or in each other
        whole.take(document)
        return whole.written
    parts[0] = first.written + first.gap
    parts[2:-1:2] = gaps
    parts[-1] = last.written
    if "&" in document:
        parts[1::2] = map(tags.unescaped, parts[1::2])
    return "".join(parts)


def _meant(part: str) -> str | None:
    """What stands for a part between two pieces; None if it changes how the second is read."""
    collector = Collector(begun=True)
    collector.take(part)
    return collector.written + collector.gap if collector.between else None


_gap = lru_cache(maxsize=1024)(_meant)


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
