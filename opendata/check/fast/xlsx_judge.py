"""The judgement of one column of an XLSX over blocks of cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from datetime import datetime, time
from typing import Any, Final

from opendata.check.fast.cells import FAULT
from opendata.check.fast.proofs import FORMATS
from opendata.check.fast.xlsx_values import Raw, Values

MOST: Final = 50_000
"""Cells remembered of one column: a column of identifiers must not fill the memory."""

_MANY: Final = 0.9
"""A column in which so large a part of the cells is new, after the first block, is not looked up
any more.
"""

_FEW: Final = 8
"""So few cells are judged one by one."""

_MIDNIGHT: Final = time(0)
_EXACT: Final = 2**53
_NUMERIC: Final[dict[str, set[type]]] = {"integer": {int}, "number": {int, float}}

Judged = list[Any]
"""The value of each cell: None if it has none, :data:`FAULT` if it is at fault.

Of a column whose values are not needed, an empty list: every cell has a value without fault.
"""


class Judge:
    """Says of cells what Frictionless would: most by a condition, the others by its own reader."""

    def __init__(self, handler: Any, missing: Collection[str], exact: bool) -> None:
        """``handler`` is Frictionless's own for the field, ``missing`` are its missing values.

        ``exact``: the values themselves are needed, not only whether there are any.
        """
        field = handler.field
        self._reader = handler.reader
        self._missing = frozenset(missing)
        self.exact = exact
        self._types: Collection[type] = ()
        self._sure: list[Callable[[list[Any]], bool]] = []
        rules = {name: limit for name, limit in field.constraints.items() if name != "unique"}
        rules.pop("required", None)
        if field.type == "string":
            self._of_texts(field, rules)
        elif field.type == "date" and not exact and not rules:
            self._of_days()
        elif field.type in _NUMERIC and not (exact and field.type == "number"):
            self._of_numbers(field, rules)

    def of(self, cells: list[Any]) -> Judged:
        """The judgement of each of ``cells``."""
        if self._are_sure(cells):
            return cells
        if not self._types or len(cells) <= _FEW:
            return [self._one(cell) for cell in cells]
        half = len(cells) // 2
        return self.of(cells[:half]) + self.of(cells[half:])

    def _are_sure(self, cells: list[Any]) -> bool:
        return (
            {*map(type, cells)} <= {*self._types}
            and self._missing.isdisjoint(cells)
            and all(sure(cells) for sure in self._sure)
        )

    def _one(self, cell: Any) -> Any:
        if self._types and self._are_sure([cell]):
            return cell
        try:
            value, notes = self._reader(cell)
            if self.exact:
                hash(value)
        except Exception:
            # What Frictionless stumbles over, it has to stumble over itself, in its turn.
            return FAULT
        return FAULT if notes else value

    def _of_texts(self, field: Any, rules: dict[str, Any]) -> None:
        form = FORMATS.get(field.format or "default", "")
        if form == "" or not rules.keys() <= {"pattern", "minLength", "maxLength"}:
            return
        if form:
            like = re.compile(form.replace(r"\z", r"\Z")).match
            self._sure.append(lambda cells: all(map(like, cells)))
        if "pattern" in rules:
            match = re.compile(f"^{rules['pattern']}$").match
            self._sure.append(lambda cells: all(map(match, cells)))
        if (least := rules.get("minLength")) is not None:
            self._sure.append(lambda cells: min(map(len, cells), default=least) >= least)
        if (most := rules.get("maxLength")) is not None:
            self._sure.append(lambda cells: max(map(len, cells), default=most) <= most)
        self._types = (str,)

    def _of_days(self) -> None:
        """A date of a workbook is a time, at midnight."""
        if not any(map(_maybe_number, self._missing)):
            self._sure.append(lambda cells: {*map(datetime.time, cells)} <= {_MIDNIGHT})
            self._types = (datetime,)

    def _of_numbers(self, field: Any, rules: dict[str, Any]) -> None:
        """Numbers between limits; those on the very limit are asked about, as the nearest binary
        number would not tell.
        """
        if not rules.keys() <= {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"}:
            return
        if any(map(_maybe_number, self._missing)):
            return
        read = field.create_value_reader()
        low, high = -float(_EXACT), float(_EXACT)
        for name, limit in rules.items():
            bound = read(limit)
            if bound is None or not abs(bound) < _EXACT:
                return
            if name.endswith("inimum"):
                low = max(low, float(bound))
            else:
                high = min(high, float(bound))
        self._sure.append(lambda cells: not cells or (low < min(cells) and max(cells) < high))
        self._types = tuple(_NUMERIC[field.type])


def _maybe_number(text: str) -> bool:
    """Whether a number or a day might be written so: they are compared with missing values as
    texts.
    """
    return any(letter.isdigit() for letter in text)


class Column:
    """One column of a sheet, block by block."""

    def __init__(self, judge: Judge, values: Values) -> None:
        self._judge, self._values = judge, values
        self._known: dict[Raw, Any] = {}
        self._good: set[Raw] = set()
        self._many = False

    def judged(self, raws: Sequence[Raw]) -> Judged:
        """The judgement of each cell of a block.

        :raises Unsure: a cell might not be read right.
        """
        exact = self._judge.exact
        if not exact and self._good.issuperset(raws):
            return []
        if self._many:
            return self._each(raws)
        known = self._known
        new = list({*raws}.difference(known))
        if new:
            fresh = dict(zip(new, self._judge.of(self._values.of(new)), strict=True))
            self._many = bool(known) and len(new) > _MANY * len(raws)
            if len(known) < MOST:
                known.update(fresh)
                self._good.update(raw for raw, value in fresh.items() if _is_good(value))
            else:
                known = known | fresh
        if not exact and self._good.issuperset(raws):
            return []
        return list(map(known.__getitem__, raws))

    def _each(self, raws: Sequence[Raw]) -> Judged:
        there: list[Raw] = [raw for raw in raws if raw is not None]
        judged = self._judge.of(self._values.of(there))
        if len(there) == len(raws):
            return judged
        (absent,) = self._judge.of([None])
        rest = iter(judged)
        return [absent if raw is None else next(rest) for raw in raws]


def _is_good(value: Any) -> bool:
    return value is not None and value is not FAULT
