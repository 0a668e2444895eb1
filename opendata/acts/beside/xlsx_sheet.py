"""One sheet of an XLSX in one pass: its cells, and all other words in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from opendata.acts.beside.grid import Row
from opendata.acts.beside.xlsx_formats import Formats
from opendata.acts.beside.xmltext import tells

_NAMESPACES: Final = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
_CELL, _ROW, _COLUMNS, _VALUE, _TEXT = (
    frozenset(f"{one} {tag}" for one in _NAMESPACES) for tag in ("c", "row", "col", "v", "t")
)
_SHORTEST: Final = 5
_MARGINS: Final = frozenset(
    f"{kind}{one}" for kind in ("odd", "even", "first") for one in ("Header", "Footer")
)
_LITERAL = re.compile(r"\"((?:[^\"]|\"\")*)\"|(?<![\w.])(\d{8,})(?![\w.])")
_WIDEST: Final = 16_384
_HIGHEST: Final = 1_048_576
_DULL: Final = frozenset(
    {
        *("r", "s", "t", "ht", "spans", "style", "customHeight", "dyDescent", "ref", "sqref"),
        *("width", "min", "max", "uid", "id", "count", "hidden", "customWidth", "bestFit"),
    }
)
_MARKUP = re.compile(r"&(?:[LCRPNDTFAGZBIUESXYHO+-]|\"[^\"]*\"|K[\dA-F+-]{6}|\d{1,3})")
"""Orders to the printer between the words of a header."""


class Sheet:
    """Receives expat's events of a sheet.

    ``rows`` are its cells; ``unseen`` words that show nowhere: literals of formulas, lists and
    prompts of validations, tooltips; ``margins`` the headers and footers of its print.
    """

    def __init__(self, strings: Sequence[str], formats: Formats) -> None:
        self.rows: list[tuple[int, Row]] = []
        self.hidden_rows: list[range] = []
        self.hidden_columns: list[range] = []
        self.unseen: dict[str, None] = {}
        self.margins: list[str] = []
        self.used: set[int] = set()
        self._strings, self._formats = strings, formats
        self._row: dict[int, str] = {}
        self._row_number = self._column = -1
        self._in_cell = False
        self._style = self._kind = self._value = ""
        self._pieces: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self._pieces = []
        if tag in _CELL:
            self._in_cell = True
            self._column = _column_of(attributes.get("r", ""), self._column + 1)
            self._style, self._kind = attributes.get("s", "0"), attributes.get("t", "n")
            self._value = ""
        elif tag in _ROW:
            self._begin_row(attributes)
        elif tag in _COLUMNS:
            self._hide(attributes)
        elif attributes and not self._in_cell:
            for key, value in attributes.items():
                if len(value) > _SHORTEST and _local(key) not in _DULL and tells(value):
                    self.unseen[value] = None

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag in _VALUE or (self._in_cell and tag in _TEXT):
            self._value += "".join(self._pieces)
        elif tag in _CELL:
            self._in_cell = False
            if text := self._shown():
                self._row[self._column] = text
        elif tag in _ROW:
            if self._row:
                self.rows.append((self._row_number, self._row))
        elif self._pieces:
            local = _local(tag)
            if local in _MARGINS:
                self.margins.append(_MARKUP.sub(" ", "".join(self._pieces)))
            else:
                self._other("".join(self._pieces), formula=local == "f")
        self._pieces = []

    def _begin_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r", "")
        told = int(number) - 1 if number.isdecimal() else self._row_number + 1
        self._row_number = told if told < _HIGHEST else self._row_number + 1
        self._row, self._column = {}, -1
        if _is_on(attributes.get("hidden")):
            self.hidden_rows.append(range(self._row_number, self._row_number + 1))

    def text(self, data: str) -> None:
        """Character data."""
        self._pieces.append(data)

    def _hide(self, attributes: dict[str, str]) -> None:
        first, last = attributes.get("min", ""), attributes.get("max", "")
        width = attributes.get("width", "")
        hides = _is_on(attributes.get("hidden")) or width in ("0", "0.0")
        if hides and first.isdecimal() and last.isdecimal():
            self.hidden_columns.append(range(int(first) - 1, min(int(last), _WIDEST)))

    def _shown(self) -> str:
        value = self._value
        if self._kind == "s":
            if not value.strip().isdecimal() or int(value) >= len(self._strings):
                return ""
            self.used.add(int(value))
            value = self._strings[int(value)]
        elif self._kind == "n" and value:
            value = self._formats.shown(value.strip(), self._style)
        elif self._kind == "d":  # a date as ISO writes it
            value = ".".join(reversed(value[:10].split("-")))
        return value if value.isalnum() else " ".join(value.split())

    def _other(self, text: str, *, formula: bool) -> None:
        """Literals of a formula, or any other words."""
        if formula:
            found = (one.replace('""', '"') or number for one, number in _LITERAL.findall(text))
            self.unseen.update(dict.fromkeys(one for one in found if len(one) > 2))
        elif text.strip():
            self.unseen[text.strip()] = None


def _local(tag: str) -> str:
    """The name without its namespace."""
    return tag.rpartition(" ")[2]


def _is_on(value: str | None) -> bool:
    return value in ("1", "true")


@lru_cache(maxsize=65_536)
def _column_of(reference: str, following: int) -> int:
    """The number of the column of «AB12» from 0; ``following`` where there is no reference."""
    number = 0
    for sign in reference:
        if not "A" <= sign <= "Z":
            break
        number = number * 26 + ord(sign) - 64
        if number > _WIDEST:
            return following
    return number - 1 if number else following
