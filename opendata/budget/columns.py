"""The columns of a section table, from its head, and which cell of a row stands in which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from opendata.budget.figures import figure_of, is_none
from opendata.budget.grid import Cell, Line
from opendata.budget.texts import is_number_row
from opendata.budget.words import (
    FUNDS,
    STAGES,
    Head,
    fund_and_stage,
    group_of,
    head_of,
    is_noise,
    is_total,
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what it holds, of which stage it is (reports), and its first and last place.

    Where its head is ``merged``, the last place is known; otherwise it is where the next begins.
    """

    head: Head
    stage: Head | None
    col: int
    last: int
    merged: bool = False


_MOST_HEAD_LINES: Final = 8
_TWO: Final = 2


def header_at(lines: Sequence[Line], at: int) -> tuple[tuple[Column, ...], int] | None:
    """The columns of the table whose head begins in line ``at``, and the line after the head.

    None where no head begins. A row of column numbers belongs to the head.
    """
    if not is_header(lines[at]):
        return None
    end = at + 1
    while end < len(lines) and end - at < _MOST_HEAD_LINES:
        goes_on = _may_go_on(lines[end]) and _head_follows(lines[end + 1 : end + 2])
        if not goes_on and not is_header(lines[end]):
            break
        end += 1
    band = lines[at:end]
    if end < len(lines) and is_number_row(lines[end]):
        end += 1
    return _columns(band), end


def is_header(line: Line) -> bool:
    """Whether the line heads columns: two different heads at least, not only names, no figure."""
    heads = [head_of(cell) for cell in line]
    known = [head for head in heads if head is not None]
    figures = any(figure_of(cell) is not None for cell in line)
    return not figures and len(known) * 2 >= len(line) and len(set(known)) >= _TWO


def _may_go_on(line: Line) -> bool:
    texts = all(not cell.is_number and figure_of(cell) is None for cell in line)
    first = line[0].text
    return texts and not (group_of(first) or is_total(first) or is_noise(line))


def _head_follows(lines: Sequence[Line]) -> bool:
    return any(is_header(line) or is_number_row(line) for line in lines)


def _columns(band: Sequence[Line]) -> tuple[Column, ...]:
    cells = [(cell, *_meaning(cell)) for line in band for cell in line]
    funds = [cell for cell, head, _ in cells if head in FUNDS]
    stages = sorted(
        ((cell, head) for cell, head, _ in cells if head in STAGES), key=lambda pair: pair[0].col
    )
    leaves: list[tuple[Cell, Head, Head | None]] = []
    for cell, head, stage in cells:
        if head in STAGES and funds:
            continue
        if head not in FUNDS and _above_any(cell, funds):
            continue
        if any(_covers(leaf, cell) and leaf.row < cell.row for leaf, _, _ in leaves):
            continue
        leaves.append((cell, head, stage))
    leaves.sort(key=lambda leaf: leaf[0].col)
    bounded = [
        Column(head, stage, cell.col, _last(cell, after.col), cell.last_col > cell.col)
        for (cell, head, stage), (after, _, _) in pairwise(leaves)
    ]
    if leaves:
        cell, head, stage = leaves[-1]
        width = (bounded[-1].last - bounded[-1].col) if bounded else 0
        last = max(cell.last_col, cell.col + width)
        bounded.append(Column(head, stage, cell.col, last, cell.last_col > cell.col))
    return _staged(bounded, stages)


def _meaning(cell: Cell) -> tuple[Head, Head | None]:
    """What the cell heads, and the stage where it names both: «Касові видатки: загальний фонд»."""
    both = fund_and_stage(cell.text)
    return both or (head_of(cell) or Head.OTHER, None)


def _last(cell: Cell, after: int) -> int:
    """A column reaches to the next; so a cell a little off its head is still in it."""
    return max(cell.last_col, after - 1) if cell.last_col < after else after - 1


def _covers(one: Cell, other: Cell) -> bool:
    return min(one.last_col, other.last_col) >= max(one.col, other.col)


def _above_any(cell: Cell, funds: Sequence[Cell]) -> bool:
    """«Сума» over «загальний фонд», «спеціальний фонд»: a head of heads."""
    return any(cell.row < fund.row and _covers(cell, fund) for fund in funds)


def _staged(columns: Sequence[Column], stages: Sequence[tuple[Cell, Head]]) -> tuple[Column, ...]:
    """The columns with their stages: by the heads above them, or in the order of the form."""
    if any(column.stage for column in columns):
        return tuple(columns)
    if any(column.head in STAGES for column in columns):
        return tuple(
            replace(one, head=Head.TOTAL, stage=one.head) if one.head in STAGES else one
            for one in columns
        )
    places = [at for at, column in enumerate(columns) if column.head in FUNDS]
    names = [head for _, head in stages]
    if not names and len(places) >= 2 * len(FUNDS):
        names = list(STAGES)
    if not names:
        return tuple(columns)
    each = -(-len(places) // len(names))
    by_order = [names[min(n // each, len(names) - 1)] for n in range(len(places))]
    by_place = [_stage_above(columns[at], stages) for at in places]
    even = all(by_place.count(name) == each for name in names)
    chosen = dict(zip(places, by_place if even else by_order, strict=True))
    return tuple(replace(one, stage=chosen.get(at)) for at, one in enumerate(columns))


def _stage_above(column: Column, stages: Sequence[tuple[Cell, Head]]) -> Head | None:
    before = [head for cell, head in stages if cell.col <= column.col]
    return before[-1] if before else None


_TEXTS: Final = (Head.NAME, Head.UNIT, Head.SOURCE, Head.EXPLANATION)
_SKIP: Final = 25.0
_FAR: Final = 40
_START: Final = 0.6
"""Where columns have no known end, what begins nearest to a cell is most likely its column."""
_NUMBER: Final = re.compile(r"\d{1,3}(?:\.\d{1,3})*[.)]?")


def place(line: Line, columns: Sequence[Column]) -> dict[int, Cell]:
    """Number of a column → the cell of the line that stands in it.

    The order of cells is kept; among the ways to do so, the one with the least shift wins, where a
    text among figures and a figure among names count as a shift. A cell that fits nowhere, or far
    to the right of the table, is left out.
    """
    edge = columns[-1].last + 2 * max(columns[-1].last - columns[-1].col, 1)
    cells = [cell for cell in line if cell.col <= edge]
    width = len(columns)
    best: list[list[float]] = [[0.0] * (width + 1)]
    for cell in cells:
        row = [best[-1][0] + _SKIP]
        for n, column in enumerate(columns):
            taken = best[-1][n] + _cost(cell, column)
            row.append(min(taken, row[-1], best[-1][n + 1] + _SKIP))
        best.append(row)
    return _with_the_rest(_traced(cells, columns, best), cells, columns)


def _with_the_rest(
    found: dict[int, Cell], cells: Sequence[Cell], columns: Sequence[Column]
) -> dict[int, Cell]:
    """A text in two cells of one column is one text."""
    for cell in cells:
        if any(cell is one for one in found.values()) or cell.is_number:
            continue
        for n, one in list(found.items()):
            column = columns[n]
            if column.head in _TEXTS and column.col <= cell.col <= column.last:
                first, second = sorted((one, cell), key=lambda part: part.col)
                found[n] = first.with_text(f"{first.text} {second.text}")
                break
    return found


def _traced(
    cells: Sequence[Cell], columns: Sequence[Column], best: Sequence[Sequence[float]]
) -> dict[int, Cell]:
    found: dict[int, Cell] = {}
    i, j = len(cells), len(columns)
    while i and j:
        if best[i][j] == best[i][j - 1]:
            j -= 1
        elif best[i][j] == best[i - 1][j] + _SKIP:
            i -= 1
        else:
            i, j = i - 1, j - 1
            found[j] = cells[i]
    return found


def _cost(cell: Cell, column: Column) -> float:
    """How far the cell stands from the column, and how strange it would be there."""
    apart = min(abs(cell.col - column.col), _FAR)
    if column.merged and column.col <= cell.col <= column.last:
        shift = apart / 100
    else:
        gap = max(column.col - cell.last_col, cell.col - column.last, 0)
        shift = min(gap, _FAR) + apart * _START
    return shift + _strangeness(cell, column.head)


def _strangeness(cell: Cell, head: Head) -> float:
    figure = figure_of(cell) is not None or is_none(cell.text)
    if head in FUNDS:
        return 0.0 if figure else 12.0
    if head is Head.NUMBER:
        return 0.0 if _NUMBER.fullmatch(cell.text) else 10.0
    if head is Head.NAME:
        return 8.0 if figure else 0.0
    return 2.0 if cell.is_number else 0.0


def standard(line: Line) -> tuple[Column, ...]:
    """The columns of a table without a readable head, from its row of column numbers."""
    heads = _STANDARD.get(len(line))
    if heads is None:
        return ()
    ends = [*(cell.col - 1 for cell in line[1:]), line[-1].last_col]
    return tuple(
        Column(head, stage, cell.col, max(end, cell.last_col if cell is line[-1] else end))
        for cell, end, (head, stage) in zip(line, ends, heads, strict=True)
    )


_Heads = tuple[tuple[Head, Head | None], ...]
_FRONT: Final[_Heads] = ((Head.NUMBER, None), (Head.NAME, None))
_MORE: Final[_Heads] = ((Head.UNIT, None), (Head.SOURCE, None))
_ONCE: Final[_Heads] = tuple((fund, None) for fund in FUNDS)
_THRICE: Final[_Heads] = tuple((fund, stage) for stage in STAGES for fund in FUNDS)
_STANDARD: Final = {
    len(heads): heads
    for heads in (
        (*_FRONT, *_ONCE),
        (*_FRONT, *_MORE, *_ONCE),
        (*_FRONT, *_THRICE),
        (*_FRONT, *_MORE, *_THRICE),
    )
}
"""How many columns the tables of the forms have, and which: all wordings agree in that."""
