"""Numbers as protocols write them: «25», «двадцять п’ять», «б» for a 6 that a typist mistook."""

from __future__ import annotations

import re
from typing import Final

_ONES_IN_WORDS: Final = """
нуль один два три чотири п'ять шість сім вісім дев'ять десять одинадцять дванадцять тринадцять
чотирнадцять п'ятнадцять шістнадцять сімнадцять вісімнадцять дев'ятнадцять
"""
_TENS_IN_WORDS: Final = """
двадцять тридцять сорок п'ятдесят шістдесят сімдесят вісімдесят дев'яносто
"""
_ONES: Final = _ONES_IN_WORDS.split()
_TENS: Final = _TENS_IN_WORDS.split()
_VALUES: Final = {
    **{word: value for value, word in enumerate(_ONES)},
    **{word: value * 10 for value, word in enumerate(_TENS, 2)},
    "одна": 1, "двоє": 2, "троє": 3, "одне": 1, "дві": 2, "сто": 100, "жодного": 0, "немає": 0,
}  # fmt: skip
_TWINS: Final = str.maketrans({"б": "6", "о": "0", "з": "3", "і": "1", "l": "1"})
WORD: Final = (
    "(?:" + "|".join(sorted(map(re.escape, _VALUES), key=len, reverse=True)) + ")"
).replace("'", "['’]?")
FIGURE: Final = rf"(?:\d{{1,3}}|[бозі]|\d[бозі]|[бозі]\d|{WORD}(?:\s{WORD}){{0,2}})(?![\w/])"
"""Source of a pattern for a number in a folded line, without groups."""


def read_figure(text: str) -> int | None:
    """The number that the folded ``text`` is, or None."""
    bare = text.strip()
    if bare.isdecimal():
        return int(bare)
    mended = bare.translate(_TWINS)
    if len(bare) <= 2 and mended.isdecimal():
        return int(mended)
    if not bare:
        return None
    total = 0
    for word in bare.replace("’", "'").split():
        value = _VALUES.get(word)
        if value is None:
            value = _VALUES.get(re.sub("(?<=[пв])я", "'я", word))
        if value is None:
            return None
        total += value
    return total


def is_mistyped(text: str) -> bool:
    """Whether a letter stands for a figure in ``text``."""
    bare = text.strip()
    return len(bare) <= 2 and not bare.isdecimal() and bare.translate(_TWINS).isdecimal()
