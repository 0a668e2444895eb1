"""Beside the text of a web page: comments, hidden elements, properties, values of fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from opendata.acts.beside.part import Part, Where
from opendata.acts.html import decode

_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_HIDING: Final = ", ".join(
    (
        "[hidden]",
        *(f"[style*='{one}']" for one in ("display:none", "display: none")),
        *(f"[style*='{one}']" for one in ("visibility:hidden", "visibility: hidden")),
    )
)
_SPEAKING: Final = ("alt", "title", "value", "placeholder", "aria-label", "content")
_SCRIPT: Final = "script, template, noscript"


def parts(data: bytes, name: str) -> Iterator[Part]:
    """Every piece beside the text."""
    from selectolax.lexbor import LexborHTMLParser

    text = decode(data)
    for found in _COMMENT.finditer(text):
        if found[1].strip():
            yield Part(Where.COMMENT, name, found[1].strip())
    tree = LexborHTMLParser(text)
    for selector, where in (
        (_HIDING, Where.HIDDEN),
        (_SCRIPT, Where.HIDDEN),
        (("head title"), Where.METADATA),
    ):
        for node in tree.css(selector):
            said = node.text(separator=" ").strip()
            if said:
                yield Part(where, node.tag or name, said)
    for attribute in _SPEAKING:
        for node in tree.css(f"[{attribute}]"):
            value = (node.attributes.get(attribute) or "").strip()
            if value:
                yield Part(Where.METADATA if node.tag == "meta" else Where.FORM, attribute, value)
