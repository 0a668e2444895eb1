"""Letters that deceive the eye: where a word mixes alphabets, or a letter stands for a digit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from opendata.messages import Message, msg

_WORD: Final = re.compile(r"[^\W_]+")
_LATIN: Final = re.compile("[A-Za-z\u00c0-\u024f]")
_CYRILLIC: Final = re.compile("[\u0400-\u052f]")
_ZERO: Final = re.compile("[0-9OoОо]*[0-9][0-9OoОо]*")
_MOST: Final = 3


def deceptive(text: str) -> tuple[Message, ...]:
    """What a reader would overlook in ``text``, at most three things; none in a usual text.

    Of a word that mixes alphabets, the letters of the one that has fewer; of a number, letters that
    look like zero.
    """
    found: dict[Message, None] = {}
    for match in _WORD.finditer(text):
        found |= dict.fromkeys(_of_word(match.group()))
        if len(found) >= _MOST:
            break
    return tuple(found)[:_MOST]


def _of_word(word: str) -> Iterator[Message]:
    latin, cyrillic = _LATIN.findall(word), _CYRILLIC.findall(word)
    if _ZERO.fullmatch(word):
        for letter in dict.fromkeys((*latin, *cyrillic)):
            yield msg("«{letter}» is a letter and no zero", letter=letter)
    elif latin and len(latin) < len(cyrillic):
        for letter in dict.fromkeys(latin):
            yield msg("the letter «{letter}» is Latin", letter=letter)
    elif latin and cyrillic:
        for letter in dict.fromkeys(cyrillic):
            yield msg("the letter «{letter}» is Cyrillic", letter=letter)
