"""The rows of a CSV that Frictionless has to judge: all that are not surely valid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from opendata.check.fast.ahead import ahead
from opendata.check.fast.blocks import SIZE, Block, blocks
from opendata.check.fast.columns import Column
from opendata.check.fast.consumed import Consumed
from opendata.check.fast.digest import Digest
from opendata.check.fast.form import Form
from opendata.check.fast.records import NotSure, cells_of
from opendata.check.fast.table_rules import Distinct, Linked

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from polars import DataFrame

Numbered = tuple[int, list[Any]]
"""The number of a row in its file, from 1, and its cells."""


class CsvRows:
    """One pass over a file. ``done`` is the number of the last row that was judged."""

    def __init__(
        self,
        form: Form,
        columns: Sequence[Column],
        distinct: Sequence[Distinct],
        linked: Sequence[Linked],
        resource: Any,
        size: int = SIZE,
    ) -> None:
        """``resource`` is Frictionless's, open; its counts are kept as it would keep them."""
        self._form, self._columns, self._size = form, columns, size
        self._distinct, self._linked = distinct, linked
        self._stats = resource.stats
        self._consumed = Consumed(form.path, resource.stats, resource.detector.buffer_size)
        self._earlier = _Earlier(form)
        self.done = 1

    def unproven(self) -> Iterator[Numbered]:
        """Those that are not surely valid, in their order.

        :raises NotSure: before the first row of a block that only Frictionless may read.
        """
        digest = Digest()
        try:
            for block in ahead(blocks(self._form.path, self._form, digest, self._size)):
                rows = block.without_first() if block.first == 1 else block
                if len(rows.ends):
                    yield from self._of(rows, digest)
            self._stats.rows = self.done - 1
            digest.say(self._stats)
        finally:
            digest.close()

    def _of(self, block: Block, digest: Digest) -> Iterator[Numbered]:
        if self._distinct:
            self._earlier.know(block)
        try:
            left, doubles = self._left(block)
        except TypeError:  # a value that cannot be looked up: Frictionless will say so
            raise NotSure from None
        places = [int(at) for at in left]
        for at, cells in zip(places, block.cells(places), strict=True):
            number = block.first + at
            for rule, row in doubles.get(at, ()):
                rule.enter(self._earlier.cells(row), row, self._places(rule))
            self._stats.rows = number - 2
            self._stats.bytes = self._consumed.by(block.start + int(block.ends[at]))
            if block.open_end and at == len(block.ends) - 1:
                digest.say(self._stats)  # its end is only known at the end of the file
            self.done = number
            yield number, cells
        self.done = block.first + len(block.ends) - 1

    def _places(self, rule: Distinct) -> list[int]:
        return [self._form.names.index(column.name) for column in rule.columns]

    def _left(
        self, block: Block
    ) -> tuple[NDArray[np.int64], dict[int, list[tuple[Distinct, int]]]]:
        """The rows of a block to judge, and which of them repeat what earlier rows."""
        import numpy as np

        left = np.zeros(len(block.ends), bool)
        left[list(block.ragged)] = True
        frame = block.frame
        certain = frame.select([column.certain for column in self._columns])
        for column in self._columns:
            faults = column.faults(frame[column.name], certain[column.name])
            if faults is not None:
                left |= faults.to_numpy()
        left |= _blank(frame, self._columns)
        for link in self._linked:
            left[link.broken(frame)] = True
        doubles: dict[int, list[tuple[Distinct, int]]] = {}
        for rule in self._distinct:
            places, rows, absent = rule.conflicts(frame, block.first)
            left[absent] = True
            left[places] = True
            for at, row in zip(places.tolist(), rows.tolist(), strict=True):
                doubles.setdefault(at, []).append((rule, row))
        return np.flatnonzero(left), doubles


def _blank(frame: DataFrame, columns: Iterable[Column]) -> NDArray[np.bool_]:
    """The rows in which every value is missing."""
    import numpy as np

    blank = np.ones(len(frame), bool)
    for column in columns:
        blank &= column.missing(frame).to_numpy()
        if not blank.any():
            break
    return blank


class _Earlier:
    """The cells of rows of earlier blocks, read once more from where they stand in the file."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._starts: list[tuple[int, int]] = []
        self._ends: list[NDArray[np.uint32]] = []
        self._skipped: list[int] = []

    def know(self, block: Block) -> None:
        """Remember where its records end: 4 bytes for each."""
        import numpy as np

        self._starts.append((block.first, block.start))
        self._skipped.append(block.skipped)
        self._ends.append(block.ends.astype(np.uint32))

    def cells(self, number: int) -> list[str]:
        """Those of the row ``number``.

        :raises NotSure: the file is another one than it was.
        """
        from bisect import bisect_right

        block = bisect_right(self._starts, (number, float("inf"))) - 1
        first, start = self._starts[block]
        ends, at = self._ends[block], number - first
        before = int(ends[at - 1]) if at else self._skipped[block]
        with self._form.path.open("rb") as file:
            file.seek(start + before)
            record = file.read(int(ends[at]) - before)
        return cells_of(record, self._form)
