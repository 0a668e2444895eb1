"""Titles, names and other words: how they are kept, and how they are compared."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from opendata.clean.lookalikes import to_cyrillic
from opendata.clean.spaces import one_line, settle

APOSTROPHE: Final = "’"
_LETTER = "[А-ЯЁІЇЄҐа-яёіїєґ]"
# Between two Cyrillic letters such a mark can be nothing but the apostrophe of the alphabet.
_INNER_APOSTROPHE = re.compile(f"(?<={_LETTER})['`´ʼ‘′ʹ＇](?={_LETTER})")

_TWINS: Final = str.maketrans("abcehikmoptxyïë", "авсенікмортхуїё")
_MARKS: Final = str.maketrans(
    {
        **dict.fromkeys("'`´ʼ‘’′ʹ＇‛", "'"),
        **dict.fromkeys("«»„“”‟″〝〞＂", '"'),
        **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
    }
)


def tidy(text: str) -> str:
    """``text`` as it is published: one line, and the apostrophe inside a word is «’».

    A word that mixes scripts is mended (:func:`~.lookalikes.to_cyrillic`). Everything else stays
    as the council wrote it: its quotation marks, its dashes, its spelling.
    """
    return settle(_tidy_once, text)


def _tidy_once(text: str) -> str:
    return _INNER_APOSTROPHE.sub(APOSTROPHE, to_cyrillic(one_line(text)))


def fold(text: str) -> str:
    """``text`` for comparison only: case, look-alike letters, quotes, apostrophes, dashes and
    blanks make no difference to it. Not for showing: Latin words come out half Cyrillic.
    """
    folded = one_line(text).casefold().translate(_TWINS).translate(_MARKS)
    # Case folding can take letters apart or leave blanks; composing again makes it a fixed point.
    return one_line(unicodedata.normalize("NFC", folded).translate(_TWINS))
