"""Takes out of a part of a DOCX what does not show: comments, changes, hidden text, traces."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from opendata.acts.wordml import W
from opendata.redact.opc import named
from opendata.redact.replacement import FILE
from opendata.redact.tree import Node

_GONE: Final = frozenset(
    {
        *("del", "moveFrom", "commentRangeStart", "commentRangeEnd", "commentReference"),
        *("annotationRef", "proofErr", "rsids", "docVars", "mailMerge", "attachedTemplate"),
        *("trackRevisions", "saveThroughXslt", "writeProtection", "dataBinding", "control"),
        *("permStart", "permEnd", "smartTagPr", "printerSettings", "subDoc"),
        *("cellIns", "cellMerge", "numberingChange", "tblPrExChange", "lastRenderedPageBreak"),
    }
)
"""Elements of a document that go with all that is in them."""
_CHANGE: Final = re.compile(
    r"(?:rPr|pPr|sectPr|tblPr|tblGrid|trPr|tcPr|tblPrEx)Change|(?:moveFrom|moveTo|customXml)\w*Range\w*"
)
_OPENED: Final = frozenset({"ins", "moveTo", "smartTag", "customXml"})
"""Elements that go, but what is in them stays."""
_RUN, _PARAGRAPH, _ROW, _TEXT = "r", "p", "tr", "t"
_HIDDEN: Final = frozenset({"vanish", "specVanish"})
_TRACE: Final = re.compile(r"(?:\w+:)?(?:rsid\w*|paraId|textId|author|initials|userId|providerId)")
_OFF: Final = frozenset({"0", "false", "off"})
_OBJECT, _CHUNK = "object", "altChunk"


def hidden_in(root: Node) -> frozenset[str]:
    """The identifiers of styles (in a part of styles) whose text does not show, also by what they
    are based on.
    """
    styles = {one.get("styleId"): one for one in root.nodes if one.local == "style"}
    hidden = {id_ for id_, one in styles.items() if _hides(one.child("rPr"))}
    bases = {id_: one.child("basedOn") for id_, one in styles.items()}
    while True:
        more = {
            id_
            for id_, base in bases.items()
            if id_ not in hidden and base is not None and base.get("val") in hidden
        }
        if not more:
            return frozenset(hidden)
        hidden |= more


def clean_part(root: Node, lost: Collection[str], hidden: Collection[str]) -> None:
    """Clean the part ``root``; ``lost`` are its relationships whose targets stay behind."""
    for node in list(root.each()):
        for key in [one for one in node.attributes if _TRACE.fullmatch(one)]:
            del node.attributes[key]
        if node.parent is None:
            continue
        if lost and not set(named(node)).isdisjoint(lost):
            _without_target(node)
        elif node.space in W:
            _clean(node, hidden)
    for node in list(root.each()):  # a cell must hold a paragraph
        if node.local == "tc" and node.space in W and node.child(_PARAGRAPH) is None:
            prefix = node.tag.removesuffix("tc")
            node.children.append(Node(f"{prefix}p", f"{node.space} p", {}, node))


def _clean(node: Node, hidden: Collection[str]) -> None:
    local = node.local
    struck = local == _ROW and _is_struck(node.child("trPr"))
    if struck or local in _GONE or _CHANGE.fullmatch(local):
        node.drop()
    elif local in _OPENED:
        node.unwrap()
    elif local == _RUN and _hides(node.child("rPr"), hidden):
        node.drop()
    elif local == _PARAGRAPH:
        _clean_paragraph(node, hidden)


def _clean_paragraph(node: Node, hidden: Collection[str]) -> None:
    """One whose style is hidden goes; so does one whose end was struck out, if nothing is left."""
    properties = node.child("pPr")
    style = properties.child("pStyle") if properties is not None else None
    mark = properties.child("rPr") if properties is not None else None
    hides = style is not None and style.get("val") in hidden
    if mark is not None and _is_struck(mark):
        hides = hides or not any(
            one.local == _TEXT and not _within(one, "del") for one in node.each()
        )
    if hides and not (properties is not None and properties.child("sectPr") is not None):
        node.drop()


def _within(node: Node | None, local: str) -> bool:
    while node is not None:
        if node.local == local:
            return True
        node = node.parent
    return False


def _is_struck(properties: Node | None) -> bool:
    return properties is not None and properties.child("del") is not None


def _hides(properties: Node | None, hidden: Collection[str] = ()) -> bool:
    if properties is None:
        return False
    style = properties.child("rStyle")
    marks = [one for one in properties.nodes if one.local in _HIDDEN]
    if marks:
        return any(one.get("val", "true") not in _OFF for one in marks)
    return style is not None and style.get("val") in hidden


def _without_target(node: Node) -> None:
    """Say that a file within the file is gone where it stood; of other things nothing is said."""
    above: Node | None = node
    while above is not None and above.local not in (_OBJECT, _CHUNK):
        above = above.parent
    if above is None or above.parent is None or above.space not in W:
        node.drop()
        return
    prefix = above.tag.rpartition(":")[0] + ":" if ":" in above.tag else ""
    text = _made(above, prefix, _TEXT, FILE)
    if above.local == _CHUNK:
        run = _made(above, prefix, _RUN, text)
        text = _made(above, prefix, _PARAGRAPH, run)
    text.parent = above.parent
    above.parent.children = [text if one is above else one for one in above.parent.children]
    above.parent = None


def _made(like: Node, prefix: str, local: str, child: Node | str) -> Node:
    """An element of the namespace of ``like`` with one child."""
    node = Node(f"{prefix}{local}", f"{like.space} {local}", {}, None, [child], like.namespaces)
    if isinstance(child, Node):
        child.parent = node
    return node
