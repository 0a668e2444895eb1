"""Beside the text of an RTF: its properties, comments, notes, and what is hidden or struck out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from opendata.acts import rtf
from opendata.acts.beside.part import Part, Where

_GROUPS: Final = {
    b"info": Where.METADATA,
    b"annotation": Where.COMMENT,
    b"atnauthor": Where.COMMENT,
    b"atnid": Where.COMMENT,
    b"footnote": Where.MARGIN,
    b"header": Where.MARGIN,
    b"headerl": Where.MARGIN,
    b"headerr": Where.MARGIN,
    b"headerf": Where.MARGIN,
    b"footer": Where.MARGIN,
    b"footerl": Where.MARGIN,
    b"footerr": Where.MARGIN,
    b"footerf": Where.MARGIN,
    b"deleted": Where.DELETED,
    b"v": Where.HIDDEN,
    b"userprops": Where.METADATA,
    b"docvar": Where.METADATA,
}
_NAMES: Final = b"|".join(sorted(_GROUPS, reverse=True))
_OPEN = re.compile(rb"\{\s*(?:\\\*\s*)?\\(" + _NAMES + rb")(?![a-z0-9])")
_BRACE = re.compile(rb"\\[\\{}]|[{}]")
_CODEPAGE = re.compile(rb"\\ansicpg\d+")
_PROPERTIES: Final = (
    b"title|subject|author|manager|company|operator|category|keywords|doccomm|hlinkbase"
)
_WORD = re.compile(rb"\\(?:\*|" + _NAMES + b"|" + _PROPERTIES + rb")(?![a-z0-9]) ?")
"""Words that make readers of the text leave the group out: it is read as plain text here."""
_LONGEST: Final = 1_000_000
"""Bytes of one group that are looked at."""


def parts(data: bytes, name: str) -> Iterator[Part]:
    """Every piece beside the text."""
    page = _CODEPAGE.search(data[: rtf.HEAD])
    head = b"{\\rtf1\\ansi" + (page[0] if page else b"\\ansicpg1251") + b" "
    reached = 0
    for found in _OPEN.finditer(data):
        if found.start() < reached:
            continue
        reached = _end_of(data, found.start())
        group = _WORD.sub(b"", data[found.start() : reached].replace(b"\\*", b""))
        text = rtf.read(head + group + b"}", name).strip()
        if text:
            yield Part(_GROUPS[found[1]], found[1].decode("ascii"), text)


def _end_of(data: bytes, start: int) -> int:
    """Where the group that begins at ``start`` ends."""
    depth = 0
    for brace in _BRACE.finditer(data, start, min(len(data), start + _LONGEST)):
        depth += {b"{": 1, b"}": -1}.get(brace[0], 0)
        if depth == 0:
            return brace.end()
    return min(len(data), start + _LONGEST)
