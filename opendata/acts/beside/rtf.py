r"""Beside the text of an RTF: every group that readers of the text leave out.

Those are the groups that begin with a word for a place of its own («{\info», «{\footnote»), or with
the mark of what a reader may not know («{\*»); what is hidden by «\v» alone is in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from opendata.acts import rtf
from opendata.acts.beside import ole
from opendata.acts.beside.part import Inside, Part, Where

_WHERES: Final = {
    **dict.fromkeys(("info", "userprops", "docvar", "company", "revtbl"), Where.METADATA),
    **dict.fromkeys(("annotation", "atnauthor", "atnid", "atnicn"), Where.COMMENT),
    **dict.fromkeys(("footnote", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc"), Where.MARGIN),
    **{f"{one}{end}": Where.MARGIN for one in ("header", "footer") for end in ("", *"lrf")},
    "deleted": Where.DELETED,
}
"""Where a group stands; the others are hidden."""
_OTHERS: Final = ("v", "deleted")
_DULL: Final = frozenset(
    {
        *("fonttbl", "colortbl", "themedata", "colorschememapping", "latentstyles", "listtable"),
        *("listoverridetable", "rsidtbl", "mmathPr", "pnseclvl", "expandedcolortbl", "panose"),
    }
)
"""Groups of sizes, letters' shapes and marks."""
_OPEN = re.compile(rb"\{\s*+(\\\*\s*+)?\\([a-zA-Z]+)(?:-?\d+)?(?![a-zA-Z])")
_BRACE = re.compile(rb"\\[\\{}]|[{}]")
_CODEPAGE = re.compile(rb"\\ansicpg\d+")
_HEX = re.compile(rb"(?:[0-9a-fA-F]{2}[\r\n\t ]{0,4}+){64,}+")
_LEFT = re.compile(rb"\\([a-zA-Z]+)(?:-?\d+)? ?")
_KEPT: Final = frozenset(
    {"u", "uc", "par", "line", "tab", "cell", "row", "ansicpg", "f", "fcharset", "rquote", "lquote"}
)
"""Words that mean letters and ends of lines; without the others every group is plain text."""


def parts(data: bytes, name: str) -> Iterator[Part | Inside]:
    """Every piece beside the text, and the pictures and files within."""
    page = _CODEPAGE.search(data[: rtf.HEAD])
    head = b"{\\rtf1\\ansi" + (page[0] if page else b"\\ansicpg1251") + b" "
    reached = 0
    for found in _OPEN.finditer(data):
        word = found[2].decode("ascii")
        if found.start() < reached or not (found[1] or word in _beside_words()):
            continue
        reached = _end_of(data, found.start())
        if word in _DULL:
            continue
        group = data[found.start() : reached]
        yield from _files(group, word)
        plain = _LEFT.sub(_only_letters, _HEX.sub(b" ", group).replace(b"\\*", b""))
        if text := rtf.read(head + plain + b"}", name).strip():
            yield Part(_WHERES.get(word, Where.HIDDEN), word, text)


@cache
def _beside_words() -> frozenset[str]:
    """The words of groups that the reader of the text leaves out, and some more."""
    from striprtf.striprtf import destinations

    return frozenset(destinations) | frozenset(_OTHERS)


def _only_letters(found: re.Match[bytes]) -> bytes:
    word = found[1].decode("ascii")
    return found[0] if word in _KEPT else b"\\par " if word in _beside_words() else b""


def _files(group: bytes, word: str) -> Iterator[Inside]:
    """Pictures and objects, which stand in an RTF as hexadecimal digits."""
    for found in _HEX.finditer(group):
        digits = b"".join(found[0].split())
        raw = bytes.fromhex(digits[: len(digits) // 2 * 2].decode("ascii"))
        start = raw.find(ole.MAGIC)
        yield Inside(word, raw[start:] if start > 0 else raw)


def _end_of(data: bytes, start: int) -> int:
    """Where the group that begins at ``start`` ends."""
    depth = 0
    for brace in _BRACE.finditer(data, start):
        depth += {b"{": 1, b"}": -1}.get(brace[0], 0)
        if depth == 0:
            return brace.end()
    return len(data)
