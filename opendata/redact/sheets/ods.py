"""A redacted copy of an ODS: as of an ODT, with its cells as lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from opendata.acts.odt import OFFICE_NS, TABLE_NS, TEXT_NS
from opendata.redact.choice import Remover
from opendata.redact.odf import redact_odf
from opendata.redact.sheets.lines import Cell, lines
from opendata.redact.story import Inner, Piece, Telling
from opendata.redact.tree import Node

_TABLE, _ROW = f"{TABLE_NS} table", f"{TABLE_NS} table-row"
_CELLS: Final = frozenset({f"{TABLE_NS} table-cell", f"{TABLE_NS} covered-table-cell"})
_COMMENT: Final = f"{OFFICE_NS} annotation"
_VALUES: Final = frozenset(
    {
        *(f"{one}-value" for one in ("date", "time", "string", "boolean")),
        *("value", "currency", "formula"),
    }
)
_MOST: Final = 1_000_000
"""Columns; a cell may say that it stands for many."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece of what a cell shows; a changed cell holds the text alone, no value, no formula."""

    cell: Node
    inner: Inner

    @property
    def text(self) -> str:
        """The piece."""
        return self.inner.text

    @property
    def node(self) -> Node:
        """The element that holds the piece."""
        return self.inner.node

    def put(self, text: str) -> None:
        """Write another in its place."""
        self.inner.put(text)
        for key in [*self.cell.attributes]:
            local = key.rpartition(":")[2]
            if local in _VALUES:
                del self.cell.attributes[key]
            elif local == "value-type":
                self.cell.attributes[key] = "string"


def redact_ods(data: bytes, name: str, remover: Remover) -> bytes:
    """The copy of ``data``.

    :raises OpendataError: as reading the document does.
    """
    return redact_odf(data, name, remover, stories)


def stories(root: Node) -> Iterator[Telling]:
    """The lines of each sheet."""
    for table in root.each():
        if table.name == _TABLE:
            yield partial(_tell, table)


def _tell(table: Node) -> Iterator[Piece]:
    rows = [one for one in table.each() if one.name == _ROW]
    return lines([list(_row(one)) for one in rows])


def _row(row: Node) -> Iterator[Cell]:
    column = 0
    for cell in row.nodes:
        if cell.name in _CELLS:
            pieces = tuple(_pieces(cell))
            if pieces:
                yield Cell(column, pieces)
            count = cell.get("number-columns-repeated", "1")
            column += min(int(count) if count.isdecimal() else 1, _MOST)


def _pieces(cell: Node) -> Iterator[Piece]:
    waiting = [cell]
    while waiting:
        node = waiting.pop()
        if node.name == _COMMENT:
            continue
        if node.space == TEXT_NS:
            for at, one in enumerate(node.children):
                if isinstance(one, str):
                    yield one, Shown(cell, Inner(node, at))
        waiting.extend(reversed(node.nodes))
