"""What a redacted DOCX and a redacted XLSX have in common: every text of every part is cleaned."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Final

from opendata.redact import strays
from opendata.redact.choice import Remover
from opendata.redact.images import without_metadata
from opendata.redact.opc import NOWHERE, Package
from opendata.redact.story import Telling, clean, text_of
from opendata.redact.tree import Node

Stories = Callable[[Node], Iterable[Telling]]
"""The stories of a part, as its readers see them."""
_EXTERNAL: Final = "External"
_CELL, _VALUE = "c", "v"
_PICTURE, _METADATA = "svg", "metadata"


def clean_package(package: Package, remover: Remover, stories: Stories) -> None:
    """Replace what is to go in all parts and links, and take out what pictures say of themselves.

    All parts are read before the first one is changed: what one gives away goes in all of them.
    """
    roots = [root for _, root in package.trees()]
    for root in roots:
        if root.local == _PICTURE:
            for node in [one for one in root.each() if one.local == _METADATA]:
                node.drop()
    for root in roots:
        for tell in stories(root):
            remover.learn(text_of(tell))
    for root in roots:
        clean_tree(root, remover, stories)
    for relations in package.relations.values():
        for node in relations.nodes:
            if node.get("TargetMode") == _EXTERNAL:
                _clean_link(node, remover)
    for part, content in package.parts.items():
        if isinstance(content, bytes):
            package.parts[part] = without_metadata(content)


def clean_tree(root: Node, remover: Remover, stories: Stories) -> None:
    """Replace what is to go in the stories of a part, and in all its other texts."""
    told: set[int] = set()
    for tell in stories(root):
        clean(tell, remover)
        told.update(id(slot.node) for _, slot in tell() if slot is not None)
    told.update(id(one) for one in root.each() if one.local == _VALUE and _is_cell(one.parent))
    clean(partial(strays.texts, root, told), remover)
    clean(partial(strays.attributes, root, speaking=True), remover)
    clean(partial(strays.attributes, root, speaking=False), remover, speaking=False)


def _is_cell(node: Node | None) -> bool:
    """Cells of a sheet are told with the titles of their columns, and not number by number."""
    return node is not None and node.local == _CELL


def _clean_link(node: Node, remover: Remover) -> None:
    spans = remover.spans(node.get("Target"))
    if spans:
        remover.count(spans)
        node.attributes["Target"] = NOWHERE
