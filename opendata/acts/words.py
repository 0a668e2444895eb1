"""A text by its words alone: what it says, whatever the format, the layout and the file name."""

from __future__ import annotations

import hashlib
import re
from typing import Final

_WORDS: Final = re.compile(r"\w+")


def words_sha256(text: str) -> str:
    """The SHA-256 of the words of ``text`` in small letters; empty for a text without any.

    A document that was saved anew, in another format or with other blanks, has the same.
    """
    words = " ".join(_WORDS.findall(text.casefold()))
    return hashlib.sha256(words.encode()).hexdigest() if words else ""
