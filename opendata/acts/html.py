"""Text out of a web page: blocks become lines, cells are parted by tabs, furniture is left out."""

from __future__ import annotations

import re
from typing import Any

from opendata.acts import failures, txt

DECLARED = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE
)
HEAD = 8_192
ACTIVE = re.compile(
    r"<(?:script|iframe|object|embed|applet|form)\b|<[^<>]{1,2000}\s(?:on[a-z]{3,20}|formaction)\s*="
    r"|(?:href|src|action)\s*=\s*[\"']?\s*(?:javascript|data:text/html)",
    re.IGNORECASE,
)
"""What runs or loads something when the page is opened."""
SKIPPED = frozenset(
    [
        "script",
        "style",
        "nav",
        "noscript",
        "template",
        "svg",
        "head",
        "form",
        "button",
        "select",
        "iframe",
        "object",
    ]
)
BLOCKS = frozenset(
    [
        "p",
        "div",
        "br",
        "tr",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "table",
        "thead",
        "tbody",
        "tfoot",
        "caption",
        "hr",
        "pre",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "aside",
        "address",
        "blockquote",
        "center",
        "figure",
        "fieldset",
        "body",
    ]
)
CELLS = frozenset({"td", "th"})
SPACES = re.compile(r"[ \t\n\r\f]+")
AROUND_LINE_ENDS = re.compile(r"[ \t]*\n[ \t]*")


NESTING = re.compile(
    rb"<(/?)(?:div|span|font|ul|ol|dl|table|blockquote|section|article|center|b|i|u|em|strong)[\s>/]",
    re.IGNORECASE,
)
DEEPEST = 25_000
"""Elements within elements: parsing takes the square of it, and no page comes near."""


def _is_too_deep(data: bytes) -> bool:
    """Whether elements that must be closed are opened so often that it can only be a trap."""
    depth = 0
    for match in NESTING.finditer(data):
        depth = max(depth - 1, 0) if match[1] else depth + 1
        if depth > DEEPEST:
            return True
    return False


def read(data: bytes, name: str) -> str:
    """The visible text of the page; OpendataError if it is broken or a trap."""
    from selectolax.lexbor import LexborHTMLParser, SelectolaxError

    if _is_too_deep(data):
        raise failures.bomb(name)
    try:
        root = LexborHTMLParser(decode(data)).root
    except (SelectolaxError, ValueError) as error:
        raise failures.broken(name) from error
    out: list[str] = []
    walk(root, out)
    return AROUND_LINE_ENDS.sub("\n", "".join(out)).strip()


def decode(data: bytes) -> str:
    """The source of the page."""
    meta = DECLARED.search(data[:HEAD])
    return txt.decode(data, meta.group(1).decode("ascii") if meta else None)


def is_active(data: bytes) -> bool:
    """Whether the page holds scripts or the like, which would run on the site of the council."""
    return ACTIVE.search(decode(data)) is not None


def walk(root: Any, out: list[str]) -> None:
    """Visit the tree without recursion, as a page may be nested deeper than the stack."""
    node, depth = root, 0
    while node is not None:
        child = _enter(node, out)
        if child is not None:
            node, depth = child, depth + 1
            continue
        while node is not None:
            _leave(node.tag, out)
            if depth == 0:
                return
            if node.next is not None:
                node = node.next
                break
            node, depth = node.parent, depth - 1


def _enter(node: Any, out: list[str]) -> Any:
    """Put out what ``node`` begins with; its first child, unless there is none to visit."""
    tag = node.tag
    if tag == "-text":
        text = SPACES.sub(" ", node.text_content or "")
        out.append(text)
        return None
    if tag in SKIPPED or tag.startswith(("-comment", "!")) or "hidden" in node.attributes:
        return None
    if tag in BLOCKS:
        out.append("\n")
    return node.child


def _leave(tag: str, out: list[str]) -> None:
    if tag in CELLS:
        out.append("\t")
    elif tag in BLOCKS:
        out.append("\n")
