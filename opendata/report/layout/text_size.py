"""How much room a text takes, without asking a browser: rather too much than too little."""

from __future__ import annotations

import unicodedata
from typing import Final

_BROADEST: Final = frozenset("ШЩЮЖФМЫWM@%—…")
_BROAD: Final = frozenset("щшжюмфыДЄQmwOО")
_THIN: Final = frozenset(" .,:;!|'’`ijlІіїЇ()[]\u00a0")


def text_size(text: str, size: float = 13) -> float:
    """The width of one line ``text`` in letters ``size`` high, in the same units."""
    return sum(map(_share, text)) * size


def shortened(text: str, room: float, size: float = 13) -> str:
    """``text`` on one line no wider than ``room``, ended with «…» where something is left out."""
    line = " ".join(text.split())
    if text_size(line, size) <= room:
        return line
    while line and text_size(line + "…", size) > room:
        line = line[:-1]
    return line.rstrip() + "…"


def lines_of(text: str, room: float, most: int, size: float = 13) -> list[str]:
    """``text`` in at most ``most`` lines no wider than ``room``; the last may end with «…»."""
    words = text.split()
    lines: list[str] = []
    while words and len(lines) < most - 1:
        line = words.pop(0)
        while words and text_size(f"{line} {words[0]}", size) <= room:
            line = f"{line} {words.pop(0)}"
        lines.append(shortened(line, room, size))
    if words:
        lines.append(shortened(" ".join(words), room, size))
    return lines or [""]


def _share(character: str) -> float:
    if unicodedata.combining(character):
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.1
    if character in _BROADEST:
        return 1.12
    if character in _BROAD:
        return 0.9
    if character in _THIN:
        return 0.4
    return 0.75 if character.isupper() else 0.62
