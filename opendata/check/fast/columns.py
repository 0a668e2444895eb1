"""One column of a block: which of its cells are at fault, which are missing, what values it has."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from opendata.check.fast.proofs import DATE, FORMATS, INTEGER, proof_of
from opendata.check.fast.texts import Text, Texts

if TYPE_CHECKING:
    from polars import DataFrame, Expr, Series

_WRITTEN: Final[dict[str, tuple[str, Callable[[Any], str]]]] = {
    "integer": (INTEGER, str),
    "date": (DATE, date.isoformat),
}
"""Types whose values have one usual way of writing: those who have it need not be asked about."""


class Column:
    """The judgement of one field over blocks of texts."""

    def __init__(self, handler: Any, missing: list[str]) -> None:
        """``handler`` is Frictionless's own for the field; ``missing`` are its missing values."""
        import polars as pl

        field = handler.field
        self.name: str = field.name
        self.texts = Texts(handler.reader)
        self._missing = missing
        self._proof = _certain(field, proof_of(field), self._is_missing())
        self._same = _same_as_text(field)
        self._pattern, self._write = _WRITTEN.get(_default(field), ("", self._numbered))
        self._numbers: dict[Any, int] = {}
        self._null = pl.lit(None, dtype=pl.String)

    def _is_missing(self) -> Expr:
        """A text that stands for no value; a cell that is not there is one too."""
        import polars as pl

        cell = pl.col(self.name)
        if not self._missing:
            return cell.is_null()
        if len(self._missing) == 1:
            return cell.is_null() | (cell == self._missing[0])
        return cell.is_null() | cell.is_in(self._missing)

    @property
    def certain(self) -> Expr:
        """Where the cell is surely without fault."""
        return self._proof

    def faults(self, cells: Series, certain: Series) -> Series | None:
        """Where ``cells`` are at fault, or None if nowhere; ``certain`` is of the same cells."""
        if certain.all(ignore_nulls=False):
            return None
        doubtful = cells.filter(~certain.fill_null(value=False)).unique()
        bad = [text for text in doubtful.to_list() if not self.texts.sound(text)]
        if not bad:
            return None
        return cells.is_in(bad, nulls_equal=True)

    def missing(self, frame: DataFrame) -> Series:
        """Where the cell has no value, and may have none."""
        return frame.select(self._is_missing()).to_series()

    def values(self, frame: DataFrame) -> Series:
        """A text for every cell, the same for two cells if and only if their values are equal;
        null for those that have none.

        :raises TypeError: a value that cannot be looked up, as Frictionless does.
        """
        import polars as pl

        cell = pl.col(self.name)
        absent = self._is_missing()
        if self._same:
            return frame.select(pl.when(absent).then(self._null).otherwise(cell)).to_series()
        if self._pattern:
            usual = (cell.str.contains(self._pattern) & ~absent).fill_null(value=False)
        else:
            usual = pl.lit(value=False)
        cells = frame[self.name]
        other = frame.select(cell.filter(~usual)).to_series().unique().to_list()
        written = {text: self._canonical(text) for text in other}
        if not written:
            return cells
        asked = cell.replace_strict(
            list(written), list(written.values()), default=None, return_dtype=pl.String
        )
        return frame.select(pl.when(usual).then(cell).otherwise(asked)).to_series()

    def _canonical(self, text: Text) -> str | None:
        value = self.texts.value(text)
        return None if value is None else self._write(value)

    def _numbered(self, value: Any) -> str:
        """Equal values have one number, however they are written."""
        return str(self._numbers.setdefault(value, len(self._numbers)))


def _default(field: Any) -> str:
    """The type, if its values are written as the format of the type has it."""
    if field.type == "date" and field.format != "default":
        return ""
    return str(field.type)


def _same_as_text(field: Any) -> bool:
    """Whether the value of every text is that text."""
    return field.type in {"string", "any"} and FORMATS.get(field.format or "default", "") is None


def _certain(field: Any, proof: Expr | None, missing: Expr) -> Expr:
    """A missing value has no fault where it may be missing, and nothing is proven of it else."""
    import polars as pl

    needed = bool(field.constraints.get("required"))
    if proof is None:
        sure = pl.lit(value=False) if needed else missing
    else:
        sure = (proof & ~missing) if needed else (proof | missing)
    return (sure & pl.col(field.name).is_not_null()).alias(field.name)
