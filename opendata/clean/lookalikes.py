"""Letters that look alike in Cyrillic and Latin, and are mixed by keyboards and by scanners.

A word is touched only where it mixes the two scripts: there one of them is a slip. A word wholly in
one script is left alone, because «СМ» and ``CM`` are both words.
"""

from __future__ import annotations

import re
from typing import Final

_LATIN: Final = "ABCEHIKMOPTXYaceiopxyïÏëËsSjJ"
_CYRILLIC: Final = "АВСЕНІКМОРТХУасеіорхуїЇёЁѕЅјЈ"
# ѕ and ј are Cyrillic letters of other languages: they only ever stand for the Latin ones here.
TO_CYRILLIC: Final = dict(zip(map(ord, _LATIN[:-4]), _CYRILLIC[:-4], strict=True))
TO_LATIN: Final = dict(zip(map(ord, _CYRILLIC), _LATIN, strict=True))

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*")
_IS_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_IS_CYRILLIC = re.compile("[\u0400-\u052f]")


def mixes_scripts(word: str) -> bool:
    """True if ``word`` has both Latin and Cyrillic letters."""
    return bool(_IS_LATIN.search(word) and _IS_CYRILLIC.search(word))


def mixed_words(text: str) -> list[str]:
    """The words of ``text`` that mix the two scripts, in order."""
    return [word for word in _WORD.findall(text) if mixes_scripts(word)]


def to_cyrillic(text: str) -> str:
    """``text`` with every mixed word wholly Cyrillic, where each Latin letter of it has a twin."""
    return _WORD.sub(lambda match: _fold(match.group(), TO_CYRILLIC, _IS_LATIN), text)


def to_latin(text: str) -> str:
    """``text`` with every mixed word wholly Latin, where each Cyrillic letter of it has a twin.

    For codes, names of columns and Roman numerals: ``VIІ`` with a Cyrillic «І» becomes ``VII``.
    """
    return _WORD.sub(lambda match: _fold(match.group(), TO_LATIN, _IS_CYRILLIC), text)


def _fold(word: str, twins: dict[int, str], foreign: re.Pattern[str]) -> str:
    if not mixes_scripts(word):
        return word
    folded = word.translate(twins)
    return word if foreign.search(folded) else folded
