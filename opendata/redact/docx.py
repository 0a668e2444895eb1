"""A redacted copy of a DOCX: the text of all its parts, and nothing that people cannot see."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from opendata.acts.wordml import FALLBACK, Collector, W
from opendata.redact.choice import Remover
from opendata.redact.docx_clean import clean_part, hidden_in
from opendata.redact.ooxml import clean_package
from opendata.redact.opc import open_package
from opendata.redact.story import Inner, Piece, Slot, Telling
from opendata.redact.tree import Node

ALLOWED: Final = frozenset(
    {
        *("styles", "stylesWithEffects", "numbering", "settings", "webSettings", "fontTable"),
        *("font", "theme", "themeOverride", "header", "footer", "footnotes", "endnotes", "image"),
        *("hyperlink", "chart", "chartUserShapes", "chartStyle", "chartColorStyle", "hdphoto"),
        *("diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors", "diagramDrawing"),
    }
)
"""Kinds of relationship to what shows in the document."""
_KINDS: Final = "application/vnd.openxmlformats-officedocument"
_TEXT: Final = frozenset(f"{one} t" for one in W)


def redact(data: bytes, name: str, remover: Remover) -> bytes:
    """The copy of ``data``.

    :raises OpendataError: as reading the document does.
    """
    package = open_package(data, name, ALLOWED)
    hidden = frozenset[str]().union(*(hidden_in(root) for _, root in package.trees()))
    for part, root in package.trees():
        clean_part(root, package.lost.get(part, set()), hidden)
    package.retype(f"{_KINDS}.wordprocessingml.document.main+xml")
    clean_package(package, remover, stories)
    return package.pack()


def stories(root: Node) -> Iterator[Telling]:
    """What the reader of a part sees, and what an older program shows instead of some of it."""
    yield partial(tell, root)
    for node in root.each():
        if node.name == FALLBACK:
            yield partial(tell, node, inside=True)


def tell(root: Node, *, inside: bool = False) -> Iterator[Piece]:
    """The text of a part as :mod:`opendata.acts.docx` reads it, piece by piece.

    ``inside``: of what stands within ``root``, which would itself be passed over.
    """
    teller = _Teller()
    waiting: list[tuple[Node, int]] = [(root, 0)]
    while waiting:
        node, at = waiting.pop()
        if at == 0 and not (inside and node is root):
            teller.start(node.name, {})
        if at < len(node.children):
            waiting.append((node, at + 1))
            child = node.children[at]
            if isinstance(child, Node):
                waiting.append((child, 0))
            else:
                teller.tell(Inner(node, at, keeps_blanks=node.name in _TEXT))
        elif not (inside and node is root):
            teller.end(node.name)
    return iter(teller.pieces)


class _Teller(Collector):
    """Gathers pieces instead of a text."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[Piece] = []
        self._slot: Slot | None = None

    def tell(self, slot: Inner) -> None:
        """Character data."""
        self._slot = slot
        self.text(slot.text)
        self._slot = None

    def write(self, data: str) -> None:
        """Put out the gap that waited, and ``data``."""
        self.out = [""]
        if self.gap:
            self.pieces.append((self.gap, None))
            self.gap = ""
        self.pieces.append((data, self._slot))
