"""How many bytes Frictionless would have read by a certain row."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

_PORTION: Final = 8192
"""Bytes that Python's text reader asks for at once."""


class Consumed:
    """A report that stops at its limit of errors says how many bytes were read until then.

    Text is read in portions, of which the first is what is left of a buffer, so a row is read with
    the portion in which it ends.
    """

    def __init__(self, path: Path, stats: Any, looked_at: int) -> None:
        """``stats`` are those of the resource that was opened; ``looked_at`` is the size of the
        part by which its encoding was told.
        """
        self.size = path.stat().st_size
        self._least: int = stats.bytes or 0
        with path.open("rb") as file:
            file.read(looked_at)
            file.seek(0)
            self._first = len(file.read1(_PORTION))

    def by(self, end: int) -> int:
        """Bytes read when the row that ends before the place ``end`` is."""
        more = max(end - self._first, 0)
        portions = -(-more // _PORTION) * _PORTION
        return max(min(self._first + portions, self.size), self._least)
