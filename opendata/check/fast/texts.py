"""What Frictionless says of a text that stands in a column, asked once for each text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

MOST: Final = 50_000
"""Texts remembered of one column: a column of identifiers must not fill the memory."""

Reader = Callable[[Any], tuple[Any, Any]]
"""A cell reader of Frictionless: cell → its value, and notes of what is wrong with it."""

Text = str | None
"""A cell of a CSV, or None where a row is too short to have it."""


class Texts:
    """The answers of one cell reader."""

    def __init__(self, reader: Reader) -> None:
        """``reader`` is that of the column."""
        self._reader = reader
        self._known: dict[Text, tuple[Any, bool]] = {}

    def of(self, text: Text) -> tuple[Any, bool]:
        """The value of ``text``, None if it has none, and whether it is without fault."""
        known = self._known.get(text)
        if known is None:
            value, notes = self._reader(text)
            known = (value, not notes)
            if len(self._known) < MOST:
                self._known[text] = known
        return known

    def value(self, text: Text) -> Any:
        """The value alone: that of a text which breaks a rule is its value all the same."""
        return self.of(text)[0]

    def sound(self, text: Text) -> bool:
        """Whether Frictionless finds no fault with it."""
        return self.of(text)[1]
