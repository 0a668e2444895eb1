"""What Frictionless says of a cell, asked once for every text that stands in a column."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

MOST_TEXTS: Final = 50_000
"""Texts remembered of one column: a column of identifiers must not fill the memory."""

FAULT: Final = object()
"""Stands for the value of a cell that has a fault."""

Reader = Callable[[Any], tuple[Any, Any]]
"""A cell reader of Frictionless: cell → its value, and notes of what is wrong with it."""


def values_of(reader: Reader, most: int = MOST_TEXTS) -> Callable[[Any], Any]:
    """A function from a cell to its value, or to :data:`FAULT`, exactly as ``reader`` judges it.

    Only texts are remembered, and at most ``most`` of them: among other cells ``1``, ``1.0`` and
    ``True`` are equal and yet of different types.
    """
    known: dict[str, Any] = {}

    def value(cell: Any) -> Any:
        if type(cell) is not str:
            return _ask(reader, cell)
        try:
            return known[cell]
        except KeyError:
            answer = _ask(reader, cell)
        if len(known) < most:
            known[cell] = answer
        return answer

    return value


def _ask(reader: Reader, cell: Any) -> Any:
    value, notes = reader(cell)
    return FAULT if notes else value
