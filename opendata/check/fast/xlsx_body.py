"""The XML of the rows of a sheet, cut into rows and cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import methodcaller
from typing import Final

from opendata.check.fast.xlsx_texts import Unsure

_EMPTY_ROW: Final = re.compile(rb"[ \t\r\n]*<row(?: [^<>]*)?/>")
_COLUMN: Final = re.compile(rb'<c r="([A-Z]{1,3})')
_SPACE: Final = frozenset({b" ", b"\t", b"\r", b"\n"})
_START, _END = b"<row", b"</row>"
_LONGEST: Final = 64 << 20
"""Bytes of one row: a longer one is no row of a table."""

DATA_END: Final = b"</sheetData>"
_groups = methodcaller("groups")
_CELL: Final = (
    rb'(?:<c r="%s[0-9]{1,7}+"([^>]*+>(?:<v>[^<]*+</v></c>|<is><t[^>]*+>[^<]*+</t></is></c>'
    rb"|<f[^>]*+>(?:[^<]*+</f>)?+<v>[^<]*+</v></c>|</c>)?+))?+"
)
"""A cell at its place, or none. What is taken here is looked at closely when it is read: this has
to be quick, and a single character that must not come is quicker than two.
"""


class Body:
    """The XML between the begin and the end of the rows, read in chunks."""

    def __init__(self, more: Iterator[bytes], chunk: bytes, place: int) -> None:
        """``chunk`` is the begin of the part, where the rows start at ``place``."""
        self._more, self.chunk, self.place = more, chunk, place
        self.ended = False

    def take(self, pattern: re.Pattern[bytes]) -> list[tuple[bytes, ...]]:
        """The groups of the rows that have the form ``pattern``, as far as the chunk goes."""
        scan = iter(pattern.scanner(self.chunk, self.place).match, None)  # type: ignore[attr-defined]
        found = list(scan)
        if found:
            self.place = found[-1].end()
        return list(map(_groups, found))

    def other(self) -> bytes | None:
        """The next row, if it has another form and is there as a whole; else more is read."""
        empty = _EMPTY_ROW.match(self.chunk, self.place)
        if empty:
            self.place = empty.end()
            return empty[0].strip()
        start = self.place
        while self.chunk[start : start + 1] in _SPACE:
            start += 1
        if self.chunk.startswith(DATA_END, start):
            self.place, self.ended = start, True
            return None
        end = self.chunk.find(_END, start)
        if end < 0:
            self._read_more()
            return None
        if not self.chunk.startswith(_START, start):
            raise Unsure
        self.place = end + len(_END)
        return self.chunk[start : self.place]

    def _read_more(self) -> None:
        more = next(self._more, None)
        if more is None or len(self.chunk) - self.place > _LONGEST:
            raise Unsure
        self.chunk, self.place = self.chunk[self.place :] + more, 0

    def tail(self) -> bytes:
        """What comes after the rows."""
        return self.chunk[self.place + len(DATA_END) :] + b"".join(self._more)


def width_of(body: Body) -> int:
    """The number of columns of the first row, where the sheet does not say it."""
    from openpyxl.utils import column_index_from_string

    first = body.chunk[body.place : body.chunk.find(_END, body.place)]
    names = _COLUMN.findall(first)
    if not names:
        raise Unsure
    return max(column_index_from_string(one.decode()) for one in names)


def row_pattern(width: int) -> re.Pattern[bytes]:
    """A row of cells in order, each at its place or not there: number, attributes, cells."""
    from openpyxl.utils import get_column_letter

    cells = b"".join(_CELL % get_column_letter(at).encode() for at in range(1, width + 1))
    return re.compile(rb'[ \t\r\n]*+<row r="([1-9][0-9]{0,6}+)"([^>]*+)>' + cells + b"</row>")
