"""The sheets of an ODS in one pass over ``content.xml``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from opendata.acts.beside.grid import Row, shown
from opendata.acts.odt import OFFICE_NS, SPACES, TABLE_NS, TEXT_NS

_STYLE_NS: Final = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
_TABLE, _ROW = f"{TABLE_NS} table", f"{TABLE_NS} table-row"
_COLUMN = f"{TABLE_NS} table-column"
_CELLS: Final = frozenset({f"{TABLE_NS} table-cell", f"{TABLE_NS} covered-table-cell"})
_PARAGRAPHS: Final = frozenset({f"{TEXT_NS} p", f"{TEXT_NS} h"})
_BLANKS: Final = frozenset({SPACES, f"{TEXT_NS} tab", f"{TEXT_NS} line-break"})
_SKIPPED: Final = frozenset({f"{OFFICE_NS} annotation", f"{TABLE_NS} tracked-changes"})
_STYLE: Final = f"{_STYLE_NS} style"
_TABLE_PROPERTIES: Final = f"{_STYLE_NS} table-properties"
_VALUES: Final = tuple(f"{OFFICE_NS} {one}value" for one in ("string-", "", "date-", "time-"))
_LITERAL = re.compile(r"\"([^\"]{3,})\"|(?<![\w.])(\d{8,})(?![\w.])")
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:T[\d:.]+)?")
_WIDEST, _HIGHEST = 16_384, 1_048_576
_MOST_REPEATED: Final = 16
"""Columns in which one value is put down; it is repeated for their names alone, and rows that are
the same are put down once."""


@dataclass(slots=True)
class OdsSheet:
    """One sheet; ``unseen`` are stored values that differ from what is shown, and literals."""

    name: str
    hidden: bool
    rows: list[tuple[int, Row]] = field(default_factory=list)
    hidden_rows: list[range] = field(default_factory=list)
    hidden_columns: list[range] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)


class Sheets:
    """Receives expat's events; ``all`` are the sheets."""

    def __init__(self) -> None:
        self.all: list[OdsSheet] = []
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._row: dict[int, str] = {}
        self._row_number = self._column = self._columns = 0
        self._repeat_row = self._repeat_cell = 1
        self._pieces: list[str] = []
        self._value = ""
        self._in_paragraph = self._skipping = 0
        self._depth = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if self._skipping or tag in _SKIPPED:
            self._skipping += 1
        elif tag in _PARAGRAPHS:
            self._in_paragraph += 1
            self._pieces.append(" ")
        elif tag in _BLANKS:
            self._pieces.append(" ")
        elif tag == _STYLE:
            self._style = attributes.get(f"{_STYLE_NS} name", "")
        elif tag == _TABLE_PROPERTIES:
            if attributes.get(f"{TABLE_NS} display") == "false":
                self._hidden_styles.add(self._style)
        elif tag == _TABLE:
            self._begin_table(attributes)
        elif self.all:
            self._in_table(tag, attributes)

    def _begin_table(self, attributes: dict[str, str]) -> None:
        style = attributes.get(f"{TABLE_NS} style-name", "")
        name = attributes.get(f"{TABLE_NS} name", "")
        self.all.append(OdsSheet(name, style in self._hidden_styles))
        self._row_number = self._columns = 0

    def _in_table(self, tag: str, attributes: dict[str, str]) -> None:
        sheet = self.all[-1]
        if tag == _ROW:
            self._row, self._column = {}, 0
            self._repeat_row = _count(attributes, "number-rows-repeated", _HIGHEST)
            if attributes.get(f"{TABLE_NS} visibility", "visible") != "visible":
                end = min(self._row_number + self._repeat_row, _HIGHEST)
                sheet.hidden_rows.append(range(self._row_number, end))
        elif tag == _COLUMN:
            count = _count(attributes, "number-columns-repeated", _WIDEST)
            if attributes.get(f"{TABLE_NS} visibility", "visible") != "visible":
                sheet.hidden_columns.append(range(self._columns, self._columns + count))
            self._columns += count
        elif tag in _CELLS:
            self._repeat_cell = _count(attributes, "number-columns-repeated", _WIDEST)
            self._pieces = []
            self._value = next((attributes[one] for one in _VALUES if one in attributes), "")
            formula = attributes.get(f"{TABLE_NS} formula", "")
            sheet.unseen += [one or other for one, other in _LITERAL.findall(formula)]

    def end(self, tag: str) -> None:
        """An element ends."""
        if self._skipping:
            self._skipping -= 1
        elif tag in _PARAGRAPHS:
            self._in_paragraph -= 1
        elif tag in _CELLS and self.all:
            self._end_cell()
        elif tag == _ROW and self.all:
            sheet = self.all[-1]
            if self._row:
                sheet.rows.append((self._row_number, self._row))
            self._row_number += self._repeat_row

    def _end_cell(self) -> None:
        text = " ".join("".join(self._pieces).split())
        stored = shown(self._value)
        if _ISO_DATE.fullmatch(text or stored):
            text = ".".join(reversed((text or stored)[:10].split("-")))
        if not text:
            text = " ".join(stored.split())
        elif len(stored) >= 8 and stored not in text and text not in stored:
            self.all[-1].unseen.append(stored)  # «1,2E+09» is shown, and all digits are there
        if text:
            for one in range(min(self._repeat_cell, _MOST_REPEATED)):
                self._row[self._column + one] = text
        self._column += self._repeat_cell
        self._pieces = []

    def text(self, data: str) -> None:
        """Character data."""
        if self._in_paragraph and not self._skipping:
            self._pieces.append(data)


def _count(attributes: dict[str, str], name: str, most: int) -> int:
    told = attributes.get(f"{TABLE_NS} {name}", "1")
    return min(int(told), most) if told.isdecimal() and len(told) < 9 else 1
