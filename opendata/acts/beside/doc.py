"""Beside the text of an old Word file: everything in it that reads as text.

The format keeps deleted text, comments and properties in places that no reader at hand shows. So
all stretches of letters and digits are taken out of the bytes, in all encodings that Word uses:
more than there is, and nothing less. Files within it are streams of the same container.
"""

from __future__ import annotations

from collections.abc import Iterator

from opendata.acts.beside import ole
from opendata.acts.beside.part import Inside, Part, Where
from opendata.acts.beside.strings import strings


def parts(data: bytes, name: str) -> Iterator[Part | Inside]:
    """All that reads as text, and the files within."""
    for text in strings(data):
        yield Part(Where.HIDDEN, name, text)
    yield from ole.within(data)
