"""A redacted copy of an XLSX: cells, drawings and headers, and nothing that does not show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from opendata.redact.choice import Remover
from opendata.redact.ooxml import clean_package
from opendata.redact.opc import Package, named, open_package
from opendata.redact.sheets.dates import date_styles, shown
from opendata.redact.sheets.lines import Cell, lines
from opendata.redact.story import Inner, Piece, Telling
from opendata.redact.tree import SPACE, Node

ALLOWED: Final = frozenset(
    {
        *("worksheet", "chartsheet", "sharedStrings", "styles", "theme", "drawing", "image"),
        *("chart", "chartStyle", "chartColorStyle", "chartUserShapes", "table", "hyperlink"),
        *("sheetMetadata", "themeOverride"),
    }
)
_KINDS: Final = "application/vnd.openxmlformats-officedocument"
_GONE: Final = frozenset(
    {
        *("externalReferences", "pivotCaches", "fileSharing", "fileRecoveryPr", "absPath"),
        *("revisionPtr", "customWorkbookViews", "customSheetViews", "oleObjects", "controls"),
        *("legacyDrawing", "legacyDrawingHF", "scenarios", "webPublishItems", "smartTags"),
        *("externalData", "calcPr", "cellWatches", "phoneticPr", "rPh"),
    }
)
_HIDDEN: Final = frozenset({"hidden", "veryHidden"})
_ROOT_KEPT: Final = frozenset({"sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols"})
_LETTERS: Final = re.compile(r"[A-Z]+")


@dataclass(frozen=True, slots=True)
class Value:
    """The value of a cell that is written as a number or as the result of a formula; a changed one
    becomes a text, without the formula.
    """

    cell: Node
    text: str

    @property
    def node(self) -> Node:
        """The element of the cell."""
        return self.cell

    def put(self, text: str) -> None:
        """Write another in its place."""
        cell = self.cell
        prefix = cell.tag.removesuffix("c")
        kept: list[Node | str] = [
            one for one in cell.nodes if one.local == "f" and "ref" in one.attributes
        ]
        cell.attributes["t"] = "str" if kept else "inlineStr"
        if kept:
            value = _made(cell, f"{prefix}v", text)
        else:
            value = _made(cell, f"{prefix}is", "")
            value.children = [_made(value, f"{prefix}t", text)]
            value.nodes[0].attributes[SPACE] = "preserve"
        cell.children = [*kept, value]


def _made(parent: Node, tag: str, text: str) -> Node:
    name = f"{parent.space} {tag.rpartition(':')[2]}"
    return Node(tag, name, {}, parent, [text], parent.namespaces)


@dataclass(slots=True)
class _Book:
    """What cells are read with."""

    strings: Sequence[Node] = ()
    dates: frozenset[str] = frozenset()
    from_1904: bool = False


def redact_xlsx(data: bytes, name: str, remover: Remover) -> bytes:
    """The copy of ``data``.

    :raises OpendataError: as reading the document does.
    """
    package = open_package(data, name, ALLOWED)
    package.retype(f"{_KINDS}.spreadsheetml.sheet.main+xml")
    book = _read(package)
    for part, root in package.trees():
        _clean(root, package.lost.get(part, set()))
    _empty_hidden(package)
    clean_package(package, remover, partial(stories, book))
    _forget_strings(package, book)
    return package.pack()


def stories(book: _Book, root: Node) -> Iterator[Telling]:
    """The lines of a sheet; other parts have no story, their texts are cleaned one by one."""
    if root.local == "worksheet":
        yield partial(_tell, book, root)


def _tell(book: _Book, root: Node) -> Iterator[Piece]:
    data = root.child("sheetData")
    rows = [] if data is None else data.nodes
    return lines([[_cell(book, one, at) for at, one in enumerate(row.nodes)] for row in rows])


def _cell(book: _Book, cell: Node, at: int) -> Cell:
    match = _LETTERS.match(cell.get("r"))
    column = at
    if match:
        column = 0
        for letter in match[0]:
            column = column * 26 + ord(letter) - 64
        column -= 1
    return Cell(column, tuple(_pieces(book, cell)))


def _pieces(book: _Book, cell: Node) -> Iterator[Piece]:
    kind, value = cell.attributes.get("t", "n"), cell.child("v")
    text = value.own_text.strip() if value is not None else ""
    if kind == "s":
        if text.isdecimal() and int(text) < len(book.strings):
            yield from _of_text(book.strings[int(text)])
    elif kind == "inlineStr":
        inner = cell.child("is")
        if inner is not None:
            yield from _of_text(inner)
    elif kind == "str" and value is not None:
        yield value.own_text, Value(cell, value.own_text)
    elif kind == "n" and text:
        is_date = cell.attributes.get("s", "0") in book.dates
        said = shown(text, is_date=is_date, from_1904=book.from_1904)
        yield said, Value(cell, said)


def _of_text(node: Node) -> Iterator[Piece]:
    for one in node.each():
        if one.local == "t":
            for at, child in enumerate(one.children):
                if isinstance(child, str):
                    yield child, Inner(one, at, keeps_blanks=True)


def _read(package: Package) -> _Book:
    parts = {kind: root for _, root in package.trees() for kind in [root.local]}
    strings = parts.get("sst")
    book = package.parts[package.main]
    properties = book.child("workbookPr") if isinstance(book, Node) else None
    return _Book(
        [] if strings is None else strings.nodes,
        date_styles(parts.get("styleSheet")),
        properties is not None and properties.get("date1904") in ("1", "true"),
    )


def _clean(root: Node, lost: set[str]) -> None:
    for node in list(root.each()):
        gone = node.local in _GONE or not lost.isdisjoint(named(node))
        if node.parent is not None and gone:
            node.drop()


def _empty_hidden(package: Package) -> None:
    """A hidden sheet keeps its place, as formulas may name it, and nothing else."""
    book = package.parts[package.main]
    relations = package.relations.get(package.main)
    if not isinstance(book, Node) or relations is None:
        return
    targets = {one.get("Id"): package.target(package.main, one) for one in relations.nodes}
    sheets = book.child("sheets")
    for sheet in [] if sheets is None else sheets.nodes:
        if sheet.get("state") not in _HIDDEN:
            continue
        for id_ in named(sheet):
            part = targets.get(id_, "")
            root = package.parts.get(part)
            if isinstance(root, Node):
                data = root.child("sheetData")
                root.children = [one for one in root.nodes if one.local in _ROOT_KEPT]
                if data is not None:
                    data.children = []
                    root.children.append(data)
                package.relations.pop(part, None)
    package.prune()


def _forget_strings(package: Package, book: _Book) -> None:
    """Texts that no cell shows any more are made blank."""
    used = {
        int(value.own_text)
        for _, root in package.trees()
        if root.local == "worksheet"
        for cell in root.each()
        if cell.local == "c" and cell.attributes.get("t") == "s"
        for value in [cell.child("v")]
        if value is not None and value.own_text.strip().isdecimal()
    }
    for at, node in enumerate(book.strings):
        if at not in used:
            prefix = node.tag.removesuffix("si")
            node.children = [_made(node, f"{prefix}t", "")]
