"""The sheet of an XLSX → its rows, with the very cells that Frictionless would have.

Frictionless reads a sheet with openpyxl, which makes an object of every element of its XML. Here a
row is cut into its cells by one regular expression, and what stands in a cell is made out once for
all cells that are written alike (:mod:`~opendata.check.fast.xlsx_values`). A row in another form is
handed to openpyxl as it is; where even that is not sure, :class:`Unsure` is raised, and whoever
reads goes on with Frictionless' own reader from there.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from opendata.check.fast.ahead import ahead
from opendata.check.fast.uncollected import uncollected
from opendata.check.fast.xlsx_body import DATA_END, Body, row_pattern, width_of
from opendata.check.fast.xlsx_strings import START, check_start
from opendata.check.fast.xlsx_texts import Unsure
from opendata.check.fast.xlsx_values import Raw, Values, parser_of

CHUNK: Final = 2 << 20
"""Bytes of XML read at once: some thousands of rows of a common table."""

MOST_COLUMNS: Final = 400
_AT_ONCE: Final = 2_000
_MOST_ROWS: Final = 1 << 40
_NO_CELLS: Final = 2
"""Groups of a row before its cells: its number, its attributes."""
_HEAD: Final = re.compile(
    START + rb"(?P<root><worksheet(?: [^<>]*)?>)(?:(?!<!).)*?<sheetData(?: [^<>]*)?>", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Part:
    """Rows that follow one another, the first of which has the number ``first`` (from 1).

    ``raws`` are their cells as written, or None: then ``cells`` are their values. Each of ``raws``
    begins with two items that are no cells.
    """

    first: int
    raws: Sequence[tuple[Raw, ...]] | None
    cells: list[list[Any]] | None = None

    def columns(self) -> list[tuple[Raw, ...]]:
        """The cells as written, column by column."""
        return list(zip(*self.raws or (), strict=True))[_NO_CELLS:]

    def __len__(self) -> int:
        return len(self.raws if self.raws is not None else self.cells or ())

    def after(self, count: int) -> Part:
        """The same without the first ``count`` rows."""
        return Part(
            self.first + count,
            None if self.raws is None else self.raws[count:],
            None if self.cells is None else self.cells[count:],
        )


class SheetRows:
    """The rows of one sheet, from first to last, once.

    ``done`` is the number of the last row that was handed out by :meth:`rows`, or that the one who
    takes :meth:`rest` says to have done with.
    """

    def __init__(self, sheet: Any) -> None:
        """``sheet`` is openpyxl's, as :func:`~opendata.check.fast.xlsx_book.open_sheet` has it."""
        self.done = 0
        self.failed = False
        self.width: int | None = sheet.max_column
        self._sheet = sheet
        self._source: Any = None
        self._more: Any = None
        self._parts = self._read()
        self._part: Part | None = None
        self._checked: set[bytes] = set()
        self.values: Values

    def rows(self) -> Iterator[list[Any]]:
        """The cells of each row.

        :raises Unsure: from here on only Frictionless' own reader may say.
        """
        for part in self.rest():
            for at in range(len(part)):
                cells = self.cells(part, at)
                self._part = part
                self.done = part.first + at
                yield cells
                if self.failed:
                    raise Unsure
                if self.done != part.first + at:
                    break  # somebody else has taken the rest

    def rest(self) -> Iterator[Part]:
        """What has not been handed out by :meth:`rows`; errors as there."""
        if self._part is not None:
            part = self._part.after(self.done + 1 - self._part.first)
            self._part = None
            if len(part):
                yield part
        try:
            yield from self._parts
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError) as error:
            raise Unsure from error

    def cells(self, part: Part, at: int) -> list[Any]:
        """The cells of the row at the place ``at`` of ``part``."""
        if part.raws is None:
            return list(part.cells[at]) if part.cells else []
        raws = part.raws[at][_NO_CELLS:]
        if self.width is None:
            # Without a declared width a row ends with its last cell.
            while raws and raws[-1] is None:
                raws = raws[:-1]
        return self.values.row(raws)

    def close(self) -> None:
        """Let go of the file, and end the thread that reads ahead."""
        if self._more is not None:
            self._more.close()
        if self._source is not None:
            self._source.close()
        self._sheet.parent.close()

    def _read(self) -> Iterator[Part]:
        self._source = self._sheet.parent._archive.open(self._sheet._worksheet_path)
        chunk = self._source.read(CHUNK)
        head = _HEAD.match(chunk)
        if head is None or head[0].endswith(b"/>"):
            raise Unsure
        check_start(head["says"], head["root"])
        self._check(head[0] + b"</sheetData></worksheet>")
        self.values = Values(self._sheet, head["root"])
        self._more = ahead(iter(lambda: self._source.read(CHUNK), b""))
        body = Body(self._more, chunk, head.end())
        width = self.width or width_of(body)
        if width > MOST_COLUMNS:
            raise Unsure
        yield from self._rows_of(body, row_pattern(width), width)
        if body.ended:
            self._check(head[0] + DATA_END + body.tail())

    def _check(self, xml: bytes) -> None:
        """Openpyxl reads what stands around the rows, and may refuse it."""
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                found = list(parser_of(self._sheet, io.BytesIO(xml)).parse())
        except Exception as error:
            raise Unsure from error
        if found:
            raise Unsure

    def _rows_of(self, body: Body, pattern: re.Pattern[bytes], width: int) -> Iterator[Part]:
        expected = 1
        last = self._sheet.max_row or _MOST_ROWS
        while not body.ended:
            for first, raws, cells in self._found(body, pattern):
                part = Part(first, raws, cells)
                if first < expected:
                    raise Unsure
                if first > expected:
                    # Frictionless has read this row before it hands out those that are not there.
                    self.cells(part, 0)
                    yield from self._gap(expected, min(first, last + 1), width)
                expected = first + len(part)
                if expected <= last + 1:
                    yield part
                    continue
                if first <= last:
                    yield Part(first, raws and raws[: last + 1 - first], cells)
                # It reads one row beyond the declared size of the sheet.
                self.cells(part, max(last + 1 - first, 0))
                return

    def _gap(self, start: int, end: int, width: int) -> Iterator[Part]:
        """Rows that are not there, from the number ``start`` up to before ``end``."""
        for first in range(start, end, _AT_ONCE):
            count = min(_AT_ONCE, end - first)
            if self.width is None:
                yield Part(first, None, [[] for _ in range(count)])
            else:
                yield Part(first, [(None,) * (_NO_CELLS + width)] * count)

    def _found(
        self, body: Body, pattern: re.Pattern[bytes]
    ) -> Iterator[tuple[int, Sequence[tuple[Raw, ...]] | None, list[list[Any]] | None]]:
        """Rows that follow one another: the number of the first, and as in :class:`Part`."""
        with uncollected():
            found = body.take(pattern)
        start = 0
        for end in _ends(found):
            for rest in {one[1] for one in found[start:end]}:
                self._check_row(rest)
            yield int(found[start][0]), found[start:end], None
            start = end
        row = body.other()
        if row is not None:
            number, cells = self.values.element(row)
            yield number, None, [list(self._sheet._get_row(cells, 1, self.width, True))]

    def _check_row(self, attributes: bytes) -> None:
        """They must be such that XML allows them; those of most rows are the same."""
        if attributes not in self._checked:
            self.values.element(b'<row r="1"' + attributes + b"></row>")
            self._checked.add(attributes)


def _ends(found: list[tuple[bytes, ...]]) -> Iterator[int]:
    """Where each run of rows with numbers that follow one another ends."""
    numbers = [int(one[0]) for one in found]
    if numbers and numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        for at in range(1, len(numbers)):
            if numbers[at] != numbers[at - 1] + 1:
                yield at
    if numbers:
        yield len(numbers)
