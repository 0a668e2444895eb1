"""The one table that crosses the borders between rooms: text cells, and where each came from.

Cells are text as published, or None for a value that is missing. Types live in the Table Schema,
not here: a table can hold a wrong date, and checking can then say so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from opendata.problems import Place

if TYPE_CHECKING:
    import pandas as pd

Cell = str | None
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a row came from: a register row, a document, or both.

    ``cells`` maps a published column to the address of its cell in the register (``D14``), for the
    columns that were read from there. ``document`` is the path of the document in the workspace and
    ``sha256`` its content.
    """

    file: str | None = None
    sheet: str | None = None
    row: int | None = None
    cells: Mapping[str, str] = field(default_factory=dict)
    document: str | None = None
    sha256: str | None = None

    def place(self, column: str | None = None) -> Place:
        """The place to show for ``column``: its cell, else its row, else the document."""
        if self.file is not None:
            cell = self.cells.get(column) if column else None
            return Place(self.file, self.sheet, self.row, cell, field=column)
        return Place(self.document, field=column)


@dataclass(frozen=True, slots=True)
class Table:
    """Named columns, rows of text cells, and an origin per row.

    ``len(row) == len(columns)`` for every row and ``len(origins) in (0, len(rows))``.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    origins: tuple[Origin, ...] = ()

    def __post_init__(self) -> None:
        width = len(self.columns)
        if any(len(row) != width for row in self.rows):
            raise ValueError("a row of another width than the columns")
        if self.origins and len(self.origins) != len(self.rows):
            raise ValueError("origins and rows differ in number")

    def __len__(self) -> int:
        return len(self.rows)

    def keep(self, rows: Iterable[int]) -> Table:
        """The table with only the rows at these positions, in their order."""
        kept = sorted(rows)
        origins = tuple(self.origins[n] for n in kept) if self.origins else ()
        return Table(self.columns, tuple(self.rows[n] for n in kept), origins)

    def index(self, column: str) -> int:
        """The position of ``column``; ``ValueError`` if the table has no such column."""
        return self.columns.index(column)

    def origin(self, number: int) -> Origin:
        """The origin of row ``number`` (from 0); an empty one where none is kept."""
        return self.origins[number] if self.origins else Origin()

    def records(self) -> Iterator[dict[str, Cell]]:
        """The rows as dictionaries."""
        for row in self.rows:
            yield dict(zip(self.columns, row, strict=True))

    def to_frame(self) -> pd.DataFrame:
        """The table as a pandas DataFrame of strings, for those who analyse it further."""
        import pandas as pd

        return pd.DataFrame(list(self.rows), columns=list(self.columns), dtype="string")
