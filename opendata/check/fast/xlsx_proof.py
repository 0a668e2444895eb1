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
        self._exact = exact
        self._columns = [Column(judge, sheet.values) for judge in judges]
        self._judges = judges

    def unproven(self) -> Iterator[tuple[int, list[Any]]]:
        """Number and cells of the rows that are not surely valid, in order.

        :raises Unsure: the rows after ``sheet.done`` have to be read in another way.
        """
        cells = self._sheet.cells
        for part in self._sheet.rest():
            with uncollected():
                columns = self._judged(part)
            if not columns:
                yield from ((part.first + at, cells(part, at)) for at in range(len(part)))
            elif any(FAULT in columns[at] for at in self._exact):
                yield from self._one_by_one(part, columns)
            else:
                yield from self._by_runs(part, columns)
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

    def _left(self, part: Part, columns: list[Judged]) -> set[int]:
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
        return left | (blank or set())

    def _by_runs(self, part: Part, columns: list[Judged]) -> Iterator[tuple[int, list[Any]]]:
        """Of a block whose values are all known: runs of proven rows, and the rows between them."""
        left = self._left(part, columns) | self._bound(columns, len(part))
        start = 0
        for at in [*sorted(left), len(part)]:
            self._enter(columns, part.first, range(start, at))
            self._stats.rows += at - start
            if at < len(part):
                yield part.first + at, self._sheet.cells(part, at)
            start = at + 1

    def _bound(self, columns: list[Judged], count: int) -> set[int]:
        """Places of rows that repeat a value of an earlier row, have no key, or are linked to
        nothing.
        """
        rules = self._rules
        left: set[int] = set()
        for at, memory in rules.seen:
            left |= _repeats(columns[at], memory, None)
        if rules.key:
            keys = list(zip(*(columns[at] for at in rules.key), strict=True))
            nothing = (None,) * len(rules.key)
            left |= _repeats(keys, rules.keys, nothing)
            if nothing in {*keys}:
                left |= {at for at in range(count) if keys[at] == nothing}
        for link in rules.links:
            found = list(zip(*(columns[at] for at in link.at), strict=True))
            lost = {*found} - link.known - {(None,) * len(link.at)}
            if lost:
                left |= {at for at in range(count) if found[at] in lost}
        return left

    def _enter(self, columns: list[Judged], first: int, run: range) -> None:
        """The rows of the ``run`` of places are proven."""
        if not run:
            return
        here = slice(run.start, run.stop)
        numbers = range(first + run.start, first + run.stop)
        for at, memory in self._rules.seen:
            values = columns[at][here]
            memory.update(zip(values, numbers, strict=True))
            memory.pop(None, None)
        if self._rules.key:
            keys = zip(*(columns[at][here] for at in self._rules.key), strict=True)
            self._rules.keys.update(zip(keys, numbers, strict=True))

    def _one_by_one(self, part: Part, columns: list[Judged]) -> Iterator[tuple[int, list[Any]]]:
        """Of a block in which what Frictionless makes of a bad value may count for later rows."""
        left = self._left(part, columns)
        for at in range(len(part)):
            number = part.first + at
            values = [judged[at] if judged else None for judged in columns]
            if at in left or not fits(values, self._rules):
                yield number, self._sheet.cells(part, at)
            else:
                enter(values, number, self._rules)
                self._stats.rows += 1


def _repeats(values: Sequence[Any], memory: dict[Any, int], nothing: Any) -> set[int]:
    """Places of the values that are in ``memory`` or were there before; ``nothing`` is none."""
    there = {*values}
    if len(there) == len(values) and memory.keys().isdisjoint(there):
        return set()
    left: set[int] = set()
    new: set[Any] = set()
    for at, value in enumerate(values):
        if value in memory or value in new:
            left.add(at)
        elif value != nothing:
            new.add(value)
    return left
