"""Text out of DOCX: the pieces of text of the main part, and what stands between them."""

from __future__ import annotations

import posixpath
import re
import zipfile
from functools import lru_cache
from typing import NamedTuple

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
PIECE = re.compile(rb"<w:t(?:>| xml:space=\"preserve\">)([^<]+)</w:t>")
CLOSE, OPEN = b"</w:t>", b"<w:t>"
BODY = b"<w:body>"
NAME = re.compile(rb"</?([^\s<>/]+)>")
MARKED = (b"<w:p w", b"<w:r w", b"<w:tr w")
FIRST_MARKED = 5_000
"""Bytes of the beginning of a document; what marks any paragraph marks the first ones too."""
REVISIONS = re.compile(rb"(<w:(?:p|r|tr))(?: w(?:14)?:\w+=\"[0-9A-F]{8}\")+(?=>)")
"""Word marks when each paragraph and run was typed; without that they are the same few tags."""
REMEMBERED = 2_000_000
"""Bytes of a document whose main part is remembered until the next one is opened."""
SHORT = 600
"""What stands between two pieces of text is mostly shorter, and comes again and again."""
AROUND = re.compile(rb"</?w:(?:pPr|rPr|tcPr)[ >]")
"""Properties that stand around pieces of text, or that are not so plain."""
UNLIKE = re.compile(rb"<[!?]|xmlns")
"""Comments, CDATA, and names of one's own."""


class Between(NamedTuple):
    """What a part between two pieces is in the text, and what is left of its XML.

    ``written`` is ``text`` without what is not written before another piece comes. ``opened`` is
    set where the XML ends one element after another and begins the same ones again, outermost
    first, as between two paragraphs or two cells: then it holds these beginnings.
    """

    text: bytes
    written: bytes
    xml: bytes
    opened: bytes | None


class Main(NamedTuple):
    """The main part: its path, its XML, and ``pieces`` of it: between two of the text, a text …"""

    path: str
    xml: bytes
    pieces: tuple[bytes, ...]


def read(data: bytes, name: str) -> str:
    """The text of the main part: a line per paragraph, a tab between the cells of a row."""
    main = opened(data, name)
    text = _by_pieces(list(main.pieces))
    return _by_tags(main.xml, name) if text is None else text


def opened(data: bytes, name: str) -> Main:
    """The main part of a document; that of the last one is remembered, as it is read for its text
    first and then for what stands beside it.

    Raises OpendataError.
    """
    return _last_opened(data, name) if len(data) <= REMEMBERED else _opened(data, name)


def _opened(data: bytes, name: str) -> Main:
    path, document = USUAL_PART, unzip.member(data, USUAL_PART, name)
    if document is None:
        with guard.open_archive(data, name) as archive:
            path = main_part(archive, name)
            document = guard.read_member(archive, path, name)
    marked = any(document.find(sign, 0, FIRST_MARKED) >= 0 for sign in MARKED)
    pieces = PIECE.split(REVISIONS.sub(rb"\1", document) if marked else document)
    return Main(path, document, tuple(pieces))


_last_opened = lru_cache(maxsize=1)(_opened)


def _by_pieces(parts: list[bytes]) -> str | None:
    """The text of a plain document, in which between its pieces stand the same few tags.

    None if it is not so plain, or no XML at all; then nothing is said about it.
    """
    if len(parts) == 1:
        return None
    root, body, before = parts[0].partition(BODY)
    between = [_usual(part) if len(part) <= SHORT else _meant(part) for part in parts[2::2]]
    begins = _usual_beginning if len(before) <= SHORT else _beginning
    first = begins(before) if body and _has_usual_names(root) else None
    if first is None or None in between:
        return None
    *told, last = [one for one in between if one is not None]
    parts[0], parts[2:-1:2] = parts[0] + OPEN, _without_repetitions(told)
    parts[-1] = last.xml.removesuffix(OPEN)
    xml = b"".join(parts)
    if not tags.is_whole(xml):
        return None
    parts[0], parts[2:-1:2], parts[-1] = first, [one.text for one in told], last.written
    if b"&" in xml:
        parts[1::2] = [tags.unescaped(part.decode()).encode() for part in parts[1::2]]
    return b"".join(parts).decode()


@lru_cache(maxsize=64)
def _has_usual_names(root: bytes) -> bool:
    """Whether a document that begins so has the usual names, and no text yet.

    Each program writes the same root into all its documents.
    """
    plain = tags.plain(root)
    if plain is None or not _usual_prefixes(plain):
        return False
    collector = Collector()
    collector.take(plain)
    return collector.between and not collector.written + collector.gap


def _beginning(part: bytes) -> bytes | None:
    """What the text begins with before its first piece; None if it tells how to read that."""
    if UNLIKE.search(part):
        return None
    collector = Collector()
    collector.take(part.decode("utf-8", "replace"))
    return (collector.written + collector.gap).encode() if collector.between else None


def _meant(part: bytes) -> Between | None:
    """What a part means behind a piece; None if it tells how to read what comes next."""
    xml = TEXTLESS.sub(b"", part)
    if UNLIKE.search(part) or AROUND.search(xml):
        return None
    collector = Collector(begun=True)
    collector.take(xml.decode("utf-8", "replace"))
    if not collector.between:
        return None
    written = collector.written.encode()
    xml = CLOSE + xml + OPEN
    return Between(written + collector.gap.encode(), written, xml, _opened_again(xml))


def _opened_again(xml: bytes) -> bytes | None:
    """What ``xml`` begins again, if that is all it has ended, and nothing else stands in it."""
    names = NAME.findall(xml)
    half = len(names) // 2
    ended = b"".join(b"</%b>" % name for name in names[:half])
    begun = b"".join(b"<%b>" % name for name in names[half:])
    return begun if xml == ended + begun and names[:half] == names[: half - 1 : -1] else None


def _without_repetitions(told: list[Between]) -> list[bytes]:
    """The XML of ``told`` for the parser, which need not read the same few tags again and again.

    What ends the elements that are open, and begins the same ones, leaves all as it was. A blank
    stands for it: character data on its two sides are not one.
    """
    found: list[bytes] = []
    open_now = b""
    for one in told:
        if one.opened is not None and open_now.endswith(one.opened):
            found.append(b" ")
        else:
            open_now = one.xml
            found.append(open_now)
    return found


_usual = lru_cache(maxsize=1024)(_meant)
_usual_beginning = lru_cache(maxsize=64)(_beginning)


def _by_tags(document: bytes, name: str) -> str:
    """The text of any document, tag by tag; a plain one is only looked at by the parser."""
    collector = Collector()
    document = without_properties(document)
    plain = tags.plain(document)
    if plain is not None and _usual_prefixes(plain) and tags.is_whole(document):
        collector.take(plain)
    else:
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


def _usual_prefixes(text: str) -> bool:
    """Whether «w:» and «mc:» mean what they always do, and nothing else means the same."""
    for prefix, namespaces in (("w", W), ("mc", (MARKUP,))):
        named = sum(text.count(f'"{one}"') + text.count(f"'{one}'") for one in namespaces)
        bound = sum(text.count(f'xmlns:{prefix}="{one}"') for one in namespaces)
        if named != bound or text.count(f"xmlns:{prefix}=") != bound or bound > 1:
            return False
    return True


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
