"""An OOXML package (DOCX, XLSX): the parts that are known to be needed, and nothing else.

Parts are reached from the document itself, by kinds of relationship that a list allows. Whatever is
not on the list does not come into the copy: comments and their authors, properties, macros, files
within the file, data sources, signatures, and what programs will invent tomorrow.
"""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote

from opendata.acts import failures
from opendata.redact.archive import members, packed
from opendata.redact.tree import Node, parse, write

_TYPES: Final = "[Content_Types].xml"
_ROOT: Final = ""
_DOCUMENT: Final = "officeDocument"
_EXTERNAL: Final = "External"
NOWHERE: Final = "about:blank"
"""Where a link leads whose address may not be told."""
_SCHEMES: Final = ("http:", "https:", "mailto:", "#")
_XML: Final = (".xml", ".rels", ".svg")
RELATIONSHIPS: Final = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
"""The namespaces of attributes that name a relationship."""


@dataclass(slots=True)
class Package:
    """The parts by name: a tree where it is XML, else bytes; and the relationships of each part.

    ``lost`` are the identifiers of relationships, by part, whose target stays behind.
    """

    main: str
    name: str
    types: Node
    parts: dict[str, Node | bytes] = field(default_factory=dict)
    relations: dict[str, Node] = field(default_factory=dict)
    lost: dict[str, set[str]] = field(default_factory=dict)
    order: tuple[str, ...] = ()

    def trees(self) -> Iterator[tuple[str, Node]]:
        """The parts that are XML, by name."""
        for name in sorted(self.parts):
            part = self.parts[name]
            if isinstance(part, Node):
                yield name, part

    def retype(self, kind: str) -> None:
        """Say that the main part is of the content type ``kind``: a document that had macros is a
        plain one without them, and no template.
        """
        for node in self.types.nodes:
            if node.get("PartName").lstrip("/").lower() == self.main.lower():
                node.attributes["ContentType"] = kind

    def target(self, part: str, relation: Node) -> str:
        """The part that a relationship of ``part`` leads to, by the name that it has here."""
        wanted = _target(part, relation.get("Target")).lower()
        return next((one for one in self.parts if one.lower() == wanted), "")

    def prune(self) -> None:
        """Leave out the parts that nothing leads to any more."""
        reached, waiting = {self.main}, [self.main]
        while waiting:
            part = waiting.pop()
            relations = self.relations.get(part)
            for node in [] if relations is None else relations.nodes:
                found = self.target(part, node)
                if found and node.get("TargetMode") != _EXTERNAL and found not in reached:
                    reached.add(found)
                    waiting.append(found)
        self.parts = {part: one for part, one in self.parts.items() if part in reached}

    def pack(self) -> bytes:
        """The package as a file."""
        listed = {one.lower() for one in self.parts}
        for node in self.types.nodes:
            part = node.get("PartName").lstrip("/").lower()
            if node.local == "Override" and part not in listed:
                node.drop()
        files = {_TYPES: write(self.types)}
        for part in (_ROOT, *self.order):
            if part in self.parts:
                content = self.parts[part]
                files[part] = write(content) if isinstance(content, Node) else content
            relations = self.relations.get(part)
            if relations is not None and relations.nodes:
                files[_relations_of(part)] = write(relations)
        return packed(files)


def open_package(data: bytes, name: str, allowed: Collection[str]) -> Package:
    """The package ``data`` with the parts that relationships of the kinds ``allowed`` lead to.

    :raises OpendataError: as reading the document does.
    """
    files = members(data, name)
    if _TYPES not in files or _relations_of(_ROOT) not in files:
        raise failures.broken(name)
    package = Package("", name, parse(files[_TYPES], name))
    known = {one.lower(): one for one in files}
    order: list[str] = []
    waiting = [_ROOT]
    while waiting:
        part = waiting.pop(0)
        content = files.get(_relations_of(part))
        if content is None:
            continue
        relations = package.relations[part] = parse(content, name)
        wanted = {_DOCUMENT} if part == _ROOT else allowed
        for node in relations.nodes:
            target = _follow(package, part, node, wanted, known)
            if target is not None and target not in package.parts:
                package.parts[target] = _content(target, files[target], name)
                order.append(target)
                waiting.append(target)
    if not order:
        raise failures.broken(name)
    package.main, package.order = order[0], tuple(order)
    return package


def _follow(
    package: Package, part: str, node: Node, wanted: Collection[str], known: dict[str, str]
) -> str | None:
    """The part that a relationship leads to; one that may not stay is taken out."""
    kind = node.get("Type").rpartition("/")[2]
    if kind in wanted and node.get("TargetMode") == _EXTERNAL:
        if not node.get("Target").lower().startswith(_SCHEMES):
            node.attributes["Target"] = NOWHERE
        return None
    target = known.get(_target(part, node.get("Target")).lower())
    if kind in wanted and target is not None:
        return target
    if not (kind in wanted and node.get("Target").startswith("#")):
        package.lost.setdefault(part, set()).add(node.get("Id"))
        node.drop()
    return None


def _content(part: str, data: bytes, name: str) -> Node | bytes:
    return parse(data, name) if part.lower().endswith(_XML) else data


def _target(part: str, target: str) -> str:
    target = unquote(target)
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def named(node: Node) -> Iterator[str]:
    """The identifiers of relationships that the attributes of ``node`` name."""
    for key, value in node.attributes.items():
        prefix, _, local = key.rpartition(":")
        if local and node.namespaces.get(prefix) in RELATIONSHIPS:
            yield value
