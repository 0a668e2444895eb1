"""Beside the text of an old Word file: everything in it that reads as text.

The format keeps deleted text, comments and properties in places that no reader at hand shows. So
all stretches of letters and digits are taken out of the bytes, in both encodings that Word uses:
more than there is, and nothing less.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from opendata.acts.beside.part import Part, Where

_WIDE = re.compile(
    rb"(?:[\x09\x0a\x0d\x20-\x7e\xa0\xab\xbb]\x00|[\x00-\xff]\x04|[\x10-\x3f]\x20|\x16\x21){6,}"
)
_NARROW = re.compile(
    rb"[\x09\x0a\x0d\x20-\x7e\xa0\xa5\xa8\xaa\xab\xaf\xb2\xb3\xb4\xb8\xba\xbb\xbf-\xff]{6,}"
)
_CONTROL: Final = {13: "\n", 7: "\t"}


def parts(data: bytes, name: str) -> Iterator[Part]:
    """All that reads as text, as two pieces: of wide and of narrow characters."""
    wide = "\n".join(one[0].decode("utf-16-le", "replace") for one in _WIDE.finditer(data))
    narrow = "\n".join(one[0].decode("cp1251", "replace") for one in _NARROW.finditer(data))
    for text in (wide, narrow):
        if text.strip():
            yield Part(Where.HIDDEN, name, text.translate(_CONTROL))
