"""Given names in any case of the noun, by their stems: «Злату», «Іллею», «Марка».

Two words with capitals are a street, a firm or a holiday as often as a person. One of them has to
look like a common given name, and even then such a name counts only where a word says who it is.
"""

from __future__ import annotations

import re
from typing import Final

from opendata.clean.given_names import GIVEN_NAMES

_VOWELS: Final = "аеєиіїоуюяй"
_SHORTEST: Final = 3
_ENDINGS: Final = re.compile(
    r"(?:а|я|у|ю|і|ї|и|о|е|є|й|ь|ові|еві|єві|ом|ем|єм|ою|ею|єю|ця|ля|ка|ку|ком|кові|ею)?"
)
_MORE: Final = (
    *("злат", "емм", "ев", "мілан", "соф", "єв", "ілл", "марк", "лук", "матв", "тимоф", "макар"),
    *("меланк", "мелан", "аліс", "варвар", "захар", "назар", "давид", "нік", "арсен", "кір"),
)
"""Stems of names that are given to children now, and of those that change within."""


def _stem(name: str) -> str:
    stem = name
    while len(stem) > _SHORTEST and stem[-1] in _VOWELS:
        stem = stem[:-1]
    return stem


_STEMS: Final = frozenset({_stem(name) for name in GIVEN_NAMES} | set(_MORE))


def is_given(word: str) -> bool:
    """Whether ``word`` can be a given name in some case."""
    low = word.casefold()
    return any(
        low[:at] in _STEMS and _ENDINGS.fullmatch(low, at) is not None
        for at in range(len(low), _SHORTEST - 2, -1)
    )
