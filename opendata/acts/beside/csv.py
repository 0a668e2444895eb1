"""The cells of a CSV: comma, semicolon or tab; UTF-8, UTF-16 or Windows-1251."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Final

from opendata.acts import txt
from opendata.acts.beside import grid
from opendata.acts.beside.part import Part, Where

_DELIMITERS: Final = (";", ",", "\t", "|")
_SAMPLE: Final = 20_000


def parts(data: bytes, name: str) -> Iterator[Part]:
    """Every row as a line; where quotation marks do not match, the file as it stands."""
    text = txt.decode(data, None)
    delimiter = max(_DELIMITERS, key=lambda one: text.count(one, 0, _SAMPLE))
    rows: list[tuple[int, grid.Row]] = []
    try:
        for number, row in enumerate(
            csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        ):
            cells = {at: " ".join(cell.split()) for at, cell in enumerate(row) if cell.strip()}
            if cells:
                rows.append((number, cells))
    except csv.Error:
        yield Part(Where.CELLS, name, text)
        return
    yield Part(Where.CELLS, name, grid.lines_of(rows, grid.header_of(rows)))
