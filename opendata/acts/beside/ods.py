"""A workbook of LibreOffice: its cells, comments, properties, headers of pages."""

from __future__ import annotations

from collections.abc import Iterator

from opendata.acts.beside import odt
from opendata.acts.beside.cells import cells
from opendata.acts.beside.part import Part


def parts(data: bytes, name: str) -> Iterator[Part]:
    """Every sheet, and what a text of the same family has beside its text.

    :raises OpendataError: ``document-…``, exit 3.
    """
    yield from cells(data, name)
    yield from odt.parts(data, name)
