"""An old workbook of Excel: its cells. What it holds beside them is read by no library of ours."""

from __future__ import annotations

from collections.abc import Iterator

from opendata.acts.beside.cells import cells
from opendata.acts.beside.part import Part


def parts(data: bytes, name: str) -> Iterator[Part]:
    """Every sheet.

    :raises OpendataError: ``document-…``, exit 3.
    """
    return cells(data, name)
