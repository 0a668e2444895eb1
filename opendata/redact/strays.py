"""Text in XML that no reader of the document tells: instructions of fields, charts, attributes."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from opendata.redact.story import Attribute, Inner, Piece
from opendata.redact.tree import Node

SPEAKING: Final = frozenset(
    {
        *("descr", "title", "alt", "tooltip", "displayText", "string-value", "description", "desc"),
        *("prompt", "promptTitle", "error", "errorTitle", "placeholder", "label", "subject"),
        *("string-value-if-true", "string-value-if-false"),
    }
)
"""Local names of attributes that hold words for people."""
NAMING: Final = frozenset(
    {
        *("alias", "tag", "docVar", "default", "statusText", "helpText", "listEntry", "listItem"),
        *("docPr", "cNvPr", "bookmarkStart", "bookmark", "frame", "user-field-decl"),
        "variable-set",
    }
)
"""Elements whose names and values are words for people too; elsewhere they are codes."""
_NAMES: Final = frozenset({"val", "name", "value"})
_FIXED: Final = frozenset({"sheet", "definedName", "table", "tableColumn"})
"""Elements whose names other places of the file know: they are left, and the copy is refused if one
of them says too much."""
_IN_RUNS: Final = frozenset({"t", "instrText"})
"""Elements whose text goes on in the next one of its kind."""
_PARAGRAPH: Final = "p"
_SHORTEST: Final = 6
_APART: Final = "\n\n"


def texts(root: Node, told: Collection[int]) -> Iterator[Piece]:
    """The texts within ``root``, but those in elements whose ``id()`` is in ``told``."""
    waiting: list[Node | None] = [root]
    while waiting:
        node = waiting.pop()
        if node is None:
            yield _APART, None
            continue
        if id(node) not in told:
            yield from _own(node)
        if node.local == _PARAGRAPH:
            waiting.append(None)
        waiting.extend(reversed(node.nodes))


def _own(node: Node) -> Iterator[Piece]:
    for at, one in enumerate(node.children):
        if isinstance(one, str) and one.strip():
            yield one, Inner(node, at)
            if node.local not in _IN_RUNS:
                yield _APART, None


def attributes(root: Node, *, speaking: bool) -> Iterator[Piece]:
    """The attributes that hold words for people, or all the others that could hold something."""
    for node in root.each():
        for key, value in node.attributes.items():
            if len(value) < _SHORTEST or key.startswith("xmlns") or node.local in _FIXED:
                continue
            if _speaks(node, key.rpartition(":")[2]) is speaking:
                yield value, Attribute(node, key)
                yield _APART, None


def _speaks(node: Node, local: str) -> bool:
    return local in SPEAKING or (local in _NAMES and node.local in NAMING)
