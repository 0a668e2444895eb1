"""A redacted copy of an ODT or an ODS: the text of its parts, and nothing that does not show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Final

from opendata.acts.odt import OFFICE_NS, TABLE_NS, TEXT_NS, Collector
from opendata.redact.archive import FIRST, members, packed
from opendata.redact.choice import Remover
from opendata.redact.images import without_metadata
from opendata.redact.ooxml import Stories, clean_tree
from opendata.redact.replacement import FILE
from opendata.redact.story import Inner, Piece, Slot, Telling, text_of
from opendata.redact.tree import Node, parse, write

_DRAW: Final = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
_STYLE: Final = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
_TEXTS: Final = ("content.xml", "styles.xml")
_TABLE: Final = f"{TABLE_NS} table"
_MANIFEST: Final = "META-INF/manifest.xml"
_PICTURES: Final = ("Pictures/", "media/")


def _names(space: str, listed: str) -> frozenset[str]:
    """Elements of a namespace by their local names."""
    return frozenset(f"{space} {one}" for one in listed.split())


_GONE: Final = (
    _names(OFFICE_NS, "annotation annotation-end scripts dde-source event-listeners forms")
    | _names(TEXT_NS, "tracked-changes change change-start change-end hidden-text creator")
    | _names(TEXT_NS, "hidden-paragraph author-name author-initials")
    | _names(TABLE_NS, "tracked-changes dde-links data-pilot-tables scenario")
    | _names(TABLE_NS, "cell-range-source table-source")
)
"""Elements that go with all that is in them."""
_SECTION: Final = f"{TEXT_NS} section"
_OBJECTS: Final = _names(_DRAW, "object object-ole applet plugin floating-frame")
_COLUMN, _ROW, _CELL = (f"{TABLE_NS} table-{one}" for one in ("column", "row", "cell"))
_STORIES: Final = frozenset({f"{TEXT_NS} note-body"})
"""What :mod:`opendata.acts.odt` leaves out of the text, and a reader sees all the same."""


def redact_odt(data: bytes, name: str, remover: Remover) -> bytes:
    """The copy of a text document.

    :raises OpendataError: as reading the document does.
    """
    return redact_odf(data, name, remover, stories)


def redact_odf(data: bytes, name: str, remover: Remover, tellings: Stories) -> bytes:
    """The copy of ``data``, whose parts have the stories ``tellings``."""
    files = members(data, name)
    trees: dict[str, Node] = {one: parse(files[one], name) for one in _TEXTS if one in files}
    styles = _hidden(trees.values())
    kept: set[str] = set()
    for root in trees.values():
        _clean(root, styles, files, kept)
        for tell in tellings(root):
            remover.learn(text_of(tell))
    for root in trees.values():
        clean_tree(root, remover, tellings)
    return packed(_made(files, trees, kept, name))


def _made(
    files: Mapping[str, bytes], trees: Mapping[str, Node], kept: set[str], name: str
) -> dict[str, bytes]:
    """The members of the copy: texts, the pictures that they show, and the list of these."""
    made = {FIRST: files[FIRST]} if FIRST in files else {}
    made |= {one: write(root) for one, root in trees.items()}
    made |= {one: without_metadata(files[one]) for one in sorted(kept)}
    if _MANIFEST in files:
        manifest = parse(files[_MANIFEST], name)
        for entry in manifest.nodes:
            path = entry.get("full-path")
            if path != "/" and path not in made:
                entry.drop()
        made[_MANIFEST] = write(manifest)
    return made


def _hidden(roots: Iterable[Node]) -> frozenset[tuple[str, str]]:
    """Family and name of the styles whose text does not show, also by what they are based on."""
    styles = [one for root in roots for one in root.each() if one.name == f"{_STYLE} style"]
    found = {
        (one.get("family"), one.get("name"))
        for one in styles
        if any(child.get("display") in ("none", "false") for child in one.nodes)
    }
    more = True
    while more:
        based = {
            (one.get("family"), one.get("name"))
            for one in styles
            if (one.get("family"), one.get("parent-style-name")) in found
        }
        more = not based <= found
        found |= based
    return frozenset(found)


def _clean(
    root: Node, hidden: frozenset[tuple[str, str]], files: Mapping[str, bytes], kept: set[str]
) -> None:
    """Take out what does not show; ``kept`` gets the pictures that are shown."""
    for node in list(root.each()):
        if node.parent is None:
            continue
        family = {"span": "text", "p": "paragraph", "h": "paragraph"}.get(node.local, "")
        unseen = node.name == _SECTION and node.get("display") == "none"
        if (
            node.name in _GONE
            or unseen
            or (node.space == TEXT_NS and (family, _style(node)) in hidden)
        ):
            node.drop()
        elif node.name == _TABLE and ("table", _style(node)) in hidden:
            node.children = [one for one in node.nodes if one.name == _COLUMN]
            node.children += _blank_row(node)
        elif node.name in _OBJECTS:
            _without_object(node)
        elif node.local == "background-image" or node.name == f"{_DRAW} image":
            path = node.get("href").removeprefix("./")
            if path in files and path.startswith(_PICTURES):
                kept.add(path)
            elif path:
                node.drop()


def _blank_row(table: Node) -> list[Node | str]:
    """A hidden sheet keeps its place, as formulas may name it, and nothing else."""
    prefix = table.tag.removesuffix("table")
    row = Node(f"{prefix}table-row", _ROW, {}, table, [], table.namespaces)
    row.children = [Node(f"{prefix}table-cell", _CELL, {}, row, [], table.namespaces)]
    return [row]


def _style(node: Node) -> str:
    return next((v for k, v in node.attributes.items() if k.endswith(":style-name")), "")


def _without_object(node: Node) -> None:
    """A frame that shows a file within the file shows words instead."""
    frame = node.parent
    if frame is None:
        return
    prefix = next((k for k, v in frame.namespaces.items() if v == TEXT_NS), "text")
    drawn = next((k for k, v in frame.namespaces.items() if v == _DRAW), "draw")
    box = Node(f"{drawn}:text-box", f"{_DRAW} text-box", {}, frame, [], frame.namespaces)
    box.children = [Node(f"{prefix}:p", f"{TEXT_NS} p", {}, box, [FILE], frame.namespaces)]
    frame.children = [box]


def stories(root: Node) -> Iterator[Telling]:
    """The text of a part, and each note in it."""
    yield partial(tell, root)
    for node in root.each():
        if node.name in _STORIES:
            yield partial(tell, node)


def tell(root: Node) -> Iterator[Piece]:
    """The text as :mod:`opendata.acts.odt` reads it, piece by piece."""
    teller = _Teller()
    waiting: list[tuple[Node, int]] = [(root, 0)]
    while waiting:
        node, at = waiting.pop()
        if at == 0:
            teller.start(node.name, _count(node))
        if at < len(node.children):
            waiting.append((node, at + 1))
            child = node.children[at]
            if isinstance(child, Node):
                waiting.append((child, 0))
            else:
                teller.tell(Inner(node, at))
        else:
            teller.end(node.name)
    return iter(teller.pieces)


def _count(node: Node) -> dict[str, str]:
    """The one attribute that matters to the text: how many blanks."""
    return {f"{TEXT_NS} c": node.get("c")} if node.get("c") else {}


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
        if self.gap:
            self.pieces.append((self.gap, None))
            self.gap = ""
        self.pieces.append((data, self._slot))
