"""XML as a small tree that is written back as it was read: prefixes, order, blanks.

Comments and processing instructions are left out, as nobody sees them and anything may stand there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat
from xml.sax.saxutils import escape

from opendata.acts import failures

DECLARATION: Final = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_XMLNS: Final = "xmlns"
_XML: Final = "http://www.w3.org/XML/1998/namespace"
_QUOTES: Final = {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
SPACE: Final = "xml:space"
DEEPEST: Final = 2_000
"""Elements within elements: no document of an office comes near."""


@dataclass(slots=True, eq=False)
class Node:
    """An element: ``tag`` as it is written, ``name`` with its namespace as expat gives it
    («namespace local»), attributes as they are written, and children.
    """

    tag: str
    name: str
    attributes: dict[str, str]
    parent: Node | None = None
    children: list[Node | str] = field(default_factory=list)
    namespaces: dict[str, str] = field(default_factory=dict)

    @property
    def local(self) -> str:
        """The name without the namespace."""
        return self.name.rpartition(" ")[2]

    @property
    def space(self) -> str:
        """The namespace."""
        return self.name.rpartition(" ")[0]

    @property
    def nodes(self) -> list[Node]:
        """The children that are elements."""
        return [one for one in self.children if isinstance(one, Node)]

    @property
    def own_text(self) -> str:
        """The text directly within."""
        return "".join(one for one in self.children if isinstance(one, str))

    def each(self) -> Iterator[Node]:
        """The element and all within it, in the order of the document."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.nodes))

    def get(self, local: str, default: str = "") -> str:
        """The first attribute of that local name, whatever its prefix."""
        return next(
            (v for k, v in self.attributes.items() if k.rpartition(":")[2] == local), default
        )

    def child(self, local: str) -> Node | None:
        """The first child element of that local name."""
        return next((one for one in self.nodes if one.local == local), None)

    def drop(self) -> None:
        """Take the element out of its parent."""
        if self.parent is not None:
            self.parent.children = [one for one in self.parent.children if one is not self]
            self.parent = None

    def unwrap(self) -> None:
        """Put its children in its place."""
        if self.parent is None:
            return
        parent, found = self.parent, list[Node | str]()
        for one in parent.children:
            found.extend(self.children if one is self else [one])
        for one in self.nodes:
            one.parent = parent
        parent.children, self.parent = found, None


def parse(data: bytes, name: str) -> Node:
    """The root of the XML ``data``; ``name`` is of the document, for what is said of it.

    :raises OpendataError: ``document-broken``, ``document-bomb``, exit 3.
    """
    builder = _Builder(name)
    parser = expat.ParserCreate()
    parser.ordered_attributes = True
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.text
    parser.StartDoctypeDeclHandler = builder.refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise failures.broken(name) from error
    if builder.root is None:
        raise failures.broken(name)
    return builder.root


def write(root: Node) -> bytes:
    """The tree as UTF-8."""
    out: list[str] = []
    waiting: list[Node | str] = [root]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            out.append(one)
            continue
        said = "".join(f' {k}="{escape(v, _QUOTES)}"' for k, v in one.attributes.items())
        if not one.children:
            out.append(f"<{one.tag}{said}/>")
            continue
        out.append(f"<{one.tag}{said}>")
        waiting.append(f"</{one.tag}>")
        waiting.extend(
            escape(child, {"\r": "&#13;"}) if isinstance(child, str) else child
            for child in reversed(one.children)
        )
    return DECLARATION + "".join(out).encode("utf-8", "replace")


class _Builder:
    """Receives expat's events."""

    def __init__(self, name: str) -> None:
        self.root: Node | None = None
        self._name = name
        self._open: list[Node] = []

    def start(self, tag: str, listed: list[str]) -> None:
        """An element begins."""
        attributes = dict(zip(listed[::2], listed[1::2], strict=True))
        parent = self._open[-1] if self._open else None
        spaces = parent.namespaces if parent is not None else {"xml": _XML}
        own = {k.partition(":")[2]: v for k, v in attributes.items() if _is_declaration(k)}
        if own:
            spaces = {**spaces, **own}
        prefix, _, local = tag.rpartition(":")
        space = spaces.get(prefix, "")
        node = Node(tag, f"{space} {local}" if space else local, attributes, parent, [], spaces)
        if parent is None:
            self.root = node
        else:
            parent.children.append(node)
        self._open.append(node)
        if len(self._open) > DEEPEST:
            raise failures.bomb(self._name)

    def end(self, _: str) -> None:
        """An element ends."""
        self._open.pop()

    def text(self, data: str) -> None:
        """Character data."""
        children = self._open[-1].children
        if children and isinstance(children[-1], str):
            children[-1] += data
        else:
            children.append(data)

    def refuse(self, *_: object) -> None:
        """A document type: office files have none, bombs do."""
        raise failures.bomb(self._name)


def _is_declaration(key: str) -> bool:
    return key == _XMLNS or key.startswith(f"{_XMLNS}:")
