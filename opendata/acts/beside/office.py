"""The members that DOCX and XLSX have alike, and all those that nobody foresaw."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from opendata.acts.beside import images
from opendata.acts.beside.package import Package
from opendata.acts.beside.part import Inside, Part, Where
from opendata.acts.beside.strings import joined
from opendata.acts.beside.xmltext import decoded, entries, lines, text_of, values_of, words

XML_ENDINGS: Final = (".xml", ".rels", ".vml", ".rdf")
_CERTIFICATE = re.compile(rb"<(?:\w+:)?(?:X509Certificate|EncapsulatedX509Certificate)>([^<]+)<")
_UNUSUAL_NAME = re.compile(r"[^\x00-\x7f]|@|\d{6}")


class Rule(NamedTuple):
    """What a member is: where its words stand, and how they are read out of its bytes."""

    where: Where
    reading: Callable[[bytes], str]


def _signature(content: bytes) -> str:
    """The words of a signature, and the people whom its certificates name."""
    told = [words(content)]
    for found in _CERTIFICATE.findall(content):
        try:
            told.append(joined(base64.b64decode(found)))
        except (binascii.Error, ValueError):
            continue
    return lines(told)


def _bare(content: bytes) -> str:
    """Every attribute, also those that are numbers alone: a cache of cells has its values there."""
    xml = decoded(content)
    return lines((*re.findall(r"\bv=\"([^\"<]*)\"", xml), *values_of(xml), text_of(xml, "\n")))


ENTRIES: Final = Rule(Where.METADATA, entries)
WORDS: Final = Rule(Where.METADATA, words)
HIDDEN: Final = Rule(Where.HIDDEN, words)
STRINGS: Final = Rule(Where.METADATA, joined)
_RULES: Final = (
    (
        r"(?:docProps/)?\w+\.xml|manifest\.rdf|META-INF/manifest\.xml|customXml/.*\.xml|.*\.rels|\[Content_Types\]\.xml",
        ENTRIES,
    ),
    (r"(?:word|xl)/(?:styles\w*|settings|webSettings|fontTable|numbering|theme/\w+)\.xml", WORDS),
    (r"word/(?:header|footer)\d*\.xml|word/(?:foot|end)notes\.xml", Rule(Where.MARGIN, words)),
    (r"word/comments\w*\.xml", Rule(Where.COMMENT, words)),
    (r"xl/(?:threadedComments/\w+|comments/?\w*)\.xml", Rule(Where.COMMENT, words)),
    (r"xl/drawings/\w*\.vml", Rule(Where.HIDDEN, entries)),
    (r"(?:word/people|xl/persons/\w+|xl/connections|xl/workbook)\.xml", ENTRIES),
    (r"(?:word|xl)/(?:charts|chartsheets|diagrams|drawings)/.*\.xml", HIDDEN),
    (r"xl/(?:pivotCache|externalLinks|revisions)/.*\.xml", Rule(Where.HIDDEN, _bare)),
    (r"_xmlsignatures/.*|META-INF/.*signatures\w*\.xml", Rule(Where.METADATA, _signature)),
    (r".*/printerSettings\d*\.bin|.*/activeX\d*\.bin|xl/metadata", STRINGS),
)
_PATTERNS: Final = tuple((re.compile(pattern), rule) for pattern, rule in _RULES)
_MUTE: Final = ("/", ".odttf", ".ttf", ".fntdata", "layout-cache")
"""Folders, letters' shapes, and where LibreOffice broke the pages."""


@lru_cache(maxsize=512)
def _plan(members: tuple[str, ...]) -> tuple[tuple[str, Rule | None], ...]:
    """Each member that can tell anything, in order, with its rule; None for what is no XML, and is
    looked into as a file of its own. Documents of one program have the same members.
    """
    return tuple((one, _rule_of(one)) for one in sorted(members) if not one.endswith(_MUTE))


def _rule_of(member: str) -> Rule | None:
    found = next((rule for pattern, rule in _PATTERNS if pattern.fullmatch(member)), None)
    return found or (HIDDEN if member.lower().endswith(XML_ENDINGS) else None)


@lru_cache(maxsize=512)
def _unusual_names(members: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one for one in members if _UNUSUAL_NAME.search(one))


def members(package: Package, done: Iterable[str] = ()) -> Iterator[Part | Inside]:
    """Every member that is not ``done``: its words, or the file that it is.

    :raises OpendataError: a member is damaged.
    """
    left_out = frozenset(done)
    for member, rule in _plan(package.members):
        if member in left_out:
            continue
        if rule is None:
            if (said := package.said(member, images.told)) is None:
                yield Inside(member, package.read(member))
            elif said:
                yield Part(Where.METADATA, member, said)
        elif text := package.said(member, rule.reading):
            yield Part(rule.where, member, text)
    yield from outside(package)


def outside(package: Package) -> Iterator[Part]:
    """What an archive tells outside its members: their names, a remark, bytes that nobody owns."""
    told = list(_unusual_names(package.members))
    if package.remark:
        told.append(joined(package.remark))
    if told:
        yield Part(Where.METADATA, "zip", "\n".join(told))
    if package.has_gaps():
        yield Part(Where.EMBEDDED, "zip", "", opaque=True)
