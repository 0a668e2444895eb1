"""All that a document of any format holds beside its text, and all that a spreadsheet holds."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from typing import Final, Protocol, cast

from opendata.acts import text
from opendata.acts.beside import forms, images, named
from opendata.acts.beside.part import Inside, Part, Where
from opendata.acts.beside.strings import joined
from opendata.problems import OpendataError

NOTHING_BESIDE = frozenset({"txt"})
"""A plain text is all text."""
DEEPEST: Final = 4
"""Levels of files within files: two of documents, each of which may stand in an object."""
MOST: Final = 500
"""Files within one file, at all depths …"""
MOST_BYTES: Final = 200_000_000
"""… and their bytes, after which they are only named."""
_BY_STRINGS: Final = frozenset({"doc", "ole"})
"""Old Word is read by programs of its own: within another file it is only searched for letters."""


class Reader(Protocol):
    """A module of one format."""

    def parts(self, data: bytes, name: str) -> Iterator[Part | Inside]:
        """Every piece beside the text, and every file within."""
        ...


def beside(data: bytes, form: str, name: str) -> tuple[Part, ...]:
    """Every piece beside the text of ``data``, a document of the format ``form``.

    ``form`` is what :func:`opendata.acts.text.read_text` said of it, or one of
    :data:`.forms.SHEETS`, whose cells are pieces too; ``name`` is for messages. What could not be
    looked into is a piece that is ``opaque``.

    :raises OpendataError: as reading the text does, exit 3.
    """
    return tuple(_Look(name).of(data, form, 0))


class _Look:
    """One look into a file and all files within it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.files = self.bytes = 0

    def of(self, data: bytes, form: str, depth: int) -> Iterator[Part]:
        if form in NOTHING_BESIDE:
            return
        reader = cast("Reader", importlib.import_module(f"opendata.acts.beside.{form}"))
        for one in reader.parts(data, self.name):
            if isinstance(one, Part):
                yield one if one.name == self.name else named.safe(one)
            else:
                yield from map(named.safe, self._within(one, depth + 1))

    def _within(self, one: Inside, depth: int) -> Iterator[Part]:
        """What a file within the file tells; that it cannot be read is told and is no error."""
        if told := named.unusual(one.name):
            yield Part(Where.METADATA, one.name, told)
        if (said := images.told(one.data)) is not None:
            if said:
                yield Part(Where.METADATA, one.name, said)
            return
        self.files += 1
        self.bytes += len(one.data)
        too_much = self.files > MOST or self.bytes > MOST_BYTES
        form = None if depth > DEEPEST or too_much else forms.form_of(one.data)
        if form is None and forms.is_mute(one.data):
            return
        if form is None:
            seen = "" if too_much else joined(one.data)
            yield Part(Where.EMBEDDED, one.name, seen, opaque=True)
            return
        try:
            yield from self._embedded(one, form, depth)
        except OpendataError:
            yield Part(Where.EMBEDDED, one.name, joined(one.data), opaque=True)

    def _embedded(self, one: Inside, form: str, depth: int) -> Iterator[Part]:
        if form in text.FORMATS and form not in _BY_STRINGS:
            shown = text.mend(forms.read(one.data, form, self.name))
            yield Part(Where.EMBEDDED, one.name, shown)
        for part in self.of(one.data, form, depth):
            name = f"{one.name} › {part.name}" if part.name != self.name else one.name
            yield Part(Where.EMBEDDED, name, part.text, part.opaque)
