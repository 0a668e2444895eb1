"""All that a document of any format holds beside its text."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from typing import Protocol, cast

from opendata.acts.beside.part import Part

NOTHING_BESIDE = frozenset({"txt"})
"""A plain text is all text."""


class Reader(Protocol):
    """A module of one format."""

    def parts(self, data: bytes, name: str) -> Iterator[Part]:
        """Every piece beside the text."""
        ...


def beside(data: bytes, form: str, name: str) -> tuple[Part, ...]:
    """Every piece beside the text of ``data``, a document of the format ``form``.

    ``form`` is what :func:`opendata.acts.text.read_text` said of it, ``name`` is for messages.

    :raises OpendataError: as reading the text does, exit 3.
    """
    if form in NOTHING_BESIDE:
        return ()
    reader = cast("Reader", importlib.import_module(f"opendata.acts.beside.{form}"))
    return tuple(reader.parts(data, name))
