"""Where the cells of a row stand, told when somebody asks: few ask, and rows are many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from opendata.collect.sheets import cell_name


class CellsOfRow(Mapping[str, str]):
    """Column → address of its cell (``D14``), for one row of a sheet.

    All rows share one mapping of columns to their places, so that a row costs no more than its
    number.
    """

    __slots__ = ("_row", "_spots")

    def __init__(self, row: int, spots: Mapping[str, int]) -> None:
        """``row`` and the places ``spots`` of the columns count from 0."""
        self._row = row
        self._spots = spots

    def __getitem__(self, column: str) -> str:
        return cell_name(self._row, self._spots[column])

    def __contains__(self, column: object) -> bool:
        return column in self._spots

    def __iter__(self) -> Iterator[str]:
        return iter(self._spots)

    def __len__(self) -> int:
        return len(self._spots)

    def __repr__(self) -> str:
        return repr(dict(self))
