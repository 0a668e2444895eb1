"""Which rows of a sheet are surely valid, over blocks of rows; the others are Frictionless's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from opendata.check.fast.cells import FAULT
from opendata.check.fast.proof import Rules, enter, fits
from opendata.check.fast.uncollected import uncollected
from opendata.check.fast.xlsx_cells import Part, SheetRows
from opendata.check.fast.xlsx_judge import Column, Judge, Judged


class Proof:
    """Goes over the rest of a sheet.

    The memories in ``rules`` are Frictionless's own: rows that are proven are entered into them, in
    the order of the rows, so that it finds there what it would have put there itself.
    """

    def __init__(
        self,
        sheet: SheetRows,
        handlers: Mapping[str, Any],
        missing: Sequence[Sequence[str]],
        rules: Rules,
        stats: Any,
    ) -> None:
        """``handlers`` are the readers of Frictionless by field, ``missing`` the missing values of
        each field; ``stats.rows`` counts the rows.
        """
        exact = {at for at, _ in rules.seen} | {*rules.key}
        exact |= {at for link in rules.links for at in link.at}
        judges = [
            Judge(handler, texts, at in exact)
            for at, (handler, texts) in enumerate(zip(handlers.values(), missing, strict=True))
        ]
        self._sheet, self._rules, self._stats = sheet, rules, stats
        self._columns = [Column(judge, sheet.values) for judge in judges]
        self._judges = judges

    def unproven(self) -> Iterator[tuple[int, list[Any]]]:
        """Number and cells of the rows that are not surely valid, in order.

        :raises Unsure: the rows after ``sheet.done`` have to be read in another way.
        """
        for part in self._sheet.rest():
            with uncollected():
                columns = self._judged(part)
            left: Sequence[int] = self._left(part, columns) if columns else range(len(part))
            if not left and columns and self._fit(part, columns):
                self._stats.rows += len(part)
            else:
                yield from self._one_by_one(part, columns, {*left})
            self._sheet.done = part.first + len(part) - 1

    def _judged(self, part: Part) -> list[Judged]:
        """The judgement of each cell by columns; nothing if there are too few or too many."""
        width = len(self._columns)
        if part.raws is None:
            rows = part.cells or []
            if any(len(cells) != width for cells in rows):
                return []
            return [
                judge.of(list(cells))
                for judge, cells in zip(self._judges, zip(*rows, strict=True), strict=True)
            ]
        raws = part.columns()
        if len(raws) != width:
            return []
        return [column.judged(one) for column, one in zip(self._columns, raws, strict=True)]

    def _left(self, part: Part, columns: list[Judged]) -> Sequence[int]:
        """Places of rows that have a fault, are blank, or are too short."""
        left: set[int] = set()
        blank: set[int] | None = None
        for judged in columns:
            if not judged:
                blank = set()
                continue
            if FAULT in judged:
                left |= {at for at, value in enumerate(judged) if value is FAULT}
            if blank is None or blank:
                nulls = {at for at, value in enumerate(judged) if value is None}
                blank = nulls if blank is None else blank & nulls
        if self._sheet.width is None and part.raws is not None:
            left |= {at for at, raws in enumerate(part.raws) if raws[-1] is None}
        return sorted(left | (blank or set()))

    def _fit(self, part: Part, columns: list[Judged]) -> bool:
        """Whether all rows are new where they must be and linked to what is there; if so, they are
        entered.
        """
        rules = self._rules
        numbers = range(part.first, part.first + len(part))
        entries: list[tuple[dict[Any, int], Sequence[Any]]] = []
        for at, memory in rules.seen:
            values: Sequence[Any] = columns[at]
            there = {*values}
            if None in there or len(there) < len(values):
                return False
            entries.append((memory, values))
        if rules.key:
            keys = list(zip(*(columns[at] for at in rules.key), strict=True))
            if len({*keys}) < len(keys) or any(None in columns[at] for at in rules.key):
                return False
            entries.append((rules.keys, keys))
        if not all(memory.keys().isdisjoint(values) for memory, values in entries):
            return False
        for link in rules.links:
            found = {*zip(*(columns[at] for at in link.at), strict=True)}
            if not found <= link.known:
                return False
        for memory, values in entries:
            memory.update(zip(values, numbers, strict=True))
        return True

    def _one_by_one(
        self, part: Part, columns: list[Judged], left: set[int]
    ) -> Iterator[tuple[int, list[Any]]]:
        for at in range(len(part)):
            number = part.first + at
            values = [judged[at] if judged else None for judged in columns]
            if at in left or not fits(values, self._rules):
                yield number, self._sheet.cells(part, at)
            else:
                enter(values, number, self._rules)
                self._stats.rows += 1
