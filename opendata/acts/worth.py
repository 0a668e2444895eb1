"""Where a text may name other acts at all: most of it need not be looked at closely."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from opendata.acts.lines import DROPPED

WORD: Final = re.compile(
    r"[РрPpУу](?:(?<![Уу])(?:[ІіIi][Шш][ЕеEe][Нн]|[ОоOo][Зз][Пп][ОоOo][Рр]|[ЕеEe][Шш][ЕеEe][Нн]"
    r"|[АаAa][Сс][Пп][ОоOo][Рр])|(?<=[Уу])[Хх][Вв][АаAa][Лл])"
)
"""The words for acts, whichever alphabet their letters are typed in.

Both cases are spelt out, and one class of letters begins it: so the search is many times faster.
"""
TOLD: Final = re.compile(r"[№\dNn](?:(?<=№)|(?<=\d)(?:[./]\s?\d|\d{3})|(?<=\b[Nn]))")
FAR: Final = 1_700
"""Characters from the word to its date or number, a quoted title between them included."""
BEFORE: Final = 1_000
"""Characters before the word that may hold the verb which governs it."""
AFTER: Final = 600
APART: Final = 2_000
"""Mentions further apart than this are read by themselves."""


def windows(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of ``text[start:end]`` that may cite acts, whole lines each, apart.

    Linear: no character is searched more than a fixed number of times.
    """
    if any(text.find(sign, start, end) >= 0 for sign in DROPPED):
        yield start, end  # soft hyphens may stand inside the words
        return
    first = last = told = -1
    for match in WORD.finditer(text, start, end):
        at = match.start()
        if told < at:
            found = TOLD.search(text, at, end)
            told = found.start() if found is not None else end + FAR
        if at < last or told > at + FAR:
            continue
        if first >= 0 and at - last > BEFORE + APART:
            yield _lines(text, first - BEFORE, last + AFTER, start, end)
            first = at
        first = at if first < 0 else first
        last = _list_end(text, at, end)
    if first >= 0:
        yield _lines(text, first - BEFORE, last + AFTER, start, end)


def _list_end(text: str, at: int, end: int) -> int:
    """Where the last number sign stands that follows ``at`` without a wide gap."""
    while (sign := text.find("№", at, min(at + AFTER, end))) >= 0:
        at = sign + 1
    return at


def _lines(text: str, first: int, last: int, start: int, end: int) -> tuple[int, int]:
    """The whole lines that hold ``first:last``."""
    first = text.rfind("\n", start, max(first, start)) + 1
    stop = text.find("\n", min(last, end), end)
    return max(first, start), end if stop < 0 else stop
