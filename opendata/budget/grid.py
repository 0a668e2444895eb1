"""The cells of one sheet that hold something, with the columns that each covers.

Printed forms are drawn on hundreds of narrow columns, so that what counts is where a cell begins
and ends, not its number in the row.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Final

from opendata.clean.spaces import one_line

Value = str | int | float | bool | date | datetime | time | timedelta
Spot = tuple[int, int]

_FILLING: Final = re.compile(r"[_‗…]{2,}|^_+|_+$")
"""The line on which the value of a printed form is written."""
_MARK: Final = re.compile(
    r"(?:[a-z]{1,5}\d{0,3}(?:\.\d{1,3}){1,3}|npp|[a-z_]{4,}\d*|formula=.*|=?RC?\[.*|#[\w.]+#|\{\{.*\}\})",
    re.ASCII,
)
"""Names of fields that accounting programs leave in hidden columns of the forms that they fill."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: rows and columns from 0; ``last_row`` and ``last_col`` are those of its merge.

    ``text`` is one line without the underscores of a printed form; ``value`` is as it was stored.
    """

    row: int
    col: int
    last_row: int
    last_col: int
    value: Value
    text: str

    @property
    def address(self) -> str:
        """``D14``."""
        letters, rest = "", self.col + 1
        while rest:
            rest, digit = divmod(rest - 1, 26)
            letters = chr(ord("A") + digit) + letters
        return f"{letters}{self.row + 1}"

    @property
    def is_number(self) -> bool:
        """Whether the program kept a number here, not a text or a date."""
        return isinstance(self.value, int | float) and not isinstance(self.value, bool)

    def with_text(self, text: str) -> Cell:
        """The same cell, saying only ``text``."""
        return replace(self, value=text, text=text)


Line = tuple[Cell, ...]
"""The cells of one row that hold something, from left to right; never empty."""


def make_lines(
    rows: Sequence[Sequence[Value]],
    merges: Iterable[tuple[Spot, Spot]] = (),
    errors: Mapping[Spot, str] | None = None,
    percents: Collection[Spot] = (),
) -> tuple[Line, ...]:
    """The lines of a sheet whose ``rows`` start at A1 and whose blank cells are ``""``.

    ``merges`` are first and last spot of each merged range. What stands below the corner of a range
    is not seen by anybody, and is left out, unless the corner is blank. ``errors`` are cells that
    show an error (``#REF!``) or hold a formula whose value was never saved (``=``); ``percents``
    are cells whose numbers are shown as per cent, which is what they say then.
    """
    values = _values(rows, errors or {})
    for spot in percents:
        value = values.get(spot)
        if isinstance(value, int | float) and not isinstance(value, bool):
            values[spot] = float(f"{value * 100:.15g}")
    corners, covered = _merged(values, merges)
    lines: dict[int, list[Cell]] = {}
    for (row, col), value in sorted(values.items()):
        if (row, col) in covered:
            continue
        text = one_line(_FILLING.sub(" ", shown(value)))
        if text and not _MARK.fullmatch(text):
            last_row, last_col = corners.get((row, col), (row, col))
            lines.setdefault(row, []).append(Cell(row, col, last_row, last_col, value, text))
    return tuple(tuple(line) for _, line in sorted(lines.items()))


def shown(value: Value) -> str:
    """The value as text: a whole number without a point, a day as an ISO date."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, float):
        return format(Decimal(f"{value:.15g}"), "f")
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value if isinstance(value, str) else str(value)


def _values(rows: Sequence[Sequence[Value]], errors: Mapping[Spot, str]) -> dict[Spot, Value]:
    values = {
        (row, col): value
        for row, cells in enumerate(rows)
        for col, value in enumerate(cells)
        if value != "" and value is not None
    }
    return values | {spot: text for spot, text in errors.items() if spot not in values}


def _merged(
    values: dict[Spot, Value], merges: Iterable[tuple[Spot, Spot]]
) -> tuple[dict[Spot, Spot], set[Spot]]:
    """The end of each merged range by its corner, and the cells that it hides."""
    corners: dict[Spot, Spot] = {}
    hidden: set[Spot] = set()
    by_row: dict[int, list[int]] = {}
    for row, col in values:
        by_row.setdefault(row, []).append(col)
    for (row, col), (last_row, last_col) in merges:
        wide = last_row - row > len(by_row)
        rows = (at for at in by_row if row <= at <= last_row) if wide else range(row, last_row + 1)
        inside = [
            (at, column)
            for at in rows
            for column in by_row.get(at, ())
            if col <= column <= last_col and (at, column) != (row, col)
        ]
        inside = [spot for spot in inside if spot not in hidden]
        if (row, col) not in values and inside:
            # Some programs write into a cell that the merge hides; then it is what was meant.
            first = min(inside)
            values[row, col] = values[first]
            by_row.setdefault(row, []).append(col)
        hidden.update(inside)
        corners.setdefault((row, col), (last_row, last_col))
    return corners, hidden
