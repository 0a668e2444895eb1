"""A workbook of Excel: its cells, comments, drawings, properties, headers of pages, names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

from opendata.acts import guard
from opendata.acts.beside.cells import cells
from opendata.acts.beside.part import Part, Where

_PARTS: Final = (
    (re.compile(r"xl/(?:comments|threadedComments|persons)[\w/]*\.xml"), Where.COMMENT),
    (re.compile(r"docProps/(?:core|app|custom)\.xml|customXml/item\d+\.xml"), Where.METADATA),
    (re.compile(r"xl/(?:drawings|charts|diagrams)/\w+\.(?:xml|vml)"), Where.HIDDEN),
    (re.compile(r"xl/(?:pivotCache|externalLinks)/\w+\.xml"), Where.HIDDEN),
)
_SHEET: Final = re.compile(r"xl/(?:worksheets|chartsheets)/\w+\.xml")
_MARGIN: Final = re.compile(r"<(?:\w+:)?headerFooter\b.*?</(?:\w+:)?headerFooter>", re.DOTALL)
_NAMES: Final = re.compile(r"<(?:\w+:)?definedName\b[^>]*>([^<]*)<")
_ATTRIBUTES: Final = re.compile(r'\b(?:author|displayName|name|descr|title|v|r:id)="([^"]+)"')
_END: Final = re.compile(r"</(?:\w+:)?(?:p|author|si|comment|text)>|<(?:\w+:)?br\b[^>]*>")
_TAG: Final = re.compile(r"<[^>]*>")


def parts(data: bytes, name: str) -> Iterator[Part]:
    """Every sheet, and all else that the file holds.

    :raises OpendataError: ``document-…``, exit 3.
    """
    yield from cells(data, name)
    with guard.open_archive(data, name) as archive:
        for member in sorted(archive.namelist()):
            where = next((where for form, where in _PARTS if form.fullmatch(member)), None)
            if where is None and not _SHEET.fullmatch(member) and member != "xl/workbook.xml":
                if member.startswith("xl/embeddings/") and not member.endswith("/"):
                    yield Part(Where.EMBEDDED, member, "")
                continue
            xml = guard.read_member(archive, member, name).decode("utf-8", "replace")
            text, where = _text_of(member, xml, where)
            if text:
                yield Part(where, member, text)


def _text_of(member: str, xml: str, where: Where | None) -> tuple[str, Where]:
    """The tags are taken out and not understood; runs stay together, as they may cut a number."""
    if member == "xl/workbook.xml":
        return _plain("\n".join(_NAMES.findall(xml))), Where.HIDDEN
    if where is None:
        return _plain("\n".join(_MARGIN.findall(xml))), Where.MARGIN
    said = _ATTRIBUTES.findall(xml)
    between = "\n" if where is Where.METADATA else ""
    return _plain("\n".join([*said, _TAG.sub(between, _END.sub("\n", xml))])), where


def _plain(text: str) -> str:
    lines = (unescape(_TAG.sub("", line)).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
