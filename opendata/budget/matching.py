"""Values of an item and the labels under them: which value is which.

A value stands above its label, but programs align the two loosely, print a digit to a cell, or
write all into one cell. So each value is offered to the labels in several ways, and the way counts
in which most values look like what their labels say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from opendata.budget import codes
from opendata.budget.grid import Cell, Line
from opendata.budget.labels import label_of, split_inline
from opendata.budget.words import compact

Values = dict[str, list[Cell]]
"""What was found for each label, in reading order."""

_CODE_AND_NAME: Final = re.compile(r"(\d{7}|\d{4})\s+(?=[^\d\s])(.+)")
_CODES: Final = re.compile(r"\d{7}(?:\s+\d{4}){1,2}")
_LAST_ITEM: Final = 3


def values_of(lines: Sequence[Line], item: int) -> Values:
    """Label → cells, in the way that fits best."""
    inline = _inline(lines)
    if inline:
        return _typed(inline, item)
    labels, values = _told_apart(lines)
    kinds = _kinds(labels, item)
    ways: list[Callable[[], Values]] = [
        lambda: _above(values, labels, kinds),
        lambda: _from_the_left(values, labels, kinds),
        lambda: _one_by_one(values, labels, kinds),
    ]
    tried = [_typed(way(), item) for way in ways]
    looks = _typed(_by_look(values, item), item)
    # A wrong code must not lose its label because it does not look like one.
    worths = [*map(_worth, tried), _worth(looks) - len(labels)]
    return [*tried, looks][worths.index(max(worths))]


def _is_label(cell: Cell) -> bool:
    if label_of(cell.text) is not None:
        return True
    return cell.text.startswith("(") and not re.search(r"\d{3}", cell.text)


def _inline(lines: Sequence[Line]) -> Values:
    """Values that stand in one cell with their labels."""
    found: Values = {}
    for line in lines:
        for cell in line:
            for label, text in split_inline(cell):
                found.setdefault(label, []).append(cell.with_text(text))
    return found if len(found) > 1 else {}


def _split(cell: Cell) -> list[Cell]:
    """A cell that holds a code and a name, or several codes, as so many cells."""
    if not isinstance(cell.value, str):
        return [cell]
    if _CODES.fullmatch(cell.text):
        return [cell.with_text(part) for part in cell.text.split()]
    found = _CODE_AND_NAME.fullmatch(cell.text)
    if found and len(found[1]) == 7:
        return [cell.with_text(found[1]), cell.with_text(found[2])]
    return [cell]


def _told_apart(lines: Sequence[Line]) -> tuple[list[Cell], list[Cell]]:
    """Labels from left to right, and values in reading order.

    A label that runs over several rows is put together: below one whose bracket is still open
    stands its rest, as values stand above.
    """
    labels: list[Cell] = []
    values: list[Cell] = []
    for cell in (cell for line in lines for cell in line):
        opened = [n for n, one in enumerate(labels) if _open(one) and one.row < cell.row]
        if _is_label(cell) and (label_of(cell.text) or not opened):
            labels.append(cell)
        elif opened and not re.search(r"\d{3}", cell.text):
            n = max(opened, key=_nearness(cell, labels))
            labels[n] = labels[n].with_text(f"{labels[n].text} {cell.text}")
        else:
            values += _split(cell)
    known = [one for one in labels if label_of(one.text)]
    return sorted(known, key=lambda one: one.col), values


def _open(cell: Cell) -> bool:
    return cell.text.count("(") > cell.text.count(")")


def _overlap(one: Cell, other: Cell) -> int:
    return min(one.last_col, other.last_col) - max(one.col, other.col) + 1


def _kinds(labels: Sequence[Cell], item: int) -> list[str]:
    """The kind of each label; (КТПКВК МБ) under the first code means the code of seven digits."""
    kinds = [label_of(cell.text) or codes.NAME for cell in labels]
    if item < _LAST_ITEM:
        return [codes.KPKVK if kind == codes.TPKVK else kind for kind in kinds]
    if codes.TPKVK in kinds and codes.KPKVK not in kinds:
        kinds[kinds.index(codes.TPKVK)] = codes.KPKVK
    return kinds


def _nearness(cell: Cell, labels: Sequence[Cell]) -> Callable[[int], tuple[int, int]]:
    """How near a label is: by the columns it shares with the cell, then by where it begins."""
    return lambda n: (_overlap(cell, labels[n]), -abs(cell.col - labels[n].col))


def _above(values: Sequence[Cell], labels: Sequence[Cell], kinds: Sequence[str]) -> Values:
    """Each value to the label that it shares most columns with, or that is nearest."""
    found: Values = {}
    for value in values:
        best = max(range(len(labels)), key=_nearness(value, labels), default=None)
        if best is not None:
            found.setdefault(kinds[best], []).append(value)
    return found


def _from_the_left(values: Sequence[Cell], labels: Sequence[Cell], kinds: Sequence[str]) -> Values:
    """Each value to the last label that begins at or before it."""
    found: Values = {}
    for value in values:
        before = [n for n, label in enumerate(labels) if label.col <= value.col]
        if labels:
            found.setdefault(kinds[before[-1] if before else 0], []).append(value)
    return found


def _one_by_one(values: Sequence[Cell], labels: Sequence[Cell], kinds: Sequence[str]) -> Values:
    """The first value to the first label, and so on, if there are as many; digits run together."""
    runs = _runs(values)
    if not runs or len(runs) != len(labels):
        return {}
    found: Values = {}
    for kind, run in zip(kinds, runs, strict=True):
        found.setdefault(kind, []).extend(run)
    return found


def _runs(values: Sequence[Cell]) -> list[list[Cell]]:
    """Values from left to right; single digits in neighbouring cells are one."""
    runs: list[list[Cell]] = []
    for value in sorted(values, key=lambda cell: (cell.col, cell.row)):
        last = runs[-1][-1] if runs else None
        if last and (_next_digit(last, value) or _next_line(last, value)):
            runs[-1].append(value)
        else:
            runs.append([value])
    return runs


def _next_digit(last: Cell, value: Cell) -> bool:
    return _digit(last) and _digit(value) and value.col <= last.last_col + 1


def _next_line(last: Cell, value: Cell) -> bool:
    """Whether a text goes on in the row below."""
    return not _numeric(last) and not _numeric(value) and _overlap(last, value) > 0


def _digit(cell: Cell) -> bool:
    return len(cell.text) == 1 and cell.text.isdigit()


def _numeric(cell: Cell) -> bool:
    return bool(re.fullmatch(r"[\d\s]+", cell.text))


def _by_look(values: Sequence[Cell], item: int) -> Values:
    """Without labels: by the number of digits, in the order of the form."""
    found: Values = {}
    order = [codes.KPKVK, codes.EDRPOU]
    if item == _LAST_ITEM:
        order = [codes.KPKVK, codes.TPKVK, codes.KFKVK, codes.BUDGET]
    for run in _runs(values):
        text = "".join(cell.text for cell in run)
        if compact(text):
            found.setdefault(codes.NAME, []).extend(run)
            continue
        kind = next((one for one in order if codes.is_code(one, text)), None)
        if kind is not None:
            order = order[order.index(kind) + 1 :]
            found.setdefault(kind, []).extend(run)
    if item == _LAST_ITEM and codes.KFKVK not in found and codes.TPKVK in found:
        found[codes.KFKVK] = found.pop(codes.TPKVK)  # No. 908 has one code of four digits
    return found


def _typed(found: Values, item: int) -> Values:
    """(КТПКВК) of seven digits is the code of the programme, one of four digits the typical one."""
    typical, own = found.get(codes.TPKVK), found.get(codes.KPKVK)
    if typical and not own and codes.is_code(codes.KPKVK, _text(typical)):
        found[codes.KPKVK] = found.pop(codes.TPKVK)
    if item < _LAST_ITEM:
        return {k: v for k, v in found.items() if k in (codes.KPKVK, codes.NAME, codes.EDRPOU)}
    return {kind: cells for kind, cells in found.items() if kind != codes.EDRPOU}


def _text(cells: Sequence[Cell]) -> str:
    return "".join(cell.text for cell in cells)


def _worth(found: Values) -> int:
    """How many values look like what their labels say, less those that do not."""
    worth = 0
    for kind, cells in found.items():
        text = _text(cells)
        if kind == codes.NAME:
            fits = bool(compact(text)) and not any(_numeric(cell) for cell in cells)
        else:
            fits = codes.is_code(kind, text)
        worth += 2 if fits else -1
    return worth
