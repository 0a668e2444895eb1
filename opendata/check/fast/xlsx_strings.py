"""The shared strings of a workbook, as openpyxl has them, but sooner."""

from __future__ import annotations

import re
from typing import Any, Final
from xml.etree.ElementTree import ParseError, fromstring

from opendata.check.fast.xlsx_texts import Texts, Unsure, is_plain, text_of

MAIN: Final = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
START: Final = rb"""(?:\xef\xbb\xbf)?(?:<\?xml (?P<says>[^<>?]*)\?>)?\s*"""
"""The begin of a part: a mark, the declaration of XML."""

_ROOT: Final = re.compile(START + rb"(?P<root><sst(?: [^<>]*)?>)")
_ONE, _ONE_KEPT, _ONE_END = b"<si><t>", b'<si><t xml:space="preserve">', b"</t></si>"
_END: Final = re.compile(rb"</sst>\s*\Z")
_ENCODING: Final = re.compile(rb"""encoding=["']([^"']*)["']""")
_AT_ONCE: Final = 20_000
_LAST: Final = 200
_MARKS: Final = 4
"""Tags of a plain string: two that open, two that close."""


def check_start(says: bytes | None, root: bytes) -> None:
    """The part is in UTF-8, and its own names stand without a prefix.

    :raises Unsure: it is otherwise.
    """
    encoding = _ENCODING.search(says or b"")
    if encoding and encoding[1].lower() not in {b"utf-8", b"utf8"}:
        raise Unsure
    if root.endswith(b"/>") or b' xmlns="%s"' % MAIN not in root:
        raise Unsure


def strings_of(data: bytes) -> list[str]:
    """The strings of the part ``data``.

    :raises Unsure: it is put together in an uncommon way.
    """
    head = _ROOT.match(data)
    if head is None or b"<!" in data:
        raise Unsure
    check_start(head["says"], head["root"])
    end = _END.search(data, max(head.end(), len(data) - _LAST))
    if end is None:
        raise Unsure
    body = data[head.end() : end.start()].replace(_ONE_KEPT, _ONE)
    strings = _all_plain(body) or _each(body, head["root"])
    if b"x005F" in body or b"&" in body:
        strings = [one.replace("x005F_", "") for one in strings]
    return strings


def _all_plain(body: bytes) -> list[str]:
    """The strings, if each is one text without formats; else none."""
    if not (body.startswith(_ONE) and body.endswith(_ONE_END)):
        return []
    between = _ONE_END + _ONE
    if body.count(b"<") != (body.count(between) + 1) * _MARKS:
        return []
    if is_plain(body):
        whole = text_of(body).split(between.decode())
        whole[0] = whole[0][len(_ONE) :]
        whole[-1] = whole[-1][: -len(_ONE_END)]
        return whole
    raws = body[len(_ONE) : -len(_ONE_END)].split(between)
    texts = Texts()
    strings: list[str] = []
    for start in range(0, len(raws), _AT_ONCE):
        strings += texts.of(raws[start : start + _AT_ONCE])
    return strings


def _each(body: bytes, root: bytes) -> list[str]:
    *pieces, rest = body.split(b"</si>")
    if rest.strip():
        raise Unsure
    texts = Texts()
    strings: list[str] = []
    for piece in pieces:
        if piece.startswith(_ONE) and piece.count(b"<") == _MARKS - 1 and piece.endswith(b"</t>"):
            strings += texts.of([piece[len(_ONE) : -len(b"</t>")]])
        else:
            strings.append(_formatted(root + piece + b"</si></sst>"))
    return strings


def _formatted(xml: bytes) -> str:
    """One string of several runs; openpyxl says what its text is."""
    from openpyxl.cell.text import Text

    reader: Any = Text
    try:
        (one,) = fromstring(xml)  # noqa: S314 - no document type
        if one.tag != f"{{{MAIN.decode()}}}si":
            raise Unsure
        content: str = reader.from_tree(one).content
    except (ParseError, ValueError, TypeError) as error:
        raise Unsure from error
    return content
