"""A zip archive within a file that is no document we know: presentations, plain archives."""

from __future__ import annotations

from collections.abc import Iterator

from opendata.acts.beside import office
from opendata.acts.beside.package import Package
from opendata.acts.beside.part import Inside, Part


def parts(data: bytes, name: str) -> Iterator[Part | Inside]:
    """The words of all its members.

    :raises OpendataError: it is broken, encrypted, or a bomb.
    """
    yield from office.members(Package(data, name))
