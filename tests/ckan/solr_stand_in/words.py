"""Text into the words by which it is found."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_SEAM = re.compile(r"(?<=[a-zа-яіїєґ])(?=[A-ZА-ЯІЇЄҐ])|(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
"""Between a small letter and a capital, between a letter and a digit."""
_SUFFIXES = (
    ("sses", "ss"),
    ("ies", "i"),
    ("ing", ""),
    ("edly", ""),
    ("ed", ""),
    ("ss", "ss"),
    ("s", ""),
)


def words(text: str, *, joined: bool = False) -> list[str]:
    """The words of a text in order, lower case, without endings and without Latin accents.

    Args:
        text: any text.
        joined: also the whole of what was parted, as an index holds it: ``wifi`` for ``Wi-Fi``.
    """
    found: list[str] = []
    for chunk in text.split():
        parts = [part for word in _WORD.findall(chunk) for part in _SEAM.split(word) if part]
        found += parts
        if joined and len(parts) > 1:
            found.append("".join(parts))
    return [stem(fold(part.lower())) for part in found]


def fold(text: str) -> str:
    """The text without accents on Latin letters; Ukrainian й and ї keep theirs."""
    if text.isascii():
        return text
    return "".join(_plain(letter) for letter in text)


def stem(word: str) -> str:
    """An English word without its ending, roughly: ``floods`` and ``flooding`` are ``flood``."""
    if len(word) < 4 or not (word.isascii() and word.isalpha()):
        return word
    for suffix, rest in _SUFFIXES:
        if word.endswith(suffix):
            base = word[: -len(suffix)] + rest
            word = base if len(base) >= 3 else word
            break
    if word.endswith("y"):
        word = word[:-1] + "i"
    return word[:-1] if len(word) > 4 and word.endswith("e") else word


def ngrams(text: str) -> set[str]:
    """Every part of two to ten characters."""
    small = text.lower()
    return {small[i : i + n] for n in range(2, 11) for i in range(len(small) - n + 1)}


def _plain(letter: str) -> str:
    if "LATIN" not in unicodedata.name(letter, ""):
        return letter
    return unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode() or letter
