"""The heads of the tables on a sheet: where codes stand, and where the two figures of a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from opendata.budget.grid import Cell, Line
from opendata.budget.words import compact
from opendata.financials.words import Head, code_in, head_of, is_code_head, moment_of

_NEAR: Final = 2
"""Rows above and below «Код рядка» that may belong to the same head."""
_FIGURES: Final = (Head.CURRENT, Head.PREVIOUS, Head.THIRD, Head.FOURTH)
_BALANCE: Final = 4


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures; ``head`` is OTHER where it is none of the two."""

    head: Head
    col: int
    last: int
    merged: bool


@dataclass(frozen=True, slots=True)
class Group:
    """One table of a head: a form may have two side by side, «Актив» and «Пасив».

    Cells of the table begin in ``left`` to ``right``; ``code`` is the place of «Код рядка»;
    ``columns`` are those to the right of it.
    """

    left: int
    right: int
    code: Cell
    columns: tuple[Column, ...]

    def holds(self, cell: Cell) -> bool:
        """Whether the cell stands in this table, not beside it."""
        return self.left <= cell.col <= self.right


@dataclass(frozen=True, slots=True)
class Band:
    """A head over all its rows: lines ``start`` to ``end`` (exclusive)."""

    start: int
    end: int
    groups: tuple[Group, ...]


def bands(lines: Sequence[Line]) -> tuple[Band, ...]:
    """The heads on a sheet, from top to bottom."""
    found: list[Band] = []
    at = 0
    while at < len(lines):
        band = _band(lines, at, found[-1].end if found else 0)
        if band is not None:
            found.append(band)
            at = band.end
        else:
            at += 1
    return tuple(found)


def _band(lines: Sequence[Line], at: int, floor: int) -> Band | None:
    if _is_numbers(lines[at]):
        groups = _by_numbers(lines[at])
        return Band(at, at + 1, groups) if groups else None
    codes = [cell for cell in lines[at] if is_code_head(cell)]
    if not codes:
        return None
    row = lines[at][0].row
    start, end = at, at + 1
    while (
        start > floor
        and row - lines[start - 1][0].row <= _NEAR
        and _is_part(lines[start - 1], codes)
    ):
        start -= 1
    while end < len(lines) and lines[end][0].row - row <= _NEAR + 1 and _is_part(lines[end], codes):
        end += 1
    groups = _groups(codes, [cell for line in lines[start:end] for cell in line])
    while end < len(lines) and _is_numbers(lines[end]):
        end += 1
    if not groups and end > start and _is_numbers(lines[end - 1]):
        groups = _by_numbers(lines[end - 1])
    return Band(start, end, groups) if groups else None


def _by_numbers(line: Line) -> tuple[Group, ...]:
    """The tables over a row of numbers, where no words say what the columns are."""
    numbers = [int(cell.text.strip(" .")) for cell in line]
    if numbers not in ([1, 2, 3, 4], [1, 2, 3, 4, 1, 2, 3, 4], [1, 2, 3, 4, 5, 6, 7, 8]):
        return ()
    groups: list[Group] = []
    left = 0
    for at in range(0, len(line), 4):
        code, third, fourth = line[at + 1 : at + 4]
        columns = (
            Column(Head.THIRD, third.col, fourth.col - 1, third.last_col > third.col),
            Column(Head.FOURTH, fourth.col, fourth.last_col, fourth.last_col > fourth.col),
        )
        right = _edge(columns, code)
        groups.append(Group(left, right, code, columns))
        left = right + 1
    return tuple(groups)


def _is_part(line: Line, codes: Sequence[Cell]) -> bool:
    """Whether a line near «Код рядка» is a further row of the head: figures' heads, no code."""
    if any(code_in(cell) and _is_near(cell, codes) for cell in line) or _is_numbers(line):
        return False
    heads = [head_of(cell) for cell in line]
    known = sum(head is not None for head in heads) + sum(_goes_on(cell) for cell in line)
    return known * 2 > len(line) and len(line) <= _BALANCE * 2


def _is_near(cell: Cell, codes: Sequence[Cell]) -> bool:
    reach = max(_NEAR, *(code.last_col - code.col for code in codes))
    return any(abs(cell.col - code.col) <= reach for code in codes)


def _goes_on(cell: Cell) -> bool:
    words = ("року", "рядка", "період", "періоду", "звітногоперіоду", "рокупопередньогороку")
    return head_of(cell) is None and compact(cell.text) in words


def _is_numbers(line: Line) -> bool:
    """The row of the numbers of columns: 1 2 3 4."""
    texts = [cell.text.strip(" .") for cell in line]
    count = len(texts)
    return count >= 3 and all(text.isdecimal() and int(text) <= 10 for text in texts)


def _groups(codes: Sequence[Cell], cells: Sequence[Cell]) -> tuple[Group, ...]:
    codes = sorted(codes, key=lambda cell: cell.col)
    groups: list[Group] = []
    left = 0
    for n, code in enumerate(codes):
        limit = codes[n + 1].col if n + 1 < len(codes) else None
        inside = [
            cell
            for cell in cells
            if cell.col > code.last_col and (limit is None or cell.col < limit)
        ]
        columns = _columns(inside)
        if not {column.head for column in columns} & set(_FIGURES):
            return ()
        right = _edge(columns, code)
        groups.append(Group(left, right, code, columns))
        left = right + 1
    return tuple(groups)


def _columns(cells: Sequence[Cell]) -> tuple[Column, ...]:
    """The columns in the order of the sheet; a name («Пасив») ends them."""
    leaves: list[tuple[Cell, Head]] = []
    moments: list[Cell] = []
    for cell in sorted(cells, key=lambda one: (one.row, one.col)):
        if any(_covers(leaf, cell) for leaf, _ in leaves):
            continue
        head = head_of(cell)
        if head is None and moment_of(cell) is not None:
            moments.append(cell)
        leaves.append((cell, head or Head.OTHER))
    leaves.sort(key=lambda leaf: leaf[0].col)
    leaves = _dated(leaves, moments)
    names = [cell.col for cell, head in leaves if head is Head.NAME]
    if names and any(cell.col < names[0] for cell, head in leaves if head in _FIGURES):
        leaves = [leaf for leaf in leaves if leaf[0].col < names[0]]
    leaves = _once([leaf for leaf in leaves if leaf[1] is not Head.NAME])
    columns = [
        Column(head, cell.col, cell.last_col, cell.last_col > cell.col) for cell, head in leaves
    ]
    return tuple(
        one if one.merged or n + 1 == len(columns) else replace(one, last=columns[n + 1].col - 1)
        for n, one in enumerate(columns)
    )


def _covers(one: Cell, other: Cell) -> bool:
    return min(one.last_col, other.last_col) >= max(one.col, other.col)


def _dated(leaves: Sequence[tuple[Cell, Head]], moments: Sequence[Cell]) -> list[tuple[Cell, Head]]:
    """Two columns that days or years head: the later is the current one."""
    if len(moments) != 2 or any(head in _FIGURES for _, head in leaves):
        return list(leaves)
    early, late = sorted(moments, key=lambda cell: moment_of(cell) or (0, 0, 0))
    named = {id(early): Head.PREVIOUS, id(late): Head.CURRENT}
    return [(cell, named.get(id(cell), head)) for cell, head in leaves]


def _once(leaves: Sequence[tuple[Cell, Head]]) -> list[tuple[Cell, Head]]:
    """A second column of the same head is another one: what it holds is not asked for."""
    seen: set[Head] = set()
    result = []
    for cell, head in leaves:
        result.append((cell, Head.OTHER if head in seen else head))
        seen.add(head)
    return result


def _edge(columns: Sequence[Column], code: Cell) -> int:
    """The last place where a cell of the last column may begin."""
    known = [one for one in columns if one.head is not Head.OTHER]
    last = known[-1]
    if last.merged:
        return last.last
    before = known[-2].col if len(known) > 1 else code.col
    after = [one.col for one in columns if one.col > last.col]
    return min([last.col + max(last.col - before, 1) - 1, *(col - 1 for col in after)])
