"""A plain table on stdout: no frames, so that it can be copied, cut and grepped."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from opendata.cli.output import tell
from opendata.problems import visible


def grid(head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print ``rows`` under ``head``, numbers to the right, columns two blanks apart."""
    cells = [[visible(str(cell)) for cell in row] for row in rows]
    right = [bool(rows) and all(isinstance(row[n], int) for row in rows) for n in range(len(head))]
    lines = [list(head), *cells]
    widths = [max(_width(line[n]) for line in lines) for n in range(len(head))]
    for line in lines:
        padded = [
            _pad(cell, width, to_right)
            for cell, width, to_right in zip(line, widths, right, strict=True)
        ]
        tell("  ".join(padded).rstrip())


def _pad(text: str, width: int, to_right: bool) -> str:
    blanks = " " * (width - _width(text))
    return blanks + text if to_right else text + blanks


def _width(text: str) -> int:
    return sum(0 if unicodedata.combining(ch) else 1 for ch in text)
