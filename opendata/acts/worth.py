"""Where a text may name other acts at all: most of it need not be looked at closely."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from opendata.acts.lines import HIDDEN

WORD: Final = re.compile(
    r"[РрPpУу](?:(?<![Уу])(?:[ІіIi][Шш][ЕеEe][Нн]|[ОоOo][Зз][Пп][ОоOo][Рр]|[ЕеEe][Шш][ЕеEe][Нн]"
    r"|[АаAa][Сс][Пп][ОоOo][Рр])|(?<=[Уу])[Хх][Вв][АаAa][Лл])"
)
"""The words for acts, whichever alphabet their letters are typed in.

Both cases are spelt out, and one class of letters begins it: so the search is many times faster.
"""
TOLD: Final = re.compile(
    r"[№\dNn](?:(?<=№)(?=[^\n\d]{0,6}\d)|(?<=\d)(?:[./]\s?\d|\d{3})|(?<=\b[Nn]))"
)
POINT: Final = re.compile(r"\n[^\S\n]{0,60}\d{1,2}\s?\.\s?(?=[^\d\s])")
"""«2. …» at the beginning of a line: nothing in it depends on the points beside it."""
NEXT_POINT: Final = re.compile(r"(?<![:№])\n\s{0,60}\d{1,2}(?:\.\d{1,2})*\s?[.)]\s?(?=[^\d\s])")
FAR: Final = 1_700
"""Characters from the word to its date or number, a quoted title between them included."""
BEFORE: Final = 1_000
"""Characters before the word that may hold the verb which governs it."""
AFTER: Final = 600


def windows(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of ``text[start:end]`` that may cite acts, whole lines each, apart.

    A stretch is the point of the act that holds a citation, or the preamble. Linear: no character
    is searched more than a fixed number of times.
    """
    if HIDDEN.search(text, start, end) is not None:
        yield start, end  # soft hyphens may stand inside the words
        return
    first = last = told = -1
    again = start
    while (match := WORD.search(text, again, end)) is not None:
        at = match.start()
        again = match.end()
        if told < at:
            found = TOLD.search(text, at, end)
            if found is None:
                break
            told = found.start()
            alone = max(told - FAR, _last_point(text, max(at, told - FAR), told))
        if at < alone:
            again = max(again, alone)
            continue
        if first >= 0 and at > last + AFTER:
            yield first, last
            first = -1
        begin = _point_of(text, at, start)
        if first >= 0 and begin >= last:
            yield first, last
            first = -1
        first = begin if first < 0 else first
        again = last = _end_of_point(text, _list_end(text, at, end), end)
    if first >= 0:
        yield first, last


def _last_point(text: str, at: int, told: int) -> int:
    """Where the last point of ``text[at:told]`` begins, -1 if it is all of one point.

    No word before that has the date or number at ``told`` in its own point.
    """
    line = text.rfind("\n", at, told)
    while line >= 0 and NEXT_POINT.match(text, line, told) is None:
        line = text.rfind("\n", at, line)
    return line


def _point_of(text: str, at: int, start: int) -> int:
    """Where the point that holds ``at`` begins, or the lines before it that may govern it."""
    least = max(at - BEFORE, start)
    begins = -1
    for match in POINT.finditer(text, least, at):
        begins = match.start() + 1
    return begins if begins >= 0 else max(text.rfind("\n", start, max(least, start)) + 1, start)


def _end_of_point(text: str, at: int, end: int) -> int:
    """Where the point that holds ``at`` ends, or the line that is far enough behind it."""
    most = min(at + AFTER, end)
    match = POINT.search(text, at, most)
    if match is not None:
        return match.start()
    stop = text.find("\n", most, end)
    return end if stop < 0 else stop


def _list_end(text: str, at: int, end: int) -> int:
    """Where the last number sign stands that follows ``at`` without a wide gap."""
    while (sign := text.find("№", at, min(at + AFTER, end))) >= 0:
        at = sign + 1
    return at
