"""The rules of a table that bind several rows, over blocks: unique values, keys, links."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from opendata.check.fast.columns import Column
from opendata.check.fast.seen import Seen

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from polars import DataFrame

_MIXED: Final = 0x9E3779B97F4A7C15
"""An odd number with well-mixed bits: the hash of several cells is made of theirs."""

_ABSENT: Final = 0x1234567890ABCDEF


@dataclass(slots=True)
class Distinct:
    """Columns whose values may not come twice: a unique column, a primary key, or both in one.

    ``unique`` and ``primary`` are the memories of Frictionless, value → number of the last row that
    had it; the keys of ``primary`` are tuples. Rows that are proven are not in them until another
    row has the same value.
    """

    columns: Sequence[Column]
    unique: dict[Any, int] | None = None
    primary: dict[tuple[Any, ...], int] | None = None
    seen: Seen = field(default_factory=Seen)

    def conflicts(
        self, frame: DataFrame, first: int
    ) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """For a block whose first row has the number ``first``: the rows that have a value which an
        earlier row has, the number of the first such row for each, and the rows of a primary key
        that is wholly absent.
        """
        import numpy as np

        values = [column.values(frame) for column in self.columns]
        absent = [one.is_null().to_numpy() for one in values]
        nothing = np.logical_and.reduce(absent)
        hashes = np.zeros(len(frame), np.uint64)
        for one, missing in zip(values, absent, strict=True):
            part = np.where(missing, np.uint64(_ABSENT), one.hash(0).to_numpy())
            hashes = hashes * np.uint64(_MIXED) + part
        there = np.flatnonzero(~nothing)
        places, rows = self.seen.add(hashes[there], there + first)
        lost = np.flatnonzero(nothing) if self.primary is not None else there[:0]
        return there[places], rows, lost

    def enter(self, cells: Sequence[Any], number: int, at: Sequence[int]) -> None:
        """The row ``number`` had these values, unless a later one is known; ``at`` are the places
        of the columns in ``cells``.
        """
        values = tuple(
            column.texts.value(cells[place] if place < len(cells) else None)
            for column, place in zip(self.columns, at, strict=True)
        )
        if all(value is None for value in values):
            return
        if self.unique is not None:
            self.unique.setdefault(values[0], number)
        if self.primary is not None:
            self.primary.setdefault(values, number)


@dataclass(frozen=True, slots=True)
class Linked:
    """A foreign key over ``columns``; ``known`` says whether its values are in the other table."""

    columns: Sequence[Column]
    known: Callable[[tuple[Any, ...]], bool]

    def broken(self, frame: DataFrame) -> NDArray[np.int64]:
        """The rows that lead nowhere."""
        import numpy as np
        import polars as pl

        names = [column.name for column in self.columns]
        bad = [texts for texts in frame.select(names).unique().rows() if not self._leads(texts)]
        if not bad:
            return np.empty(0, np.int64)
        wrong = pl.DataFrame(bad, schema=dict.fromkeys(names, pl.String), orient="row")
        rows = (
            frame.select(names)
            .with_row_index("№ row")
            .join(wrong, on=names, how="semi", nulls_equal=True)
        )
        return rows["№ row"].to_numpy().astype(np.int64)

    def _leads(self, texts: tuple[Any, ...]) -> bool:
        values = tuple(
            column.texts.value(text) for column, text in zip(self.columns, texts, strict=True)
        )
        return all(value is None for value in values) or self.known(values)
