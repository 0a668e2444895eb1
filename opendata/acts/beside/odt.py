"""Beside the text of an ODT: comments, tracked changes, notes, headers, fields, properties."""

from __future__ import annotations

from collections.abc import Iterator

from opendata.acts.beside import odf
from opendata.acts.beside.package import Package
from opendata.acts.beside.part import Inside, Part


def parts(data: bytes, name: str) -> Iterator[Part | Inside]:
    """Every piece beside the text.

    :raises OpendataError: as reading the text does.
    """
    yield from odf.parts(Package(data, name), name)
