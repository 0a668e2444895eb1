"""Beside the text of a web page: comments, hidden elements, scripts, properties, attributes."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import unquote_to_bytes

from opendata.acts.beside.part import Inside, Part, Where
from opendata.acts.beside.xmltext import lines
from opendata.acts.html import SKIPPED, decode

_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0|opacity\s*:\s*0"
    r"(?![.\d])|mso-hide\s*:\s*all",
    re.IGNORECASE,
)
_SHOWN_ELSEWHERE: Final = ", ".join(sorted(SKIPPED - {"head", "style", "script"}))
"""Elements that are left out of the text and are no orders to the browser."""
_DULL: Final = frozenset(
    {
        *("style", "class", "id", "width", "height", "align", "valign", "lang", "type", "rel"),
        *("charset", "colspan", "rowspan", "cellpadding", "cellspacing", "border", "bgcolor"),
        *("color", "face", "size", "xmlns", "dir", "target", "method", "http-equiv", "media"),
    }
)
_SPEAKING: Final = frozenset({"content", "value", "placeholder", "alt", "title"})
_TELLING = re.compile(r"[^\x00-\x7f]|@|%[0-9A-Fa-f]{2}|\d(?:[\s().+-]{0,2}\d){5}| ")
_AGAIN: Final = 5
"""Hidden elements within hidden elements are read again and again, but not more often."""
_LONGEST: Final = 100_000
"""Characters of an attribute: pictures stand in attributes as well."""


def parts(data: bytes, name: str) -> Iterator[Part | Inside]:
    """Every piece beside the text."""
    from selectolax.lexbor import LexborHTMLParser

    text = decode(data)
    for said in _comments(text):
        yield Part(Where.COMMENT, name, said)
    tree = LexborHTMLParser(text)
    left = _AGAIN * len(text)
    for selector, where in (
        ("[hidden]", Where.HIDDEN),
        ("script, style", Where.HIDDEN),
        ("head title", Where.METADATA),
        (_SHOWN_ELSEWHERE, Where.HIDDEN),
    ):
        for node in tree.css(selector):
            if (inner := node.text(separator=" ").strip()) or (inner := _of_template(node)):
                yield Part(where, node.tag or name, inner)
                left -= len(inner)
            if left < 0:
                break
    for node in tree.css("[style]") if left > 0 else ():
        if _HIDING.search(node.attributes.get("style") or "") and (inner := node.text().strip()):
            yield Part(Where.HIDDEN, node.tag or name, inner)
            left -= len(inner)
        if left < 0:
            break
    if left < 0:
        yield Part(Where.HIDDEN, name, "", opaque=True)
    yield from _attributes(tree, name)


def _comments(text: str) -> Iterator[str]:
    at = 0
    while (start := text.find("<!--", at)) >= 0:
        end = text.find("-->", start)
        end = len(text) if end < 0 else end  # a browser hides the rest as well
        if said := text[start + 4 : end].strip():
            yield said
        at = end


def _of_template(node: Any) -> str:
    """What a template holds is no part of the tree: its source is read as it stands."""
    return lines([re.sub(r"<[^<>]*>", "\n", node.html or "")]) if node.tag == "template" else ""


def _quoted(key: str, value: str) -> Iterator[Part | Inside]:
    """A picture or another file that stands in an attribute."""
    head, _, content = value.partition(",")
    try:
        data = base64.b64decode(content) if "base64" in head else unquote_to_bytes(content)
    except (binascii.Error, ValueError):
        yield Part(Where.EMBEDDED, key, "", opaque=True)
        return
    yield Inside(key, data)


def _attributes(tree: Any, name: str) -> Iterator[Part | Inside]:
    """The attributes in which people write words: titles, alternative texts, data, addresses."""
    found: dict[tuple[Where, str], dict[str, None]] = {}
    for node in tree.css("*"):
        for key, value in node.attributes.items():
            if not value or key in _DULL:
                continue
            if value.startswith("data:"):
                yield from _quoted(key, value)
                continue
            if key in _SPEAKING or _TELLING.search(value[:_LONGEST]):
                where = Where.METADATA if node.tag == "meta" else Where.FORM
                found.setdefault((where, key), {})[value[:_LONGEST]] = None
    for (where, key), values in found.items():
        for value in values:
            yield Part(where, key or name, value.strip())
